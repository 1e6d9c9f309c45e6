-- Some accounts do not list the Super Administrator role, although it is held there; what was known of it is kept. Its id
-- is the same in every account. ?1 publication, ?2 account.
INSERT INTO staged_object (publication_id, kind, parent, id, fields, other_fields)
SELECT ?1, 'role', '', super.id,
       coalesce(json_set(known.fields, '$.name', coalesce(known.name, super.name), '$.kind', 'role'),
                json_object('name', super.name, 'description', NULL, 'kind', 'role', 'permissions', NULL)),
       known.other_fields
FROM (SELECT '33666b9c79b9a5273fc7344ff42f953d' AS id, 'Super Administrator - All Privileges' AS name) super
LEFT JOIN object known ON known.account = ?2 AND known.kind = 'role' AND known.parent = '' AND known.id = super.id
WHERE true
ON CONFLICT DO NOTHING
