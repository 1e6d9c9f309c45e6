-- Takes handed out requests off what Cloudflare announced as left. ?1 credential, ?2 requests
UPDATE budget
SET remaining = remaining - ?2
WHERE credential = ?1
