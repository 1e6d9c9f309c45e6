-- One consumer of an account's changes. ?1 name, ?2 account.
SELECT * FROM change_consumer WHERE name = ?1 AND account = ?2
