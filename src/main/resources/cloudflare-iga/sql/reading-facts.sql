-- What a reading received, as far as its completeness depends on it. ?1 reading.
SELECT count(*)                                             AS pages,
       coalesce(sum(row_count), 0)                          AS rows,
       count(total)                                         AS pages_with_total,
       min(total)                                           AS least_total,
       max(total)                                           AS greatest_total,
       count(*) FILTER (WHERE row_count > 0)                AS filled_pages,
       count(DISTINCT ids) FILTER (WHERE row_count > 0)     AS different_pages,
       coalesce(max(page) FILTER (WHERE row_count > 0), 0)  AS last_filled_page,
       (SELECT count(DISTINCT i.value)
        FROM staged_page q, json_each(q.ids) i
        WHERE q.reading_id = ?1)                            AS ids,
       coalesce(sum(row_count - json_array_length(ids)), 0) AS rows_without_id
FROM staged_page
WHERE reading_id = ?1
