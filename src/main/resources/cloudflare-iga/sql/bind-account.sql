-- Registers an alias. While nothing was published it stands for whatever account was named last: a wrong id may be put
-- right. Afterwards nothing happens. ?1 alias, ?2 account id.
INSERT INTO account (alias, account_id) VALUES (?1, ?2)
ON CONFLICT (alias) DO UPDATE SET account_id = excluded.account_id
WHERE published_at IS NULL
