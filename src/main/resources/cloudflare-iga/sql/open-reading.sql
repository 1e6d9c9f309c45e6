-- Opens the next reading of a list: ?1 publication, ?2 list, ?3 parent, ?4 now.
INSERT INTO reading (publication_id, list, parent, number, opened_at, status)
SELECT ?1, ?2, ?3, 1 + count(*), ?4, 'open'
FROM reading
WHERE publication_id = ?1 AND list = ?2 AND parent = ?3
RETURNING id, number
