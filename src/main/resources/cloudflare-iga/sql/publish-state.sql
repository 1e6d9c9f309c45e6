-- Replaces the published state by what this run staged, touching only rows that differ. ?1 run, ?2 account, ?3 now.
INSERT INTO role (account, role_id, name, description, kind, permissions, other_fields)
SELECT ?2, s.role_id, s.name, s.description, s.kind, s.permissions, s.other_fields
FROM staged_role s
WHERE s.run_id = ?1
ON CONFLICT (account, role_id) DO UPDATE
SET name = excluded.name, description = excluded.description, kind = excluded.kind,
    permissions = excluded.permissions, other_fields = excluded.other_fields
WHERE (name, description, kind, permissions, other_fields)
      IS NOT (excluded.name, excluded.description, excluded.kind, excluded.permissions, excluded.other_fields);

DELETE FROM role_assignment
WHERE account = ?2
  AND path = 'direct'
  AND (EXISTS (SELECT 1 FROM staged_member s WHERE s.run_id = ?1 AND s.member_id = role_assignment.member_id)
       OR EXISTS (SELECT 1 FROM staged_absence a WHERE a.run_id = ?1 AND a.member_id = role_assignment.member_id))
  AND NOT EXISTS (SELECT 1 FROM staged_right s
                  WHERE s.run_id = ?1 AND s.member_id = role_assignment.member_id
                    AND s.role_id = role_assignment.role_id AND s.access = role_assignment.access
                    AND s.scope_key = role_assignment.scope_key);

INSERT INTO role_assignment (account, member_id, role_id, access, scope_key, path, role_name, scope_name, first_seen_at)
SELECT ?2, s.member_id, s.role_id, s.access, s.scope_key, 'direct', s.role_name, s.scope_name, ?3
FROM staged_right s
WHERE s.run_id = ?1
ON CONFLICT (account, member_id, role_id, access, scope_key, path) DO UPDATE
SET role_name = excluded.role_name, scope_name = excluded.scope_name
WHERE (role_name, scope_name) IS NOT (excluded.role_name, excluded.scope_name);

DELETE FROM member
WHERE account = ?2 AND member_id IN (SELECT a.member_id FROM staged_absence a WHERE a.run_id = ?1);

INSERT INTO member (account, member_id, user_id, email, first_name, last_name, status, mfa_enabled, other_fields,
                    first_seen_at, last_changed_at)
SELECT ?2, s.member_id, s.user_id, s.email, s.first_name, s.last_name, s.status, s.mfa_enabled, s.other_fields, ?3, ?3
FROM staged_member s
WHERE s.run_id = ?1
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

DELETE FROM role
WHERE account = ?2
  AND NOT EXISTS (SELECT 1 FROM staged_role s WHERE s.run_id = ?1 AND s.role_id = role.role_id)
  AND NOT EXISTS (SELECT 1 FROM role_assignment ra WHERE ra.account = ?2 AND ra.role_id = role.role_id);

DELETE FROM permission_group
WHERE account = ?2
  AND NOT EXISTS (SELECT 1 FROM staged_permission_group s
                  WHERE s.run_id = ?1 AND s.permission_group_id = permission_group.permission_group_id);

INSERT INTO permission_group (account, permission_group_id, name, scopes)
SELECT ?2, s.permission_group_id, s.name, s.scopes
FROM staged_permission_group s
WHERE s.run_id = ?1
ON CONFLICT (account, permission_group_id) DO UPDATE
SET name = excluded.name, scopes = excluded.scopes
WHERE (name, scopes) IS NOT (excluded.name, excluded.scopes);

DELETE FROM resource_group
WHERE account = ?2
  AND NOT EXISTS (SELECT 1 FROM staged_resource_group s
                  WHERE s.run_id = ?1 AND s.resource_group_id = resource_group.resource_group_id);

INSERT INTO resource_group (account, resource_group_id, name, scope_keys)
SELECT ?2, s.resource_group_id, s.name, s.scope_keys
FROM staged_resource_group s
WHERE s.run_id = ?1
ON CONFLICT (account, resource_group_id) DO UPDATE
SET name = excluded.name, scope_keys = excluded.scope_keys
WHERE (name, scope_keys) IS NOT (excluded.name, excluded.scope_keys);

DELETE FROM member_touch
WHERE account = ?2 AND touched_at < (SELECT started_at FROM sync_run WHERE id = ?1);

DELETE FROM held_loss
WHERE run_id IN (SELECT id FROM sync_run WHERE account = ?2);

UPDATE account
SET published_at = ?3, account_id = (SELECT account_id FROM sync_run WHERE id = ?1)
WHERE alias = ?2;
