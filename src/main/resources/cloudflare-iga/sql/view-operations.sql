-- One page of an account's operations, newest first. Empty filters let everything through.
SELECT o.id, o.account, o.kind, o.status, o.member_id, o.former_member_id, o.email, o.requested_by, o.reason, o.reference,
       o.plan, o.before, o.after, o.requests, o.cf_ray, o.started_at, o.finished_at, o.detail, o.error
FROM operations o
WHERE o.account = :?account
  AND o.id < :?id
  AND (:?status = '' OR o.status = lower(:?status))
  AND (:?kind = '' OR o.kind = lower(:?kind))
  AND (:?member = '' OR o.member_id = :?member OR o.former_member_id = :?member)
ORDER BY o.id DESC
LIMIT :?rows
