-- Forgets the pages behind a list's end, which were read to see that it is one. ?1 reading, ?2 last page of the list.
DELETE FROM staged_page WHERE reading_id = ?1 AND page > ?2
