-- Keeps the published rights that Cloudflare did not speak of: all of a member who came without roles and policies,
-- the scoped and the denied ones of a member who came without policies, and those on permission groups, which only
-- policies tell. ?1 run, ?2 account, ?3 key of the whole account.
INSERT INTO staged_right (run_id, member_id, role_id, access, scope_key, role_name, role_kind, scope_name)
SELECT ?1, ra.member_id, ra.role_id, ra.access, ra.scope_key, ra.role_name, coalesce(r.kind, 'role'), ra.scope_name
FROM role_assignment ra
JOIN staged_member s ON s.run_id = ?1 AND s.member_id = ra.member_id AND s.status IS NOT 'rejected'
LEFT JOIN role r ON r.account = ra.account AND r.role_id = ra.role_id
WHERE ra.account = ?2
  AND ra.path = 'direct'
  AND (s.rights_told = 'none' OR s.rights_told = 'roles' AND (ra.access <> 'allow' OR ra.scope_key <> ?3
                                                    OR r.kind = 'permission_group'))
ON CONFLICT DO NOTHING
