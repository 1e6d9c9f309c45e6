-- One operation of an account.
SELECT o.id, o.account, o.kind, o.status, o.member_id, o.former_member_id, o.email, o.requested_by, o.reason, o.reference,
       o.plan, o.before, o.after, o.requests, o.cf_ray, o.started_at, o.finished_at, o.detail, o.error
FROM operations o
WHERE o.account = :?account AND o.id = :?id
