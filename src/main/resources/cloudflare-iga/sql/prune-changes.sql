-- Forgets changes older than a day, but none that a registered consumer has not passed.
-- ?1 account, ?2 the oldest instant to keep.
DELETE FROM change
WHERE account = ?1
  AND at < ?2
  AND id <= ifnull((SELECT min(c.change_id) FROM change_consumer c WHERE c.account = ?1), id)
