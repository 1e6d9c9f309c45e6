-- Keeps the published rights that Cloudflare did not speak of: all of a member who came without roles and policies,
-- the scoped and the denied ones of a member who came without policies, and those on permission groups, which only
-- policies tell. ?1 publication, ?2 account.
INSERT INTO staged_right (publication_id, holder_kind, holder_id, role_id, access, scope_key, role_name, role_kind,
                          scope_name)
SELECT ?1, h.holder_kind, h.holder_id, h.role_id, h.access, h.scope_key, h.role_name,
       coalesce(r.fields ->> '$.kind', 'role'), h.scope_name
FROM staged_member s
JOIN account a ON a.alias = ?2
JOIN right_held h ON h.account = ?2 AND h.holder_kind = 'member' AND h.holder_id = s.member_id
LEFT JOIN object r ON r.account = ?2 AND r.kind = 'role' AND r.parent = '' AND r.id = h.role_id
WHERE s.publication_id = ?1
  AND s.status IS NOT 'rejected'
  AND (s.rights_told = 'none'
       OR s.rights_told = 'roles' AND (h.access <> 'allow'
                                       OR h.scope_key <> 'com.cloudflare.api.account.' || a.account_id
                                       OR r.fields ->> '$.kind' = 'permission_group'))
ON CONFLICT DO NOTHING;

-- Whatever somebody holds is a role, listed or not. What an operation sees of one member restates no role.
INSERT INTO staged_object (publication_id, kind, parent, id, fields, other_fields)
SELECT ?1, 'role', '', s.role_id,
       json_object('name', coalesce(min(s.role_name), known.name), 'description', known.fields ->> '$.description',
                   'kind', min(s.role_kind), 'permissions', json(known.fields -> '$.permissions')),
       known.other_fields
FROM staged_right s
LEFT JOIN object known ON known.account = ?2 AND known.kind = 'role' AND known.parent = '' AND known.id = s.role_id
WHERE s.publication_id = ?1
  AND (known.id IS NULL OR (SELECT run_id FROM publication WHERE id = ?1) IS NOT NULL)
GROUP BY s.role_id
ON CONFLICT DO NOTHING
