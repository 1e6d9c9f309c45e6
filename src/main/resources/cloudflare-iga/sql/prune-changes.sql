-- Forgets changes older than a day. ?1 account, ?2 the oldest instant to keep.
DELETE FROM change WHERE account = ?1 AND at < ?2
