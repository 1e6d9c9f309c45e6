-- Some accounts do not list the Super Administrator role, although it is held there; what was known of it is kept.
-- ?1 run, ?2 account, ?3 id, ?4 name.
INSERT INTO staged_role (run_id, role_id, name, description, kind, permissions, other_fields)
SELECT ?1, ?3, coalesce(known.name, ?4), known.description, 'role', known.permissions, known.other_fields
FROM (SELECT ?3 AS role_id) super
LEFT JOIN role known ON known.account = ?2 AND known.role_id = super.role_id
WHERE true
ON CONFLICT DO NOTHING
