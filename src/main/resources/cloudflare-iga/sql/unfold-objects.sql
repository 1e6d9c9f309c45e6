-- Turns the pages of a proven reading into objects; the first of two with one id wins. A declared field that Cloudflare
-- did not tell keeps its published value. ?1 publication, ?2 account, ?3 kind, ?4 parent, ?5 declared fields, JSON array,
-- ?6 reading.
INSERT INTO staged_object (publication_id, kind, parent, id, fields, other_fields)
SELECT ?1, ?3, ?4, o.value ->> '$.id',
       (SELECT json_group_object(f.value, json(coalesce(o.value -> ('$.' || f.value), known.fields -> ('$.' || f.value),
                                                        'null')))
        FROM json_each(?5) f),
       o.value -> '$.other_fields'
FROM staged_page p, json_each(p.rows) o
LEFT JOIN object known ON known.account = ?2 AND known.kind = ?3 AND known.parent = ?4 AND known.id = o.value ->> '$.id'
WHERE p.reading_id = ?6 AND o.value ->> '$.id' IS NOT NULL
ORDER BY p.page, o.key
ON CONFLICT DO NOTHING
