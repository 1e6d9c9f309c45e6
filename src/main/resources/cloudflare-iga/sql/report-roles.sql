-- Who has what: every role that somebody holds, by scope, with a few of the holders. ?1 account, ?2 how many holders.
SELECT role_name, access, scope, count(*) AS holders,
       group_concat(iif(nth <= ?2, email, NULL), ', ') AS some
FROM (SELECT coalesce(role_name, role_id) AS role_name, access,
             coalesce(scope_name, scope_key) AS scope,
             coalesce(email, member_id) AS email,
             row_number() OVER (PARTITION BY role_id, access, coalesce(scope_name, scope_key)
                                ORDER BY coalesce(email, member_id)) AS nth,
             role_id
      FROM role_assignments
      WHERE account = ?1)
GROUP BY role_id, access, scope
ORDER BY role_name LIKE 'Super Administrator%' DESC, scope <> 'Whole account', role_name, scope
