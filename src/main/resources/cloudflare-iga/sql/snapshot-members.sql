-- The members of an account, each as the change that would have added it.
-- ?1 account, ?2 now, ?3 the names of the changes to tell as JSON, NULL for all.
SELECT 0 AS id, m.account, ?2 AS at, iif(m.status = 'pending', 'invitation.added', 'member.added') AS kind,
       m.member_id AS object_id, m.email AS object_name, m.member_id, m.email, NULL AS role_id, NULL AS role_name,
       NULL AS scope_key, NULL AS scope_name, NULL AS before,
       json_object('user_id', m.user_id, 'email', m.email, 'first_name', m.first_name, 'last_name', m.last_name,
                   'status', m.status, 'mfa_enabled', m.mfa_enabled) AS after,
       'snapshot' AS cause, NULL AS actor
FROM member m
WHERE m.account = ?1
  AND (?3 IS NULL OR iif(m.status = 'pending', 'invitation.added', 'member.added') IN (SELECT value FROM json_each(?3)))
ORDER BY m.member_id
