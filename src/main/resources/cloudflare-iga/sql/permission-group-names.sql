-- The names of all permission groups that are listed, were known before, or that somebody holds although no list shows
-- them. ?1 publication, ?2 account.
SELECT id, name
FROM staged_object
WHERE publication_id = ?1 AND kind = 'permission_group' AND name IS NOT NULL
UNION ALL
SELECT r.id, r.name
FROM object r
WHERE r.account = ?2 AND r.kind = 'role' AND r.fields ->> '$.kind' = 'permission_group' AND r.name IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM staged_object s
                  WHERE s.publication_id = ?1 AND s.kind = 'permission_group' AND s.id = r.id AND s.name IS NOT NULL)
