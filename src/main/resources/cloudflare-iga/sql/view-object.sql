-- One object of a kind; two parents may have one with the same id.
SELECT o.account, o.kind, o.parent, o.id, o.name, o.fields, o.other_fields, o.first_seen_at, o.last_changed_at
FROM object o
WHERE o.account = :?account AND o.kind = :?kind AND o.id = :?id AND (:?under = '' OR o.parent = :?under)
ORDER BY o.parent
