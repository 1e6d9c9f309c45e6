-- Leaves alone every member that something else refreshed, created or removed after this run asked for it. What was asked
-- for at a time that has not come yet was so before the clock was set back: it may be older.
-- ?1 publication, ?2 account, ?3 now.
DELETE FROM staged_right
WHERE publication_id = ?1
  AND holder_kind = 'member'
  AND holder_id IN (SELECT t.member_id
                    FROM member_touch t
                    JOIN staged_member s ON s.publication_id = ?1 AND s.member_id = t.member_id
                    WHERE t.account = ?2 AND (t.touched_at >= s.requested_at OR s.requested_at > ?3));

DELETE FROM staged_member
WHERE publication_id = ?1
  AND EXISTS (SELECT 1 FROM member_touch t
              WHERE t.account = ?2 AND t.member_id = staged_member.member_id
                AND (t.touched_at >= requested_at OR requested_at > ?3));

DELETE FROM staged_absence
WHERE publication_id = ?1
  AND EXISTS (SELECT 1 FROM member_touch t
              WHERE t.account = ?2 AND t.member_id = staged_absence.member_id
                AND (t.touched_at >= looked_at OR looked_at > ?3));
