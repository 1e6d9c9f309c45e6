-- The consumers of an account that nothing was heard of since an instant. ?1 account, ?2 the instant.
SELECT * FROM change_consumer WHERE account = ?1 AND last_seen_at < ?2 ORDER BY name
