-- What the last process left of an account. A run that is still 'running' while nobody holds the account's lock died with
-- its process. A touch that lies further ahead than any operation may say comes from a clock that was set back since; the
-- member would be left alone until that time. ?1 account, ?2 now, ?3 the latest instant to believe.
UPDATE sync_run
SET status = 'failed', finished_at = ?2, detail = 'The process ended in the middle of the run'
WHERE account = ?1 AND status = 'running';

UPDATE member_touch SET touched_at = ?3 WHERE account = ?1 AND touched_at > ?3
