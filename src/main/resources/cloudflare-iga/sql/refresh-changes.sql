-- Writes the difference between the published state of one member and what it is now, before anything is replaced, as
-- publishing a sync would. ?1 account, ?2 the whole member, ?3 now, ?4 cause.
INSERT INTO change (account, at, kind, role_id, after, cause)
SELECT ?1, ?3, 'role.added', r.value ->> 0,
       json_object('name', min(r.value ->> 1), 'description', NULL, 'kind', min(r.value ->> 2), 'permissions', NULL),
       ?4
FROM json_each(?2, '$.rights') r
WHERE NOT EXISTS (SELECT 1 FROM role known WHERE known.account = ?1 AND known.role_id = r.value ->> 0)
GROUP BY r.value ->> 0
ORDER BY r.value ->> 0;

WITH fresh AS (
    SELECT ?2 ->> '$.member_id' AS member_id, ?2 ->> '$.user_id' AS user_id, ?2 ->> '$.email' AS email,
           ?2 ->> '$.first_name' AS first_name, ?2 ->> '$.last_name' AS last_name, ?2 ->> '$.status' AS status,
           ?2 ->> '$.mfa_enabled' AS mfa_enabled
)
INSERT INTO change (account, at, kind, member_id, email, before, after, cause)
SELECT ?1, ?3,
       CASE WHEN m.member_id IS NULL THEN iif(f.status = 'pending', 'invitation.added', 'member.added')
            WHEN m.status = 'pending' AND f.status = 'accepted' THEN 'invitation.accepted'
            WHEN m.status = 'pending' AND f.status = 'rejected' THEN 'invitation.gone'
            ELSE 'member.updated' END,
       f.member_id, f.email,
       iif(m.member_id IS NULL, NULL,
           json_object('user_id', m.user_id, 'email', m.email, 'first_name', m.first_name, 'last_name', m.last_name,
                       'status', m.status, 'mfa_enabled', m.mfa_enabled)),
       json_object('user_id', f.user_id, 'email', f.email, 'first_name', f.first_name, 'last_name', f.last_name,
                   'status', f.status, 'mfa_enabled', f.mfa_enabled),
       ?4
FROM fresh f
LEFT JOIN member m ON m.account = ?1 AND m.member_id = f.member_id
WHERE m.member_id IS NULL OR (m.user_id, m.email, m.first_name, m.last_name, m.status, m.mfa_enabled)
                             IS NOT (f.user_id, f.email, f.first_name, f.last_name, f.status, f.mfa_enabled);

INSERT INTO change (account, at, kind, member_id, email, role_id, scope_key, after, cause)
SELECT ?1, ?3, 'role.granted', ?2 ->> '$.member_id', ?2 ->> '$.email', r.value ->> 0, r.value ->> 4,
       json_object('role_name', coalesce(known.name, r.value ->> 1), 'access', r.value ->> 3,
                   'scope_name', r.value ->> 5, 'path', 'direct'),
       ?4
FROM json_each(?2, '$.rights') r
LEFT JOIN role known ON known.account = ?1 AND known.role_id = r.value ->> 0
WHERE NOT EXISTS (SELECT 1 FROM role_assignment ra
                  WHERE ra.account = ?1 AND ra.member_id = ?2 ->> '$.member_id' AND ra.role_id = r.value ->> 0
                    AND ra.access = r.value ->> 3 AND ra.scope_key = r.value ->> 4 AND ra.path = 'direct')
ORDER BY r.value ->> 0, r.value ->> 3, r.value ->> 4;

INSERT INTO change (account, at, kind, member_id, email, role_id, scope_key, before, cause)
SELECT ?1, ?3, 'role.revoked', ra.member_id, m.email, ra.role_id, ra.scope_key,
       json_object('role_name', coalesce(known.name, ra.role_name), 'access', ra.access, 'scope_name', ra.scope_name,
                   'path', 'direct'),
       ?4
FROM role_assignment ra
LEFT JOIN role known ON known.account = ra.account AND known.role_id = ra.role_id
LEFT JOIN member m ON m.account = ra.account AND m.member_id = ra.member_id
WHERE ra.account = ?1
  AND ra.member_id = ?2 ->> '$.member_id'
  AND ra.path = 'direct'
  AND NOT EXISTS (SELECT 1 FROM json_each(?2, '$.rights') r
                  WHERE r.value ->> 0 = ra.role_id AND r.value ->> 3 = ra.access AND r.value ->> 4 = ra.scope_key)
ORDER BY ra.role_id, ra.access, ra.scope_key
