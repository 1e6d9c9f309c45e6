-- All consumers.
SELECT * FROM change_consumer ORDER BY account, name
