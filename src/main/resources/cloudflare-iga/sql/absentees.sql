-- Published members that the proven lists do not show. ?1 run.
SELECT key AS member_id FROM held_loss WHERE run_id = ?1 AND kind = 'member' ORDER BY key
