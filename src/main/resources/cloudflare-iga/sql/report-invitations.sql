-- Invitations that wait for an answer. ?1 account.
SELECT coalesce(i.email, i.member_id) AS email, i.first_seen_at,
       (SELECT group_concat(DISTINCT coalesce(ra.role_name, ra.role_id))
        FROM role_assignments ra
        WHERE ra.account = i.account AND ra.member_id = i.member_id AND ra.access = 'allow') AS roles
FROM invitations i
WHERE i.account = ?1
ORDER BY email
