-- Invitations that wait for an answer, with each right that they would bring. ?1 account.
SELECT coalesce(i.email, i.member_id) AS email, coalesce(ra.role_name, ra.role_id) AS role_name, ra.access,
       coalesce(ra.scope_name, ra.scope_key) AS scope,
       ra.scope_key = 'com.cloudflare.api.account.' || i.account_id AS is_whole
FROM invitations i
LEFT JOIN role_assignments ra ON ra.account = i.account AND ra.member_id = i.member_id
WHERE i.account = ?1
ORDER BY coalesce(i.email, i.member_id), ra.role_name LIKE '%Administrator%' DESC, ra.role_name, scope
