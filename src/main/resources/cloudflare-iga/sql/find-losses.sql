-- Everything published that this run would take away. A member that something else touched since the member list was
-- begun is not this run's business, nor is a role that it holds. ?1 run, ?2 account, ?3 when the reading of the
-- members was opened.
INSERT INTO held_loss (run_id, kind, key)
SELECT ?1, 'member', m.member_id
FROM member m
WHERE m.account = ?2
  AND NOT EXISTS (SELECT 1 FROM staged_member s WHERE s.run_id = ?1 AND s.member_id = m.member_id)
  AND NOT EXISTS (SELECT 1 FROM member_touch t
                  WHERE t.account = ?2 AND t.member_id = m.member_id AND t.touched_at >= ?3)
UNION ALL
SELECT ?1, 'role', r.role_id
FROM role r
WHERE r.account = ?2
  AND NOT EXISTS (SELECT 1 FROM staged_role s WHERE s.run_id = ?1 AND s.role_id = r.role_id)
  AND NOT EXISTS (SELECT 1 FROM role_assignment ra
                  JOIN member_touch t ON t.account = ?2 AND t.member_id = ra.member_id AND t.touched_at >= ?3
                  WHERE ra.account = ?2 AND ra.role_id = r.role_id)
UNION ALL
SELECT ?1, 'role assignment', ra.member_id || ' ' || ra.role_id || ' ' || ra.access || ' ' || ra.scope_key
FROM role_assignment ra
WHERE ra.account = ?2
  AND ra.path = 'direct'
  AND NOT EXISTS (SELECT 1 FROM staged_right s
                  WHERE s.run_id = ?1 AND s.member_id = ra.member_id AND s.role_id = ra.role_id
                    AND s.access = ra.access AND s.scope_key = ra.scope_key)
  AND NOT EXISTS (SELECT 1 FROM member_touch t
                  WHERE t.account = ?2 AND t.member_id = ra.member_id AND t.touched_at >= ?3)
