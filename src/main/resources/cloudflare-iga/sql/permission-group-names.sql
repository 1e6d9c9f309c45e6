-- The names of all permission groups that are listed, were known before, or that somebody holds although no list shows
-- them. ?1 run, ?2 account.
SELECT permission_group_id AS id, name
FROM staged_permission_group
WHERE run_id = ?1 AND name IS NOT NULL
UNION ALL
SELECT r.role_id, r.name
FROM role r
WHERE r.account = ?2 AND r.kind = 'permission_group' AND r.name IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM staged_permission_group s
                  WHERE s.run_id = ?1 AND s.permission_group_id = r.role_id AND s.name IS NOT NULL)
