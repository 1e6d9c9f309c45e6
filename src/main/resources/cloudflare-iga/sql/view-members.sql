-- One page of an account's members in the order of their ids. Empty filters let everybody through; a denied role is none
-- that a member has. An address comes in all the ways it is written in the database, since lower() leaves letters beyond
-- ASCII as they are.
SELECT m.account, m.account_id, m.member_id, m.user_id, m.email, m.first_name, m.last_name, m.status, m.mfa_enabled,
       m.first_seen_at, m.last_changed_at, m.other_fields
FROM members m
WHERE m.account = :?account
  AND m.member_id > :?member_id
  AND (:?status = '' OR lower(m.status) = lower(:?status))
  AND (:?email = '' OR lower(m.email) IN (SELECT lower(value) FROM json_each(:?emails)))
  AND (:?role = '' OR EXISTS (SELECT 1 FROM role_assignments ra
                              WHERE ra.account = m.account AND ra.member_id = m.member_id AND ra.access <> 'deny'
                                AND (ra.role_id IN (:?role, lower(:?role)) OR ra.role_name = :?role)))
ORDER BY m.member_id
LIMIT :?rows
