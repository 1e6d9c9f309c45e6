-- The published members of an address, in whatever case it is written. ?1 account, ?2 e-mail.
SELECT member_id, user_id, email, status FROM member WHERE account = ?1 AND lower(email) = lower(?2) ORDER BY member_id
