-- The newest change of an account. ?1 account.
SELECT coalesce(max(id), 0) AS head FROM change WHERE account = ?1
