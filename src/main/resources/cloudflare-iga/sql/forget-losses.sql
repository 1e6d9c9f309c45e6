-- A run that is not held needs no memory of what it takes away. ?1 run.
DELETE FROM held_loss WHERE run_id = ?1
