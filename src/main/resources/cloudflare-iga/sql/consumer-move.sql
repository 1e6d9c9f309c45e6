-- Moves a consumer on, and never back. ?1 name, ?2 account, ?3 position, ?4 change, ?5 now, ?6 whether it took something.
UPDATE change_consumer
SET position = ?3, change_id = ?4, last_seen_at = ?5, last_delivered_at = iif(?6, ?5, last_delivered_at)
WHERE name = ?1 AND account = ?2
  AND change_id <= ?4
  AND (position = 'snapshot' OR ?3 = 'after')
