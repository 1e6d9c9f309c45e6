-- Whether an account has a role that can be asked for by this id or exact name. ?1 account, ?2 id or name.
SELECT EXISTS (SELECT 1 FROM roles r WHERE r.account = ?1 AND (r.role_id IN (?2, lower(?2)) OR r.name = ?2))
    OR EXISTS (SELECT 1 FROM role_assignments ra
               WHERE ra.account = ?1 AND (ra.role_id IN (?2, lower(?2)) OR ra.role_name = ?2)) AS there
