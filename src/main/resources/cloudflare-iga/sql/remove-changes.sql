-- Writes what goes with one member, before it is deleted. ?1 account, ?2 member, ?3 now, ?4 cause.
INSERT INTO change (account, at, kind, member_id, email, role_id, scope_key, before, cause)
SELECT ?1, ?3, 'role.revoked', ra.member_id, m.email, ra.role_id, ra.scope_key,
       json_object('role_name', coalesce(r.name, ra.role_name), 'access', ra.access, 'scope_name', ra.scope_name,
                   'path', ra.path),
       ?4
FROM role_assignment ra
LEFT JOIN role r ON r.account = ra.account AND r.role_id = ra.role_id
LEFT JOIN member m ON m.account = ra.account AND m.member_id = ra.member_id
WHERE ra.account = ?1 AND ra.member_id = ?2
ORDER BY ra.role_id, ra.access, ra.scope_key, ra.path;

INSERT INTO change (account, at, kind, member_id, email, before, cause)
SELECT ?1, ?3, iif(m.status = 'pending', 'invitation.gone', 'member.removed'), m.member_id, m.email,
       json_object('user_id', m.user_id, 'email', m.email, 'first_name', m.first_name, 'last_name', m.last_name,
                   'status', m.status, 'mfa_enabled', m.mfa_enabled),
       ?4
FROM member m
WHERE m.account = ?1 AND m.member_id = ?2
