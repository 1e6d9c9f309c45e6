-- Deletes one member and all its rights. ?1 account, ?2 member.
DELETE FROM role_assignment WHERE account = ?1 AND member_id = ?2;
DELETE FROM member WHERE account = ?1 AND member_id = ?2
