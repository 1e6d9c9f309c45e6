-- Whatever somebody holds is a role, listed or not. ?1 run, ?2 account.
INSERT INTO staged_role (run_id, role_id, name, description, kind, permissions, other_fields)
SELECT ?1, s.role_id, coalesce(min(s.role_name), known.name), known.description, min(s.role_kind), known.permissions,
       known.other_fields
FROM staged_right s
LEFT JOIN role known ON known.account = ?2 AND known.role_id = s.role_id
WHERE s.run_id = ?1
GROUP BY s.role_id
ON CONFLICT DO NOTHING
