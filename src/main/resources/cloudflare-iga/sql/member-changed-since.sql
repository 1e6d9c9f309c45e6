-- Whether a member changed at an instant or later. ?1 account, ?2 the member as it would be staged, ?3 the instant.
SELECT EXISTS (SELECT 1 FROM change c
               WHERE c.account = ?1 AND c.member_id = ?2 ->> '$.id' AND c.at >= ?3) AS changed
