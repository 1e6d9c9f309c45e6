-- Readings begun up to an instant are to leave one member alone. ?1 account, ?2 member, ?3 the instant.
INSERT INTO member_touch (account, member_id, touched_at) VALUES (?1, ?2, ?3)
ON CONFLICT (account, member_id) DO UPDATE SET touched_at = max(touched_at, excluded.touched_at)
