-- Whether a run has staged a role. ?1 run.
SELECT EXISTS (SELECT 1 FROM staged_role WHERE run_id = ?1) AS found
