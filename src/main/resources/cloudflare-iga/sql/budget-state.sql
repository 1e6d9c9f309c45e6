-- What is known of one credential's budget, and how many requests were booked since a second.
-- Always one row. ?1 credential, ?2 first second that counts (Unix time)
SELECT b.quota, b.window_s, b.remaining, b.reset_at, b.blocked_until,
       (SELECT coalesce(sum(u.requests), 0)
        FROM budget_use u
        WHERE u.credential = ?1 AND u.second >= ?2) AS used
FROM (SELECT ?1 AS credential) asked
LEFT JOIN budget b ON b.credential = asked.credential
