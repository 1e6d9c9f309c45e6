-- Notes which changes are about to be forgotten. ?1 account, ?2 the oldest instant to keep.
UPDATE account
SET changes_forgotten_to = max(changes_forgotten_to,
                               ifnull((SELECT max(c.id) FROM change c
                                       WHERE c.account = ?1
                                         AND c.at < ?2
                                         AND c.id <= ifnull((SELECT min(passed.change_id) FROM change_consumer passed
                                                             WHERE passed.account = ?1), c.id)), 0))
WHERE alias = ?1
