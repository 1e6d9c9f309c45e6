-- Forgets a consumer. ?1 name, ?2 account.
DELETE FROM change_consumer WHERE name = ?1 AND account = ?2
