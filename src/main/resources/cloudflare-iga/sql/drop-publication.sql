-- Ends a publication and forgets what it staged. ?1 publication.
DELETE FROM staged_page WHERE reading_id IN (SELECT id FROM reading WHERE publication_id = ?1);
DELETE FROM reading WHERE publication_id = ?1;
DELETE FROM staged_member WHERE publication_id = ?1;
DELETE FROM staged_right WHERE publication_id = ?1;
DELETE FROM staged_object WHERE publication_id = ?1;
DELETE FROM staged_absence WHERE publication_id = ?1;
DELETE FROM publication WHERE id = ?1
