-- When an account was last published, and how much stands published now. ?1 account.
SELECT a.published_at,
       (SELECT count(*) FROM member WHERE account = a.alias) AS members,
       (SELECT count(*) FROM object WHERE account = a.alias AND kind = 'role') AS roles,
       (SELECT count(*) FROM right_held WHERE account = a.alias AND holder_kind = 'member') AS role_assignments
FROM account a
WHERE a.alias = ?1
