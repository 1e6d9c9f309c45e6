-- When an account was last published, and how much stands published now. ?1 account.
SELECT a.published_at,
       (SELECT count(*) FROM member WHERE account = a.alias) AS members,
       (SELECT count(*) FROM role WHERE account = a.alias) AS roles,
       (SELECT count(*) FROM role_assignment WHERE account = a.alias) AS role_assignments
FROM account a
WHERE a.alias = ?1
