-- One run as the public view shows it. ?1 run.
SELECT * FROM sync_runs WHERE id = ?1
