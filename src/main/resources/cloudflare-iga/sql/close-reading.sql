-- Closes a reading: from here on it accepts no page. Those behind the list's end, which were read to see that it is one,
-- are forgotten. ?1 reading, ?2 last page of the list.
UPDATE reading SET status = 'closed' WHERE id = ?1;

DELETE FROM staged_page WHERE reading_id = ?1 AND page > ?2
