-- The published members of an address, in whatever case it is written; who declined, and may have been invited again
-- since, comes last. The index is named because the planner, which
-- has no statistics, would rather read all members. ?1 account, ?2 e-mail.
SELECT member_id, user_id, email, status
FROM member INDEXED BY member_by_email
WHERE account = ?1 AND lower(email) = lower(?2)
ORDER BY status IS 'rejected', member_id
