-- Where the journal ends: the last entry's number and hash, and how far the numbers had come, which is more when
-- entries at the end were taken away. Always one row.
SELECT coalesce(last.seq, 0) AS seq, last.hash,
       coalesce((SELECT s.seq FROM sqlite_sequence s WHERE s.name = 'operation_entry'), 0) AS counter
FROM (SELECT 1) one
LEFT JOIN operation_entry last ON last.seq = (SELECT max(seq) FROM operation_entry)
