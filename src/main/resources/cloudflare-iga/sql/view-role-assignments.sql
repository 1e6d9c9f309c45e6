-- One page of an account's role assignments in the order of their keys. Empty filters let everything through.
SELECT ra.account, ra.member_id, ra.email, ra.role_id, ra.role_name, ra.access, ra.scope_key, ra.scope_name, ra.path,
       ra.first_seen_at
FROM role_assignments ra
WHERE ra.account = :?account
  AND (ra.member_id, ra.role_id, ra.access, ra.scope_key, ra.path)
      > (:?member_id, :?role_id, :?access, :?scope_key, :?path)
  AND (:?member = '' OR ra.member_id = :?member)
  AND (:?email = '' OR lower(ra.email) IN (SELECT lower(value) FROM json_each(:?emails)))
  AND (:?role = '' OR ra.role_id IN (:?role, lower(:?role)) OR ra.role_name = :?role)
  AND (:?scope = '' OR ra.scope_key = :?scope)
ORDER BY ra.member_id, ra.role_id, ra.access, ra.scope_key, ra.path
LIMIT :?rows
