-- The e-mail addresses of an account that have other letters than ASCII, whose case lower() does not know. ?1 account.
SELECT email FROM member WHERE account = ?1 AND email GLOB '*[^ -~]*'
UNION
SELECT email FROM change WHERE account = ?1 AND email GLOB '*[^ -~]*'
