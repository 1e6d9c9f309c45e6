-- Whether a run is still running, which whoever publishes it must know in the same transaction. ?1 run.
SELECT EXISTS (SELECT 1 FROM sync_run WHERE id = ?1 AND status = 'running') AS owned
