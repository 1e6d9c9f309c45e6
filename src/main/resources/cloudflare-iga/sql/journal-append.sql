-- Puts one state of an operation at the journal's end. ?1 number, ?2 to ?23 the operation in the order of the columns,
-- ?24 hash of the entry before, ?25 hash of this one.
INSERT INTO operation_entry (
    seq, id, account, kind, status, member_id, former_member_id, email, requested_by, reason, reference,
    idempotency_key, request, plan, before, after, requests, writes, cf_ray, started_at, finished_at, detail, error,
    previous_hash, hash)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25)
