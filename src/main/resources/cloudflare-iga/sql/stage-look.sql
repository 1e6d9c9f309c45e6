-- Stages one member that was looked at by itself, as a closed reading of one page.
-- ?1 publication, ?2 list, ?3 when it was asked for.
INSERT INTO reading (publication_id, list, parent, number, opened_at, status) VALUES (?1, ?2, '', 1, ?3, 'closed')
RETURNING id
