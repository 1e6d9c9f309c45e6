-- Forgets bookings that no window reaches any more, and those a clock since set back made in a far future.
-- ?1 first and ?2 last second to keep (Unix time)
DELETE FROM budget_use
WHERE second < ?1 OR second > ?2
