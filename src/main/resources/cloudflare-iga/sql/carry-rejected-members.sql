-- Keeps the published rejected invitations when their list could not be read. ?1 publication, ?2 account, ?7 now.
INSERT INTO staged_member (publication_id, member_id, requested_at, user_id, email, first_name, last_name, status,
                           mfa_enabled, other_fields, rights_told)
SELECT ?1, member_id, ?7, user_id, email, first_name, last_name, status, mfa_enabled, other_fields, 'none'
FROM member
WHERE account = ?2 AND status = 'rejected'
ON CONFLICT DO NOTHING
