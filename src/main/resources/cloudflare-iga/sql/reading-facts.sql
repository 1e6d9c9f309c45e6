-- What a reading received, as far as its completeness depends on it. ?1 reading.
SELECT count(*)                                             AS pages,
       coalesce(sum(row_count), 0)                          AS rows,
       count(total)                                         AS pages_with_total,
       min(total)                                           AS least_total,
       max(total)                                           AS greatest_total,
       count(*) FILTER (WHERE row_count > 0)                AS filled_pages,
       count(DISTINCT ids_digest) FILTER (WHERE row_count > 0) AS different_pages,
       coalesce(max(page) FILTER (WHERE row_count > 0), 0)  AS last_filled_page,
       (SELECT count(DISTINCT r.value ->> '$.id')
        FROM staged_page q, json_each(q.rows) r
        WHERE q.reading_id = ?1)                            AS ids,
       (SELECT count(*)
        FROM staged_page q, json_each(q.rows) r
        WHERE q.reading_id = ?1 AND r.value ->> '$.id' IS NULL) AS rows_without_id
FROM staged_page
WHERE reading_id = ?1
