-- Writes the difference between the published state and what a publication staged, before anything is replaced. Order and
-- ids of policies are no part of either side. A right tells the name that its role goes by in the views.
-- ?1 publication, ?2 account, ?3 now, ?4 the declared kinds, ?5 cause, ?6 actor, NULL when it is not known.
INSERT INTO change (account, at, kind, object_id, object_name, role_id, role_name, before, after, cause, actor)
SELECT ?2, ?3, iif(o.id IS NULL, k.value ->> '$.added', k.value ->> '$.changed'), s.id, s.name,
       iif(s.kind = 'role', s.id, NULL), iif(s.kind = 'role', s.name, NULL), o.fields, s.fields, ?5, ?6
FROM json_each(?4) k
CROSS JOIN staged_object s ON s.publication_id = ?1 AND s.kind = k.value ->> '$.kind'
LEFT JOIN object o ON o.account = ?2 AND o.kind = s.kind AND o.parent = s.parent AND o.id = s.id
WHERE k.value ->> '$.added' IS NOT NULL AND o.fields IS NOT s.fields
ORDER BY k.key, s.parent, s.id;

INSERT INTO change (account, at, kind, object_id, object_name, member_id, email, before, after, cause, actor)
SELECT ?2, ?3,
       CASE WHEN m.member_id IS NULL THEN iif(s.status = 'pending', 'invitation.added', 'member.added')
            WHEN m.status = 'pending' AND s.status = 'accepted' THEN 'invitation.accepted'
            WHEN m.status = 'pending' AND s.status = 'rejected' THEN 'invitation.gone'
            ELSE 'member.updated' END,
       s.member_id, s.email, s.member_id, s.email,
       iif(m.member_id IS NULL, NULL,
           json_object('user_id', m.user_id, 'email', m.email, 'first_name', m.first_name, 'last_name', m.last_name,
                       'status', m.status, 'mfa_enabled', m.mfa_enabled)),
       json_object('user_id', s.user_id, 'email', s.email, 'first_name', s.first_name, 'last_name', s.last_name,
                   'status', s.status, 'mfa_enabled', s.mfa_enabled),
       ?5, ?6
FROM staged_member s
LEFT JOIN member m ON m.account = ?2 AND m.member_id = s.member_id
WHERE s.publication_id = ?1
  AND (m.member_id IS NULL OR (m.user_id, m.email, m.first_name, m.last_name, m.status, m.mfa_enabled)
                              IS NOT (s.user_id, s.email, s.first_name, s.last_name, s.status, s.mfa_enabled))
ORDER BY s.member_id;

INSERT INTO change (account, at, kind, object_id, object_name, member_id, email, role_id, role_name, scope_key, scope_name,
                    after, cause, actor)
SELECT ?2, ?3, 'role.granted', s.holder_id, m.email, s.holder_id, m.email, s.role_id, coalesce(r.name, known.name, s.role_name),
       s.scope_key, s.scope_name,
       json_object('role_name', coalesce(r.name, known.name, s.role_name), 'access', s.access, 'scope_name', s.scope_name,
                   'path', 'direct'),
       ?5, ?6
FROM staged_right s
LEFT JOIN staged_object r ON r.publication_id = ?1 AND r.kind = 'role' AND r.parent = '' AND r.id = s.role_id
LEFT JOIN object known ON known.account = ?2 AND known.kind = 'role' AND known.parent = '' AND known.id = s.role_id
    AND r.id IS NULL
LEFT JOIN staged_member m ON m.publication_id = ?1 AND m.member_id = s.holder_id
WHERE s.publication_id = ?1
  AND NOT EXISTS (SELECT 1 FROM right_held h
                  WHERE h.account = ?2 AND h.holder_kind = s.holder_kind AND h.holder_id = s.holder_id
                    AND h.role_id = s.role_id AND h.access = s.access AND h.scope_key = s.scope_key)
ORDER BY s.holder_kind, s.holder_id, s.role_id, s.access, s.scope_key;

INSERT INTO change (account, at, kind, object_id, object_name, member_id, email, role_id, role_name, scope_key, scope_name,
                    before, cause, actor)
SELECT ?2, ?3, 'role.revoked', h.holder_id, m.email, h.holder_id, m.email, h.role_id, coalesce(r.name, h.role_name), h.scope_key,
       h.scope_name,
       json_object('role_name', coalesce(r.name, h.role_name), 'access', h.access, 'scope_name', h.scope_name,
                   'path', 'direct'),
       ?5, ?6
FROM (SELECT member_id FROM staged_member WHERE publication_id = ?1
      UNION
      SELECT member_id FROM staged_absence WHERE publication_id = ?1) told
CROSS JOIN right_held h ON h.account = ?2 AND h.holder_kind = 'member' AND h.holder_id = told.member_id
LEFT JOIN object r ON r.account = ?2 AND r.kind = 'role' AND r.parent = '' AND r.id = h.role_id
LEFT JOIN member m ON m.account = ?2 AND m.member_id = h.holder_id
WHERE NOT EXISTS (SELECT 1 FROM staged_right s
                  WHERE s.publication_id = ?1 AND s.holder_kind = h.holder_kind AND s.holder_id = h.holder_id
                    AND s.role_id = h.role_id AND s.access = h.access AND s.scope_key = h.scope_key)
ORDER BY h.holder_id, h.role_id, h.access, h.scope_key;

INSERT INTO change (account, at, kind, object_id, object_name, member_id, email, before, cause, actor)
SELECT ?2, ?3, iif(m.status = 'pending', 'invitation.gone', 'member.removed'), m.member_id, m.email, m.member_id, m.email,
       json_object('user_id', m.user_id, 'email', m.email, 'first_name', m.first_name, 'last_name', m.last_name,
                   'status', m.status, 'mfa_enabled', m.mfa_enabled),
       ?5, ?6
FROM staged_absence a
JOIN member m ON m.account = ?2 AND m.member_id = a.member_id
WHERE a.publication_id = ?1
ORDER BY m.member_id;

-- A role that somebody holds whom this publication does not tell of stays.
INSERT INTO change (account, at, kind, object_id, object_name, role_id, role_name, before, cause, actor)
SELECT ?2, ?3, k.value ->> '$.removed', o.id, o.name, iif(o.kind = 'role', o.id, NULL), iif(o.kind = 'role', o.name, NULL),
       o.fields, ?5, ?6
FROM json_each(?4) k
CROSS JOIN object o ON o.account = ?2 AND o.kind = k.value ->> '$.kind'
WHERE k.value ->> '$.removed' IS NOT NULL
  AND (SELECT run_id FROM publication WHERE id = ?1) IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM staged_object s
                  WHERE s.publication_id = ?1 AND s.kind = o.kind AND s.parent = o.parent AND s.id = o.id)
  AND NOT (o.kind = 'role'
           AND EXISTS (SELECT 1 FROM right_held h
                       WHERE h.account = ?2 AND h.role_id = o.id
                         AND NOT EXISTS (SELECT 1 FROM staged_member s
                                         WHERE s.publication_id = ?1 AND s.member_id = h.holder_id)
                         AND NOT EXISTS (SELECT 1 FROM staged_absence a
                                         WHERE a.publication_id = ?1 AND a.member_id = h.holder_id)))
ORDER BY k.key, o.parent, o.id;
