-- What can be granted. ?1 account.
SELECT role_id, name, kind FROM role WHERE account = ?1 ORDER BY role_id
