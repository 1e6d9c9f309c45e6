-- Registers an alias on its first use; afterwards nothing happens. ?1 alias, ?2 account id.
INSERT INTO account (alias, account_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING
