-- Everything published that a run would take away, in the place of what was found before. A member that something else touched since the member list was
-- begun is not this run's business, nor is a role that it holds. ?1 publication, ?2 account, ?3 run, ?4 when the reading
-- of the members was opened, ?5 the declared kinds.
DELETE FROM held_loss WHERE run_id = ?3;

INSERT INTO held_loss (run_id, kind, key, object_id, email)
SELECT ?3, 'member', m.member_id, m.member_id, m.email
FROM member m
WHERE m.account = ?2
  AND NOT EXISTS (SELECT 1 FROM staged_member s WHERE s.publication_id = ?1 AND s.member_id = m.member_id)
  AND NOT EXISTS (SELECT 1 FROM member_touch t
                  WHERE t.account = ?2 AND t.member_id = m.member_id AND t.touched_at >= ?4);

INSERT INTO held_loss (run_id, kind, key, object_id, role_name)
SELECT ?3, k.value ->> '$.word', o.parent || iif(o.parent = '', '', ' ') || o.id, o.id, iif(o.kind = 'role', o.name, NULL)
FROM json_each(?5) k
CROSS JOIN object o ON o.account = ?2 AND o.kind = k.value ->> '$.kind'
WHERE k.value ->> '$.removed' IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM staged_object s
                  WHERE s.publication_id = ?1 AND s.kind = o.kind AND s.parent = o.parent AND s.id = o.id)
  AND NOT (o.kind = 'role'
           AND EXISTS (SELECT 1 FROM right_held h
                       JOIN member_touch t ON t.account = ?2 AND t.member_id = h.holder_id AND t.touched_at >= ?4
                       WHERE h.account = ?2 AND h.role_id = o.id AND h.holder_kind = 'member'));

INSERT INTO held_loss (run_id, kind, key, object_id, email, role_name, scope_name)
SELECT ?3, 'role assignment', h.holder_id || ' ' || h.role_id || ' ' || h.access || ' ' || h.scope_key, h.holder_id, m.email,
       coalesce(r.name, h.role_name), coalesce(h.scope_name, h.scope_key)
FROM right_held h
LEFT JOIN member m ON m.account = ?2 AND m.member_id = h.holder_id
LEFT JOIN object r ON r.account = ?2 AND r.kind = 'role' AND r.parent = '' AND r.id = h.role_id
WHERE h.account = ?2
  AND h.holder_kind = 'member'
  AND NOT EXISTS (SELECT 1 FROM staged_right s
                  WHERE s.publication_id = ?1 AND s.holder_kind = h.holder_kind AND s.holder_id = h.holder_id
                    AND s.role_id = h.role_id AND s.access = h.access AND s.scope_key = h.scope_key)
  AND NOT EXISTS (SELECT 1 FROM member_touch t
                  WHERE t.account = ?2 AND t.member_id = h.holder_id AND t.touched_at >= ?4)
