-- The published members of an address, however it is spelt; who declined, and may have been invited again since, comes
-- last. The index is named because the planner, which has no statistics, would rather read all members.
-- ?1 account, ?2 its spellings, JSON array.
SELECT member_id, user_id, email, status
FROM member INDEXED BY member_by_email
WHERE account = ?1 AND lower(email) IN (SELECT lower(value) FROM json_each(?2))
ORDER BY status IS 'rejected', member_id
