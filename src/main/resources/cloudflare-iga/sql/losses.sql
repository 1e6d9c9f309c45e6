-- How much of each kind is published, is staged, and would go. ?1 run, ?2 account.
SELECT 'member' AS kind,
       (SELECT count(*) FROM member WHERE account = ?2) AS published,
       (SELECT count(*) FROM staged_member WHERE run_id = ?1) AS staged,
       (SELECT count(*) FROM held_loss WHERE run_id = ?1 AND kind = 'member') AS lost
UNION ALL
SELECT 'role',
       (SELECT count(*) FROM role WHERE account = ?2),
       (SELECT count(*) FROM staged_role WHERE run_id = ?1),
       (SELECT count(*) FROM held_loss WHERE run_id = ?1 AND kind = 'role')
UNION ALL
SELECT 'role assignment',
       (SELECT count(*) FROM role_assignment WHERE account = ?2 AND path = 'direct'),
       (SELECT count(*) FROM staged_right WHERE run_id = ?1),
       (SELECT count(*) FROM held_loss WHERE run_id = ?1 AND kind = 'role assignment')
