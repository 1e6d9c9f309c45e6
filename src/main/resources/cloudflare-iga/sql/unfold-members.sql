-- Turns the pages of a proven reading into members. The newest page wins when an id came twice; a field that
-- Cloudflare did not tell keeps its published value. ?1 publication, ?2 account, ?6 reading.
INSERT INTO staged_member (publication_id, member_id, reading_id, page, requested_at, user_id, email, first_name,
                           last_name, status, mfa_enabled, other_fields, rights_told)
SELECT ?1, m.value ->> '$.id', p.reading_id, p.page, p.requested_at,
       iif(json_type(m.value, '$.user_id') IS NULL, known.user_id, m.value ->> '$.user_id'),
       iif(json_type(m.value, '$.email') IS NULL, known.email, m.value ->> '$.email'),
       iif(json_type(m.value, '$.first_name') IS NULL, known.first_name, m.value ->> '$.first_name'),
       iif(json_type(m.value, '$.last_name') IS NULL, known.last_name, m.value ->> '$.last_name'),
       iif(json_type(m.value, '$.status') IS NULL, known.status, m.value ->> '$.status'),
       iif(json_type(m.value, '$.mfa_enabled') IS NULL, known.mfa_enabled, m.value ->> '$.mfa_enabled'),
       m.value -> '$.other_fields',
       m.value ->> '$.rights_told'
FROM staged_page p, json_each(p.rows) m
LEFT JOIN member known ON known.account = ?2 AND known.member_id = m.value ->> '$.id'
WHERE p.reading_id = ?6
ON CONFLICT (publication_id, member_id) DO UPDATE
SET reading_id = excluded.reading_id, page = excluded.page, requested_at = excluded.requested_at,
    user_id = excluded.user_id, email = excluded.email, first_name = excluded.first_name,
    last_name = excluded.last_name, status = excluded.status, mfa_enabled = excluded.mfa_enabled,
    other_fields = excluded.other_fields, rights_told = excluded.rights_told
WHERE (excluded.requested_at, excluded.reading_id, excluded.page) > (requested_at, reading_id, page);

-- Then their rights, from the row of each member that was kept. A rejected invitation gives no right, nor does an older
-- row of the same member. A right is [role id, role name, role kind, access, scope key, scope name].
DELETE FROM staged_right
WHERE publication_id = ?1
  AND holder_kind = 'member'
  AND holder_id IN (SELECT s.member_id FROM staged_member s WHERE s.publication_id = ?1 AND s.reading_id = ?6);

INSERT INTO staged_right (publication_id, holder_kind, holder_id, role_id, access, scope_key, role_name, role_kind,
                          scope_name)
SELECT ?1, 'member', s.member_id, r.value ->> 0, r.value ->> 3, r.value ->> 4,
       r.value ->> 1, r.value ->> 2, r.value ->> 5
FROM staged_page p
CROSS JOIN json_each(p.rows) m -- cross joins keep this order, which the planner cannot find by itself
CROSS JOIN staged_member s ON s.publication_id = ?1 AND s.member_id = m.value ->> '$.id'
    AND s.reading_id = p.reading_id AND s.page = p.page
CROSS JOIN json_each(m.value, '$.rights') r
WHERE p.reading_id = ?6 AND s.status IS NOT 'rejected'
ON CONFLICT DO NOTHING
