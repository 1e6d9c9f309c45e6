-- The published roles that this run does not list, under names that no role has that it lists. ?1 run, ?2 account.
SELECT r.role_id, r.name
FROM role r
WHERE r.account = ?2 AND r.kind = 'role' AND r.name IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM staged_role s WHERE s.run_id = ?1 AND (s.role_id = r.role_id OR s.name = r.name))
