-- Up to which id changes of an account may have been forgotten, and the last id that any change has had. ?1 account.
SELECT ifnull((SELECT a.changes_forgotten_to FROM account a WHERE a.alias = ?1), 0) AS forgotten_to,
       ifnull((SELECT s.seq FROM sqlite_sequence s WHERE s.name = 'change'), 0) AS last
