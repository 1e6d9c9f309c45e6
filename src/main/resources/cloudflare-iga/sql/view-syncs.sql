-- One page of an account's sync runs, newest first.
SELECT s.id, s.account, s.account_id, s.started_at, s.finished_at, s.status, s.requests, s.members, s.roles,
       s.role_assignments, s.changes, s.detail, s.warnings
FROM sync_runs s
WHERE s.account = :?account AND s.id < :?id
ORDER BY s.id DESC
LIMIT :?rows
