-- Drops what publications of this account staged, and what its runs would have taken away if they are not held.
-- ?1 account.
DELETE FROM staged_page
WHERE reading_id IN (SELECT g.id FROM reading g JOIN publication p ON p.id = g.publication_id WHERE p.account = ?1);
DELETE FROM reading WHERE publication_id IN (SELECT id FROM publication WHERE account = ?1);
DELETE FROM staged_member WHERE publication_id IN (SELECT id FROM publication WHERE account = ?1);
DELETE FROM staged_right WHERE publication_id IN (SELECT id FROM publication WHERE account = ?1);
DELETE FROM staged_object WHERE publication_id IN (SELECT id FROM publication WHERE account = ?1);
DELETE FROM staged_absence WHERE publication_id IN (SELECT id FROM publication WHERE account = ?1);
DELETE FROM publication WHERE account = ?1;
DELETE FROM held_loss WHERE run_id IN (SELECT id FROM sync_run WHERE account = ?1 AND status NOT IN ('held', 'running'));
