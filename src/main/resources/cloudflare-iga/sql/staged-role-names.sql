-- The roles that a policy's permission group may stand for, by name. ?1 run.
SELECT role_id, name FROM staged_role WHERE run_id = ?1 AND kind = 'role' AND name IS NOT NULL
