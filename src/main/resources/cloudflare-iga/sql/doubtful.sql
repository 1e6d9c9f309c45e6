-- Objects that a reading shows without an id, or under an id that another name has too. ?1 reading.
-- The column of the same name that json_each has would be meant by a bare "id" after HAVING.
SELECT r.value ->> '$.id' AS id, group_concat(DISTINCT coalesce(r.value ->> '$.name', '?')) AS names
FROM staged_page p, json_each(p.rows) r
WHERE p.reading_id = ?1
GROUP BY r.value ->> '$.id'
HAVING r.value ->> '$.id' IS NULL OR count(DISTINCT coalesce(r.value ->> '$.name', '?')) > 1
ORDER BY 1
