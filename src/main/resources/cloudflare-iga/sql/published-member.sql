-- One published member. ?1 account, ?2 member.
SELECT member_id, user_id, email, status FROM member WHERE account = ?1 AND member_id = ?2
