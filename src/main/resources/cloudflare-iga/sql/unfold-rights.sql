-- Turns the pages of a proven reading into rights, from the row of each member that was kept. A
-- rejected invitation gives no right, nor does an older row of the same member. A right is
-- [role id, role name, role kind, access, scope key, scope name]. ?1 run, ?2 reading.
DELETE FROM staged_right
WHERE run_id = ?1
  AND member_id IN (SELECT s.member_id FROM staged_member s WHERE s.run_id = ?1 AND s.reading_id = ?2);

INSERT INTO staged_right (run_id, member_id, role_id, access, scope_key, role_name, role_kind, scope_name)
SELECT ?1, s.member_id, r.value ->> 0, r.value ->> 3, r.value ->> 4,
       r.value ->> 1, r.value ->> 2, r.value ->> 5
FROM staged_page p
CROSS JOIN json_each(p.rows) m -- cross joins keep this order, which the planner cannot find by itself
CROSS JOIN staged_member s ON s.run_id = ?1 AND s.member_id = m.value ->> '$.id'
    AND s.reading_id = p.reading_id AND s.page = p.page
CROSS JOIN json_each(m.value, '$.rights') r
WHERE p.reading_id = ?2 AND s.status IS NOT 'rejected'
ON CONFLICT DO NOTHING
