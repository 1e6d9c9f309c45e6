-- The published roles that this publication does not list, under names that no role has that it lists.
-- ?1 publication, ?2 account.
SELECT r.id, r.name, r.parent, r.fields
FROM object r
WHERE r.account = ?2 AND r.kind = 'role' AND r.fields ->> '$.kind' = 'role' AND r.name IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM staged_object s
                  WHERE s.publication_id = ?1 AND s.kind = 'role' AND s.fields ->> '$.kind' = 'role'
                    AND (s.id = r.id OR s.name = r.name))
