-- Turns the pages of a proven reading into members. The newest page wins when an id came twice; a field that
-- Cloudflare did not tell keeps its published value. ?1 run, ?2 reading, ?3 account.
INSERT INTO staged_member (run_id, member_id, reading_id, page, requested_at, user_id, email, first_name, last_name,
                           status, mfa_enabled, other_fields, rights_told)
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
LEFT JOIN member known ON known.account = ?3 AND known.member_id = m.value ->> '$.id'
WHERE p.reading_id = ?2
ON CONFLICT (run_id, member_id) DO UPDATE
SET reading_id = excluded.reading_id, page = excluded.page, requested_at = excluded.requested_at,
    user_id = excluded.user_id, email = excluded.email, first_name = excluded.first_name,
    last_name = excluded.last_name, status = excluded.status, mfa_enabled = excluded.mfa_enabled,
    other_fields = excluded.other_fields, rights_told = excluded.rights_told
WHERE (excluded.requested_at, excluded.reading_id, excluded.page) > (requested_at, reading_id, page)
