-- How much this run would take away that the released run did not show. ?1 run, ?2 released run.
SELECT count(*) AS rows
FROM held_loss l
WHERE l.run_id = ?1
  AND NOT EXISTS (SELECT 1 FROM held_loss shown WHERE shown.run_id = ?2 AND shown.kind = l.kind AND shown.key = l.key)
