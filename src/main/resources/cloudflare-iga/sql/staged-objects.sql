-- The objects of a kind that a publication has staged. ?1 publication, ?2 kind.
SELECT id, name, parent, fields FROM staged_object WHERE publication_id = ?1 AND kind = ?2 ORDER BY parent, id
