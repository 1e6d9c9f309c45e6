-- The second in which the running total of booked requests, oldest first, reaches a number; NULL when it never does.
-- ?1 credential, ?2 first second that counts (Unix time), ?3 the number
SELECT min(second) AS second
FROM (SELECT second, sum(requests) OVER (ORDER BY second) AS total
      FROM budget_use
      WHERE credential = ?1 AND second >= ?2)
WHERE total >= ?3
