-- One page of the objects of a kind in the order of their parents and ids.
SELECT o.account, o.kind, o.parent, o.id, o.name, o.fields, o.other_fields, o.first_seen_at, o.last_changed_at
FROM object o
WHERE o.account = :?account AND o.kind = :?kind AND (:?under = '' OR o.parent = :?under)
  AND (o.parent, o.id) > (:?parent, :?id)
ORDER BY o.parent, o.id
LIMIT :?rows
