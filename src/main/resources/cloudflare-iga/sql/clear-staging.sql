-- Drops what runs of this account staged. ?1 account.
DELETE FROM staged_page
WHERE reading_id IN (SELECT g.id FROM reading g JOIN sync_run s ON s.id = g.run_id WHERE s.account = ?1);
DELETE FROM reading WHERE run_id IN (SELECT id FROM sync_run WHERE account = ?1);
DELETE FROM staged_member WHERE run_id IN (SELECT id FROM sync_run WHERE account = ?1);
DELETE FROM staged_right WHERE run_id IN (SELECT id FROM sync_run WHERE account = ?1);
DELETE FROM staged_role WHERE run_id IN (SELECT id FROM sync_run WHERE account = ?1);
DELETE FROM staged_permission_group WHERE run_id IN (SELECT id FROM sync_run WHERE account = ?1);
DELETE FROM staged_resource_group WHERE run_id IN (SELECT id FROM sync_run WHERE account = ?1);
DELETE FROM staged_absence WHERE run_id IN (SELECT id FROM sync_run WHERE account = ?1);
DELETE FROM held_loss WHERE run_id IN (SELECT id FROM sync_run WHERE account = ?1 AND status NOT IN ('held', 'running'));
