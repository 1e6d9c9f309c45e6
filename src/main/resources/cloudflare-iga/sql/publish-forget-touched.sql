-- Leaves alone every member that something else refreshed, created or removed after this run asked for it. ?1 run, ?2 account.
DELETE FROM staged_right
WHERE run_id = ?1
  AND member_id IN (SELECT t.member_id
                    FROM member_touch t
                    JOIN staged_member s ON s.run_id = ?1 AND s.member_id = t.member_id
                    WHERE t.account = ?2 AND t.touched_at >= s.requested_at);

DELETE FROM staged_member
WHERE run_id = ?1
  AND requested_at <= (SELECT t.touched_at FROM member_touch t
                       WHERE t.account = ?2 AND t.member_id = staged_member.member_id);

DELETE FROM staged_absence
WHERE run_id = ?1
  AND looked_at <= (SELECT t.touched_at FROM member_touch t
                    WHERE t.account = ?2 AND t.member_id = staged_absence.member_id);
