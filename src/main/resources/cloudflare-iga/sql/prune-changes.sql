-- Forgets changes older than an instant, but none that a registered consumer has not passed, and notes first which they are: who
-- dies in between has said too much, which the next time makes true. ?1 account, ?2 the oldest instant to keep.
UPDATE account
SET changes_forgotten_to = max(changes_forgotten_to,
                               ifnull((SELECT max(c.id) FROM change c
                                       WHERE c.account = ?1
                                         AND c.at < ?2
                                         AND c.id <= ifnull((SELECT min(passed.change_id) FROM change_consumer passed
                                                             WHERE passed.account = ?1), c.id)), 0))
WHERE alias = ?1;

DELETE FROM change
WHERE account = ?1
  AND at < ?2
  AND id <= ifnull((SELECT min(c.change_id) FROM change_consumer c WHERE c.account = ?1), id)
