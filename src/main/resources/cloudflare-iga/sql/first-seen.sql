-- Since when a member and the rights it has, or had when it went, have been known: what is published, else the earliest
-- change. ?1 account, ?2 member, ?3 cause of its going, NULL when it did not go.
WITH right_since AS (
    SELECT h.role_id, h.access, h.scope_key, h.first_seen_at AS since
    FROM right_held h
    WHERE h.account = ?1 AND h.holder_kind = 'member' AND h.holder_id = ?2
    UNION ALL
    SELECT lost.role_id, lost.before ->> '$.access', lost.scope_key, min(c.at)
    FROM change lost
    JOIN change c ON c.account = ?1 AND c.member_id = ?2 AND c.role_id = lost.role_id AND c.scope_key = lost.scope_key
        AND coalesce(c.after, c.before) ->> '$.access' = lost.before ->> '$.access'
    WHERE lost.account = ?1 AND lost.member_id = ?2 AND lost.kind = 'role.revoked' AND lost.cause = ?3
    GROUP BY lost.role_id, lost.before ->> '$.access', lost.scope_key
)
SELECT json_object(
    'member', coalesce((SELECT m.first_seen_at FROM member m WHERE m.account = ?1 AND m.member_id = ?2),
                       (SELECT min(c.at) FROM change c WHERE c.account = ?1 AND c.member_id = ?2)),
    'rights', json((SELECT json_group_array(json_array(r.role_id, r.access, r.scope_key, r.since))
                    FROM right_since r))) AS first_seen
