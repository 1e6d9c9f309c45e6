-- Who of an address went last and is published no longer, however the address is spelt.
-- ?1 account, ?2 its spellings, JSON array.
SELECT c.member_id
FROM change c
WHERE c.account = ?1 AND lower(c.email) IN (SELECT lower(value) FROM json_each(?2))
  AND c.kind IN ('member.removed', 'invitation.gone')
  AND NOT EXISTS (SELECT 1 FROM member m WHERE m.account = c.account AND m.member_id = c.member_id)
ORDER BY c.id DESC
LIMIT 1
