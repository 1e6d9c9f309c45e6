-- What an alias stands for, and when it was last published. ?1 alias.
SELECT account_id, published_at FROM account WHERE alias = ?1
