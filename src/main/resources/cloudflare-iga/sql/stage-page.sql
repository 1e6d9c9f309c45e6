-- Stages one page, unless its reading was closed in the meantime: then nothing is written.
INSERT INTO staged_page (reading_id, page, requested_at, row_count, total, ids_digest, rows)
SELECT id, :?page, :?requested_at, :?row_count, :?total, :?ids_digest, :?rows
FROM reading
WHERE id = :?reading AND status = 'open'
ON CONFLICT (reading_id, page) DO UPDATE
SET requested_at = excluded.requested_at, row_count = excluded.row_count, total = excluded.total,
    ids_digest = excluded.ids_digest, rows = excluded.rows
