-- Who has what: every role that somebody holds, by scope, with a few of the holders. Who holds it on several objects
-- that go by one name is one holder. ?1 account, ?2 how many holders.
SELECT role_name, access, scope, count(*) AS holders,
       group_concat(iif(nth <= ?2, email, NULL), ', ') AS some
FROM (SELECT *, row_number() OVER (PARTITION BY role_id, access, scope ORDER BY email) AS nth
      FROM (SELECT DISTINCT role_id, coalesce(role_name, role_id) AS role_name, access,
                            coalesce(scope_name, scope_key) AS scope, member_id, coalesce(email, member_id) AS email
            FROM role_assignments
            WHERE account = ?1))
GROUP BY role_id, access, scope
ORDER BY role_name LIKE 'Super Administrator%' DESC, scope <> 'Whole account', role_name, scope
