-- Closes a reading: from here on it accepts no page. ?1 reading.
UPDATE reading SET status = 'closed' WHERE id = ?1
