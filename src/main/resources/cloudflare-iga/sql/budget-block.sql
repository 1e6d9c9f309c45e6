-- Notes that Cloudflare refuses a credential's requests for a time. ?1 credential, ?2 when that ends
INSERT INTO budget (credential, blocked_until)
VALUES (?1, ?2)
ON CONFLICT (credential) DO UPDATE SET blocked_until = excluded.blocked_until
