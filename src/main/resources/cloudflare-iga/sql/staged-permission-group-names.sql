-- The names of all permission groups that are listed or were known before. ?1 run.
SELECT permission_group_id AS id, name FROM staged_permission_group WHERE run_id = ?1 AND name IS NOT NULL
