-- The names of all permission groups a reading lists. ?1 reading.
SELECT g.value ->> '$.id' AS id, g.value ->> '$.name' AS name
FROM staged_page p, json_each(p.rows) g
WHERE p.reading_id = ?1 AND g.value ->> '$.id' IS NOT NULL AND g.value ->> '$.name' IS NOT NULL
