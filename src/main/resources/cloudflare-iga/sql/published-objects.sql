-- The published objects of a kind. ?1 account, ?2 kind.
SELECT id, name, parent, fields FROM object WHERE account = ?1 AND kind = ?2 ORDER BY parent, id
