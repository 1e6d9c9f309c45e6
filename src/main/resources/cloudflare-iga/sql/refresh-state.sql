-- Replaces the published state of one member, touching only rows that differ. ?1 account, ?2 the whole member, ?3 now.
INSERT INTO role (account, role_id, name, kind)
SELECT ?1, r.value ->> 0, min(r.value ->> 1), min(r.value ->> 2)
FROM json_each(?2, '$.rights') r
WHERE true
GROUP BY r.value ->> 0
ON CONFLICT DO NOTHING;

INSERT INTO member (account, member_id, user_id, email, first_name, last_name, status, mfa_enabled, other_fields,
                    first_seen_at, last_changed_at)
VALUES (?1, ?2 ->> '$.member_id', ?2 ->> '$.user_id', ?2 ->> '$.email', ?2 ->> '$.first_name', ?2 ->> '$.last_name',
        ?2 ->> '$.status', ?2 ->> '$.mfa_enabled', nullif(?2 -> '$.other_fields', 'null'), ?3, ?3)
ON CONFLICT (account, member_id) DO UPDATE
SET last_changed_at = iif((user_id, email, first_name, last_name, status, mfa_enabled)
                          IS NOT (excluded.user_id, excluded.email, excluded.first_name, excluded.last_name,
                                  excluded.status, excluded.mfa_enabled), excluded.last_changed_at, last_changed_at),
    user_id = excluded.user_id, email = excluded.email, first_name = excluded.first_name,
    last_name = excluded.last_name, status = excluded.status, mfa_enabled = excluded.mfa_enabled,
    other_fields = excluded.other_fields
WHERE (user_id, email, first_name, last_name, status, mfa_enabled, other_fields)
      IS NOT (excluded.user_id, excluded.email, excluded.first_name, excluded.last_name, excluded.status,
              excluded.mfa_enabled, excluded.other_fields);

DELETE FROM role_assignment
WHERE account = ?1
  AND member_id = ?2 ->> '$.member_id'
  AND path = 'direct'
  AND NOT EXISTS (SELECT 1 FROM json_each(?2, '$.rights') r
                  WHERE r.value ->> 0 = role_assignment.role_id AND r.value ->> 3 = role_assignment.access
                    AND r.value ->> 4 = role_assignment.scope_key);

INSERT INTO role_assignment (account, member_id, role_id, access, scope_key, path, role_name, scope_name, first_seen_at)
SELECT ?1, ?2 ->> '$.member_id', r.value ->> 0, r.value ->> 3, r.value ->> 4, 'direct', r.value ->> 1, r.value ->> 5, ?3
FROM json_each(?2, '$.rights') r
WHERE true
ON CONFLICT (account, member_id, role_id, access, scope_key, path) DO UPDATE
SET role_name = excluded.role_name, scope_name = excluded.scope_name
WHERE (role_name, scope_name) IS NOT (excluded.role_name, excluded.scope_name)
