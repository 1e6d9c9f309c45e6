-- Keeps the published permission groups when their list could not be read. ?1 run, ?2 account.
INSERT INTO staged_role (run_id, role_id, name, description, kind, permissions, other_fields)
SELECT ?1, role_id, name, description, kind, permissions, other_fields
FROM role
WHERE account = ?2 AND kind = 'permission_group'
ON CONFLICT DO NOTHING;

INSERT INTO staged_permission_group (run_id, permission_group_id, name, scopes)
SELECT ?1, permission_group_id, name, scopes
FROM permission_group
WHERE account = ?2
ON CONFLICT DO NOTHING
