-- A touch that lies further ahead than any operation may say comes from a clock that was set back since; the member would
-- be left alone until that time. ?1 account, ?2 the latest instant to believe.
UPDATE member_touch SET touched_at = ?2 WHERE account = ?1 AND touched_at > ?2
