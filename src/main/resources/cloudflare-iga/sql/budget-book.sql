-- Books requests of a credential in a second. ?1 credential, ?2 second (Unix time), ?3 requests
INSERT INTO budget_use (credential, second, requests)
VALUES (?1, ?2, ?3)
ON CONFLICT (credential, second) DO UPDATE SET requests = requests + excluded.requests
