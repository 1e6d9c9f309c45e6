-- Stages one page, unless its reading was closed in the meantime: then nothing is written.
INSERT INTO staged_page (reading_id, page, requested_at, row_count, total, ids, rows)
SELECT id, :?page, :?requested_at, :?row_count, :?total, :?ids, :?rows
FROM reading
WHERE id = :?reading AND status = 'open'
ON CONFLICT (reading_id, page) DO UPDATE
SET requested_at = excluded.requested_at, row_count = excluded.row_count, total = excluded.total,
    ids = excluded.ids, rows = excluded.rows
