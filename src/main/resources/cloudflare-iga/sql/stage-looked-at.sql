-- The page of a reading that is one member: ?1 reading, ?2 the member in the form in which pages hold it, ?3 when it was
-- asked for.
INSERT INTO staged_page (reading_id, page, requested_at, row_count, ids, rows)
VALUES (?1, 1, ?3, 1, json_array(?2 ->> '$.id'), json_array(json(?2)))
