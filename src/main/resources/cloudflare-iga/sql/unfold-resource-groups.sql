-- Turns the pages of a proven reading into resource groups. ?1 run, ?2 reading.
INSERT INTO staged_resource_group (run_id, resource_group_id, name, scope_keys)
SELECT ?1, g.value ->> '$.id', g.value ->> '$.name', g.value -> '$.scope_keys'
FROM staged_page p, json_each(p.rows) g
WHERE p.reading_id = ?2 AND g.value ->> '$.id' IS NOT NULL
ORDER BY p.page, g.key
ON CONFLICT DO NOTHING
