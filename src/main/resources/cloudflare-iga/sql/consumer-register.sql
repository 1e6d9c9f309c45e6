-- Registers a consumer unless it is known. The counter of the ids tells the newest change although it may be pruned.
-- ?1 name, ?2 account, ?3 where it starts, ?4 now.
INSERT INTO change_consumer (name, account, position, change_id, registered_at, last_seen_at)
SELECT ?1, ?2, iif(?3 = 'snapshot', 'snapshot', 'after'),
       iif(?3 = 'beginning', 0, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0)), ?4, ?4
WHERE true -- or else the conflict clause would be read as a join
ON CONFLICT (name, account) DO NOTHING
