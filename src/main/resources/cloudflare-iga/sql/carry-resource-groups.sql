-- Keeps the resource groups known from before when their list could not be read. ?1 run, ?2 account.
INSERT INTO staged_resource_group (run_id, resource_group_id, name, scope_keys)
SELECT ?1, resource_group_id, name, scope_keys
FROM resource_group
WHERE account = ?2
ON CONFLICT DO NOTHING
