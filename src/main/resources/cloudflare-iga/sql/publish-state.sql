-- Replaces the published state by what a publication staged, touching only rows that differ.
-- ?1 publication, ?2 account, ?3 now, ?4 the declared kinds.
INSERT INTO object (account, kind, parent, id, fields, other_fields, first_seen_at, last_changed_at)
SELECT ?2, s.kind, s.parent, s.id, s.fields, s.other_fields, ?3, ?3
FROM staged_object s
WHERE s.publication_id = ?1
ON CONFLICT (account, kind, parent, id) DO UPDATE
SET last_changed_at = iif(fields IS NOT excluded.fields, excluded.last_changed_at, last_changed_at),
    fields = excluded.fields, other_fields = excluded.other_fields
WHERE (fields, other_fields) IS NOT (excluded.fields, excluded.other_fields);

DELETE FROM right_held
WHERE account = ?2
  AND holder_kind = 'member'
  AND holder_id IN (SELECT member_id FROM staged_member WHERE publication_id = ?1
                    UNION
                    SELECT member_id FROM staged_absence WHERE publication_id = ?1)
  AND NOT EXISTS (SELECT 1 FROM staged_right s
                  WHERE s.publication_id = ?1 AND s.holder_kind = right_held.holder_kind
                    AND s.holder_id = right_held.holder_id AND s.role_id = right_held.role_id
                    AND s.access = right_held.access AND s.scope_key = right_held.scope_key);

INSERT INTO right_held (account, holder_kind, holder_id, role_id, access, scope_key, role_name, scope_name, first_seen_at)
SELECT ?2, s.holder_kind, s.holder_id, s.role_id, s.access, s.scope_key, s.role_name, s.scope_name, ?3
FROM staged_right s
WHERE s.publication_id = ?1
ON CONFLICT (account, holder_kind, holder_id, role_id, access, scope_key) DO UPDATE
SET role_name = excluded.role_name, scope_name = excluded.scope_name
WHERE (role_name, scope_name) IS NOT (excluded.role_name, excluded.scope_name);

DELETE FROM member
WHERE account = ?2 AND member_id IN (SELECT a.member_id FROM staged_absence a WHERE a.publication_id = ?1);

INSERT INTO member (account, member_id, user_id, email, first_name, last_name, status, mfa_enabled, other_fields,
                    first_seen_at, last_changed_at)
SELECT ?2, s.member_id, s.user_id, s.email, s.first_name, s.last_name, s.status, s.mfa_enabled, s.other_fields, ?3, ?3
FROM staged_member s
WHERE s.publication_id = ?1
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

DELETE FROM object
WHERE account = ?2
  AND (SELECT run_id FROM publication WHERE id = ?1) IS NOT NULL
  AND kind IN (SELECT k.value ->> '$.kind' FROM json_each(?4) k)
  AND NOT EXISTS (SELECT 1 FROM staged_object s
                  WHERE s.publication_id = ?1 AND s.kind = object.kind AND s.parent = object.parent AND s.id = object.id)
  AND NOT (kind = 'role'
           AND EXISTS (SELECT 1 FROM right_held h WHERE h.account = ?2 AND h.role_id = object.id));
