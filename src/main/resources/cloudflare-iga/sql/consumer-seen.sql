-- Notes that a consumer is there and has nothing to take. ?1 name, ?2 account, ?3 now.
UPDATE change_consumer SET last_seen_at = ?3 WHERE name = ?1 AND account = ?2
