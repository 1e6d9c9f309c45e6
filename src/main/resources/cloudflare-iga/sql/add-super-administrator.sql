-- Some accounts do not list the Super Administrator role, although it is held there. ?1 run, ?2 id, ?3 name.
INSERT INTO staged_role (run_id, role_id, name, kind)
SELECT ?1, ?2, ?3, 'role'
WHERE true
ON CONFLICT DO NOTHING
