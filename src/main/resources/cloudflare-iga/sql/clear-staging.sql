-- Drops what publications of an account staged, and what its runs would have taken away if they are not held.
-- ?1 account, ?2 the publication that is over, NULL for all.
DELETE FROM staged_page
WHERE reading_id IN (SELECT g.id FROM reading g JOIN publication p ON p.id = g.publication_id WHERE p.account = ?1 AND (?2 IS NULL OR p.id = ?2));
DELETE FROM reading WHERE publication_id IN (SELECT id FROM publication WHERE account = ?1 AND (?2 IS NULL OR id = ?2));
DELETE FROM staged_member WHERE publication_id IN (SELECT id FROM publication WHERE account = ?1 AND (?2 IS NULL OR id = ?2));
DELETE FROM staged_right WHERE publication_id IN (SELECT id FROM publication WHERE account = ?1 AND (?2 IS NULL OR id = ?2));
DELETE FROM staged_object WHERE publication_id IN (SELECT id FROM publication WHERE account = ?1 AND (?2 IS NULL OR id = ?2));
DELETE FROM staged_absence WHERE publication_id IN (SELECT id FROM publication WHERE account = ?1 AND (?2 IS NULL OR id = ?2));
DELETE FROM publication WHERE account = ?1 AND (?2 IS NULL OR id = ?2);
DELETE FROM held_loss WHERE run_id IN (SELECT id FROM sync_run WHERE account = ?1 AND status NOT IN ('held', 'running'));
