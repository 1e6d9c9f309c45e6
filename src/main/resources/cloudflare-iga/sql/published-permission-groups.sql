-- What a policy can be about, and what it can be assigned on. ?1 account.
SELECT permission_group_id, name, scopes FROM permission_group WHERE account = ?1 ORDER BY permission_group_id
