-- Up to which id changes of an account may have been forgotten, when the first one that is kept was published, which is the
-- newest, and the last id that any change has had. ?1 account.
SELECT ifnull((SELECT a.changes_forgotten_to FROM account a WHERE a.alias = ?1), 0) AS forgotten_to,
       (SELECT c.at FROM change c WHERE c.account = ?1 ORDER BY c.id LIMIT 1) AS first_at,
       ifnull((SELECT max(c.id) FROM change c WHERE c.account = ?1), 0) AS head,
       ifnull((SELECT s.seq FROM sqlite_sequence s WHERE s.name = 'change'), 0) AS last
