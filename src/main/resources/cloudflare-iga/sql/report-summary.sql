-- An account in figures. ?1 account.
SELECT (SELECT count(*) FROM members WHERE account = ?1 AND status = 'accepted') AS accepted,
       (SELECT count(*) FROM invitations WHERE account = ?1)                     AS pending,
       (SELECT count(*) FROM members WHERE account = ?1)                         AS members,
       (SELECT count(*) FROM roles WHERE account = ?1)                           AS roles,
       (SELECT count(*) FROM role_assignments WHERE account = ?1)                AS role_assignments
