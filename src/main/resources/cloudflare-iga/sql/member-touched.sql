-- Until when readings are to leave one member alone, if an operation said so. ?1 account, ?2 member.
SELECT touched_at FROM member_touch WHERE account = ?1 AND member_id = ?2
