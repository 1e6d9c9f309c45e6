-- How much of each kind is published, is staged, and would go. ?1 publication, ?2 account, ?3 run, ?5 the declared kinds.
SELECT 'member' AS kind,
       (SELECT count(*) FROM member WHERE account = ?2) AS published,
       (SELECT count(*) FROM staged_member WHERE publication_id = ?1) AS staged,
       (SELECT count(*) FROM held_loss WHERE run_id = ?3 AND kind = 'member') AS lost
UNION ALL
SELECT k.value ->> '$.word',
       (SELECT count(*) FROM object WHERE account = ?2 AND kind = k.value ->> '$.kind'),
       (SELECT count(*) FROM staged_object WHERE publication_id = ?1 AND kind = k.value ->> '$.kind'),
       (SELECT count(*) FROM held_loss WHERE run_id = ?3 AND kind = k.value ->> '$.word')
FROM json_each(?5) k
WHERE k.value ->> '$.removed' IS NOT NULL
UNION ALL
SELECT 'role assignment',
       (SELECT count(*) FROM right_held WHERE account = ?2 AND holder_kind = 'member'),
       (SELECT count(*) FROM staged_right WHERE publication_id = ?1 AND holder_kind = 'member'),
       (SELECT count(*) FROM held_loss WHERE run_id = ?3 AND kind = 'role assignment')
