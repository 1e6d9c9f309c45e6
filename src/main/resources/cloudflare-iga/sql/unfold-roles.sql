-- Turns the pages of a proven reading into roles; the first of two with one id wins. ?1 run, ?2 reading, ?3 account.
INSERT INTO staged_role (run_id, role_id, name, description, kind, permissions, other_fields)
SELECT ?1, r.value ->> '$.id',
       iif(json_type(r.value, '$.name') IS NULL, known.name, r.value ->> '$.name'),
       iif(json_type(r.value, '$.description') IS NULL, known.description, r.value ->> '$.description'),
       'role',
       iif(json_type(r.value, '$.permissions') IS NULL, known.permissions, r.value -> '$.permissions'),
       r.value -> '$.other_fields'
FROM staged_page p, json_each(p.rows) r
LEFT JOIN role known ON known.account = ?3 AND known.role_id = r.value ->> '$.id'
WHERE p.reading_id = ?2 AND r.value ->> '$.id' IS NOT NULL
ORDER BY p.page, r.key
ON CONFLICT DO NOTHING
