-- Members of a status, with each of their rights. Of the accepted only those without a second factor: who signs in by SSO
-- shows none either. ?1 account, ?2 status.
SELECT coalesce(m.email, m.member_id) AS email, coalesce(ra.role_name, ra.role_id) AS role_name, ra.access,
       coalesce(ra.scope_name, ra.scope_key) AS scope,
       ra.scope_key = 'com.cloudflare.api.account.' || m.account_id AS is_whole
FROM members m
LEFT JOIN role_assignments ra ON ra.account = m.account AND ra.member_id = m.member_id
WHERE m.account = ?1 AND m.status = ?2 AND (?2 <> 'accepted' OR m.mfa_enabled = 0)
ORDER BY coalesce(m.email, m.member_id), ra.role_name LIKE '%Administrator%' DESC, ra.role_name, scope
