-- Turns the pages of a proven reading into permission groups, and into roles of kind permission_group where no role
-- stands for the same right. ?1 run, ?2 reading, ?3 account.
INSERT INTO staged_permission_group (run_id, permission_group_id, name, scopes)
SELECT ?1, g.value ->> '$.id',
       iif(json_type(g.value, '$.name') IS NULL, known.name, g.value ->> '$.name'),
       iif(json_type(g.value, '$.other_fields.meta.scopes') IS NULL, known.scopes,
           g.value ->> '$.other_fields.meta.scopes')
FROM staged_page p, json_each(p.rows) g
LEFT JOIN permission_group known ON known.account = ?3 AND known.permission_group_id = g.value ->> '$.id'
WHERE p.reading_id = ?2 AND g.value ->> '$.id' IS NOT NULL
ORDER BY p.page, g.key
ON CONFLICT DO NOTHING;

INSERT INTO staged_role (run_id, role_id, name, description, kind, other_fields)
SELECT ?1, g.value ->> '$.id',
       iif(json_type(g.value, '$.name') IS NULL, known.name, g.value ->> '$.name'),
       iif(json_type(g.value, '$.description') IS NULL, known.description, g.value ->> '$.description'),
       'permission_group',
       g.value -> '$.other_fields'
FROM staged_page p, json_each(p.rows) g
LEFT JOIN role known ON known.account = ?3 AND known.role_id = g.value ->> '$.id'
WHERE p.reading_id = ?2
  AND g.value ->> '$.id' IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM staged_permission_group s
                  JOIN staged_role r ON r.run_id = ?1 AND r.kind = 'role' AND r.name = s.name
                  WHERE s.run_id = ?1 AND s.permission_group_id = g.value ->> '$.id')
ORDER BY p.page, g.key
ON CONFLICT DO NOTHING
