-- Writes the difference between the published state and what this run staged, before anything is replaced.
-- Order and ids of policies are no part of either side. A right tells the name that its role goes by in the views.
-- ?1 run, ?2 account, ?3 now.
INSERT INTO change (account, at, kind, role_id, before, after, cause)
SELECT ?2, ?3, iif(r.role_id IS NULL, 'role.added', 'role.changed'), s.role_id,
       iif(r.role_id IS NULL, NULL, json_object('name', r.name, 'description', r.description, 'kind', r.kind,
                                                'permissions', json(r.permissions))),
       json_object('name', s.name, 'description', s.description, 'kind', s.kind, 'permissions', json(s.permissions)),
       'sync:' || ?1
FROM staged_role s
LEFT JOIN role r ON r.account = ?2 AND r.role_id = s.role_id
WHERE s.run_id = ?1
  AND (r.role_id IS NULL OR (r.name, r.description, r.kind, r.permissions)
                            IS NOT (s.name, s.description, s.kind, s.permissions))
ORDER BY s.role_id;

INSERT INTO change (account, at, kind, member_id, email, before, after, cause)
SELECT ?2, ?3,
       CASE WHEN m.member_id IS NULL THEN iif(s.status = 'pending', 'invitation.added', 'member.added')
            WHEN m.status = 'pending' AND s.status = 'accepted' THEN 'invitation.accepted'
            WHEN m.status = 'pending' AND s.status = 'rejected' THEN 'invitation.gone'
            ELSE 'member.updated' END,
       s.member_id, s.email,
       iif(m.member_id IS NULL, NULL,
           json_object('user_id', m.user_id, 'email', m.email, 'first_name', m.first_name, 'last_name', m.last_name,
                       'status', m.status, 'mfa_enabled', m.mfa_enabled)),
       json_object('user_id', s.user_id, 'email', s.email, 'first_name', s.first_name, 'last_name', s.last_name,
                   'status', s.status, 'mfa_enabled', s.mfa_enabled),
       'sync:' || ?1
FROM staged_member s
LEFT JOIN member m ON m.account = ?2 AND m.member_id = s.member_id
WHERE s.run_id = ?1
  AND (m.member_id IS NULL OR (m.user_id, m.email, m.first_name, m.last_name, m.status, m.mfa_enabled)
                              IS NOT (s.user_id, s.email, s.first_name, s.last_name, s.status, s.mfa_enabled))
ORDER BY s.member_id;

INSERT INTO change (account, at, kind, member_id, email, role_id, scope_key, after, cause)
SELECT ?2, ?3, 'role.granted', s.member_id, m.email, s.role_id, s.scope_key,
       json_object('role_name', coalesce(r.name, s.role_name), 'access', s.access, 'scope_name', s.scope_name,
                   'path', 'direct'),
       'sync:' || ?1
FROM staged_right s
LEFT JOIN staged_role r ON r.run_id = ?1 AND r.role_id = s.role_id
LEFT JOIN staged_member m ON m.run_id = ?1 AND m.member_id = s.member_id
WHERE s.run_id = ?1
  AND NOT EXISTS (SELECT 1 FROM role_assignment ra
                  WHERE ra.account = ?2 AND ra.member_id = s.member_id AND ra.role_id = s.role_id
                    AND ra.access = s.access AND ra.scope_key = s.scope_key AND ra.path = 'direct')
ORDER BY s.member_id, s.role_id, s.access, s.scope_key;

INSERT INTO change (account, at, kind, member_id, email, role_id, scope_key, before, cause)
SELECT ?2, ?3, 'role.revoked', ra.member_id, m.email, ra.role_id, ra.scope_key,
       json_object('role_name', coalesce(r.name, ra.role_name), 'access', ra.access, 'scope_name', ra.scope_name,
                   'path', 'direct'),
       'sync:' || ?1
FROM role_assignment ra
LEFT JOIN role r ON r.account = ra.account AND r.role_id = ra.role_id
LEFT JOIN member m ON m.account = ra.account AND m.member_id = ra.member_id
WHERE ra.account = ?2
  AND ra.path = 'direct'
  AND (EXISTS (SELECT 1 FROM staged_member s WHERE s.run_id = ?1 AND s.member_id = ra.member_id)
       OR EXISTS (SELECT 1 FROM staged_absence a WHERE a.run_id = ?1 AND a.member_id = ra.member_id))
  AND NOT EXISTS (SELECT 1 FROM staged_right s
                  WHERE s.run_id = ?1 AND s.member_id = ra.member_id AND s.role_id = ra.role_id
                    AND s.access = ra.access AND s.scope_key = ra.scope_key)
ORDER BY ra.member_id, ra.role_id, ra.access, ra.scope_key;

INSERT INTO change (account, at, kind, member_id, email, before, cause)
SELECT ?2, ?3, iif(m.status = 'pending', 'invitation.gone', 'member.removed'), m.member_id, m.email,
       json_object('user_id', m.user_id, 'email', m.email, 'first_name', m.first_name, 'last_name', m.last_name,
                   'status', m.status, 'mfa_enabled', m.mfa_enabled),
       'sync:' || ?1
FROM staged_absence a
JOIN member m ON m.account = ?2 AND m.member_id = a.member_id
WHERE a.run_id = ?1
ORDER BY m.member_id;

INSERT INTO change (account, at, kind, role_id, before, cause)
SELECT ?2, ?3, 'role.removed', r.role_id,
       json_object('name', r.name, 'description', r.description, 'kind', r.kind, 'permissions', json(r.permissions)),
       'sync:' || ?1
FROM role r
WHERE r.account = ?2
  AND NOT EXISTS (SELECT 1 FROM staged_role s WHERE s.run_id = ?1 AND s.role_id = r.role_id)
  AND NOT EXISTS (SELECT 1 FROM role_assignment ra
                  WHERE ra.account = ?2 AND ra.role_id = r.role_id
                    AND NOT EXISTS (SELECT 1 FROM staged_member s WHERE s.run_id = ?1 AND s.member_id = ra.member_id)
                    AND NOT EXISTS (SELECT 1 FROM staged_absence a WHERE a.run_id = ?1 AND a.member_id = ra.member_id))
ORDER BY r.role_id;
