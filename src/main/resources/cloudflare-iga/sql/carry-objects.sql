-- Keeps the published objects of a list that could not be read. ?1 publication, ?2 account, ?3 kind, ?4 parent.
INSERT INTO staged_object (publication_id, kind, parent, id, fields, other_fields)
SELECT ?1, kind, parent, id, fields, other_fields
FROM object
WHERE account = ?2 AND kind = ?3 AND parent = ?4
ON CONFLICT DO NOTHING
