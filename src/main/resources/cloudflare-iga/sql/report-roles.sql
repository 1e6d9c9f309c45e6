-- Who else has what: every right but the administrators', by role and scope, with a few of the holders, a line each. Who
-- holds it on several objects that go by one name is one holder. ?1 account, ?2 how many holders.
SELECT role_name, access, scope, is_whole, count(*) AS holders,
       group_concat(iif(nth <= ?2, email, NULL), char(10)) AS some
FROM (SELECT *, row_number() OVER (PARTITION BY role_id, access, scope ORDER BY email) AS nth
      FROM (SELECT DISTINCT ra.role_id, coalesce(ra.role_name, ra.role_id) AS role_name, ra.access,
                            coalesce(ra.scope_name, ra.scope_key) AS scope,
                            ra.scope_key = 'com.cloudflare.api.account.' || m.account_id AS is_whole,
                            ra.member_id, coalesce(ra.email, ra.member_id) AS email
            FROM role_assignments ra
            LEFT JOIN members m ON m.account = ra.account AND m.member_id = ra.member_id
            WHERE ra.account = ?1
              AND (ra.access <> 'allow'
                   OR coalesce(ra.role_name, ra.role_id) NOT LIKE '%Administrator%'
                   OR ra.role_name LIKE '%Read%Only%')))
GROUP BY role_id, access, scope
ORDER BY role_name, scope
