-- A permission group is a role of its own where no role stands for the same right. ?1 publication, ?2 account.
INSERT INTO staged_object (publication_id, kind, parent, id, fields, other_fields)
SELECT ?1, 'role', '', g.id,
       json_object('name', g.name, 'description', g.fields ->> '$.description', 'kind', 'permission_group',
                   'permissions', NULL),
       g.other_fields
FROM staged_object g
WHERE g.publication_id = ?1 AND g.kind = 'permission_group'
  AND NOT EXISTS (SELECT 1 FROM staged_object r
                  WHERE r.publication_id = ?1 AND r.kind = 'role' AND r.name = g.name
                    AND r.fields ->> '$.kind' = 'role')
ON CONFLICT DO NOTHING
