-- One member, by id or by address, with its role assignments, in one statement so that both are of one published state.
-- Who declined, and may have been invited again since, comes last.
SELECT m.account, m.account_id, m.member_id, m.user_id, m.email, m.first_name, m.last_name, m.status, m.mfa_enabled,
       m.first_seen_at, m.last_changed_at, m.other_fields,
       (SELECT json_group_array(json_object('account', ra.account, 'member_id', ra.member_id, 'email', ra.email,
                                            'role_id', ra.role_id, 'role_name', ra.role_name, 'access', ra.access,
                                            'scope_key', ra.scope_key, 'scope_name', ra.scope_name, 'path', ra.path,
                                            'first_seen_at', ra.first_seen_at))
        FROM (SELECT * FROM role_assignments
              WHERE account = m.account AND member_id = m.member_id
              ORDER BY role_id, access, scope_key, path) ra) AS role_assignments
FROM members m
WHERE m.account = :?account
  AND (m.member_id = :?member_id
       OR (:?email <> '' AND lower(m.email) IN (SELECT lower(value) FROM json_each(:?emails))))
ORDER BY m.status IS 'rejected', m.member_id
LIMIT 1
