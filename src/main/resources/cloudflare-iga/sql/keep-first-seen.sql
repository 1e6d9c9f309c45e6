-- A member that stands for a former one has been known since that one was, and so have the rights that both have.
-- ?1 account, ?2 member, ?3 what first-seen answered about the former one.
UPDATE member
SET first_seen_at = min(first_seen_at, coalesce(?3 ->> '$.member', first_seen_at))
WHERE account = ?1 AND member_id = ?2;

UPDATE right_held
SET first_seen_at = min(first_seen_at, former.since)
FROM (SELECT r.value ->> 0 AS role_id, r.value ->> 1 AS access, r.value ->> 2 AS scope_key, min(r.value ->> 3) AS since
      FROM json_each(?3, '$.rights') r
      GROUP BY r.value ->> 0, r.value ->> 1, r.value ->> 2) former
WHERE account = ?1 AND holder_kind = 'member' AND holder_id = ?2
  AND right_held.role_id = former.role_id AND right_held.access = former.access
  AND right_held.scope_key = former.scope_key
