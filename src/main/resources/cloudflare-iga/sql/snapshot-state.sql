-- Whether an account was ever published, and the newest change that its present state shows; the counter of the ids
-- tells that although the change may be pruned. ?1 account.
SELECT a.published_at IS NOT NULL AS published,
       coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0) AS newest
FROM account a
WHERE a.alias = ?1
