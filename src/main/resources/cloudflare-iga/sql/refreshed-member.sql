-- One member as it was just told, made whole: a field that was not told keeps its published value, and so do the rights
-- that Cloudflare did not speak of, as with a sync. A right is [role id, role name, role kind, access, scope key, scope
-- name]. ?1 account, ?2 the member as it would be staged.
WITH whole AS (
    SELECT told.member_id,
           CAST(iif(json_type(?2, '$.user_id') IS NULL, known.user_id, ?2 ->> '$.user_id') AS TEXT) AS user_id,
           CAST(iif(json_type(?2, '$.email') IS NULL, known.email, ?2 ->> '$.email') AS TEXT) AS email,
           CAST(iif(json_type(?2, '$.first_name') IS NULL, known.first_name, ?2 ->> '$.first_name') AS TEXT) AS first_name,
           CAST(iif(json_type(?2, '$.last_name') IS NULL, known.last_name, ?2 ->> '$.last_name') AS TEXT) AS last_name,
           CAST(iif(json_type(?2, '$.status') IS NULL, known.status, ?2 ->> '$.status') AS TEXT) AS status,
           iif(json_type(?2, '$.mfa_enabled') IS NULL, known.mfa_enabled, ?2 ->> '$.mfa_enabled') AS mfa_enabled
    FROM (SELECT ?2 ->> '$.id' AS member_id) told
    LEFT JOIN member known ON known.account = ?1 AND known.member_id = told.member_id
),
told AS (
    SELECT r.value ->> 0 AS role_id, r.value ->> 3 AS access, r.value ->> 4 AS scope_key, r.value ->> 1 AS role_name,
           r.value ->> 2 AS role_kind, r.value ->> 5 AS scope_name, min(r.key) AS place
    FROM json_each(?2, '$.rights') r
    GROUP BY r.value ->> 0, r.value ->> 3, r.value ->> 4
),
kept AS (
    SELECT ra.role_id, ra.access, ra.scope_key, ra.role_name, coalesce(r.kind, 'role') AS role_kind, ra.scope_name
    FROM account a
    JOIN role_assignment ra ON ra.account = a.alias AND ra.member_id = ?2 ->> '$.id' AND ra.path = 'direct'
    LEFT JOIN role r ON r.account = ra.account AND r.role_id = ra.role_id
    WHERE a.alias = ?1
      AND (?2 ->> '$.rights_told' = 'none'
           OR ?2 ->> '$.rights_told' = 'roles' AND (ra.access <> 'allow'
                                                    OR ra.scope_key <> 'com.cloudflare.api.account.' || a.account_id
                                                    OR r.kind = 'permission_group'))
      AND NOT EXISTS (SELECT 1 FROM told t
                      WHERE t.role_id = ra.role_id AND t.access = ra.access AND t.scope_key = ra.scope_key)
),
held AS (
    SELECT role_id, role_name, role_kind, access, scope_key, scope_name FROM told
    UNION ALL
    SELECT role_id, role_name, role_kind, access, scope_key, scope_name FROM kept
)
SELECT w.member_id,
       json_object('member_id', w.member_id, 'user_id', w.user_id, 'email', w.email, 'first_name', w.first_name,
                   'last_name', w.last_name, 'status', w.status, 'mfa_enabled', w.mfa_enabled,
                   'other_fields', json(?2 -> '$.other_fields'),
                   'rights', json((SELECT json_group_array(json_array(h.role_id, h.role_name, h.role_kind, h.access,
                                                                      h.scope_key, h.scope_name))
                                   FROM held h
                                   WHERE w.status IS NOT 'rejected'))) AS whole
FROM whole w
