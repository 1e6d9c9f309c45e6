-- Whether a member of an account has a status, in capitals or not. ?1 account, ?2 status.
SELECT EXISTS (SELECT 1 FROM members m WHERE m.account = ?1 AND lower(m.status) = lower(?2)) AS there
