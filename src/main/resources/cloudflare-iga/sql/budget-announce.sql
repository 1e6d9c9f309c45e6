-- Notes what Cloudflare announced about a credential.
-- ?1 credential, ?2 quota or NULL, ?3 window in seconds or NULL, ?4 requests left, ?5 when that ends
INSERT INTO budget (credential, quota, window_s, remaining, reset_at)
VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (credential) DO UPDATE
SET quota = excluded.quota, window_s = excluded.window_s, remaining = excluded.remaining, reset_at = excluded.reset_at
