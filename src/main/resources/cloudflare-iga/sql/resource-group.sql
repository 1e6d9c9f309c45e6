-- What a resource group covers, as staged by this run. ?1 run, ?2 id.
SELECT name, scope_keys FROM staged_resource_group WHERE run_id = ?1 AND resource_group_id = ?2
