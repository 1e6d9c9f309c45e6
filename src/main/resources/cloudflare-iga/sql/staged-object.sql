-- An object of the account's own list, as staged. ?1 publication, ?2 kind, ?3 id.
SELECT id, name, parent, fields FROM staged_object WHERE publication_id = ?1 AND kind = ?2 AND parent = '' AND id = ?3
