-- How many ids only one of two readings holds. ?1 and ?2 the readings.
WITH one AS (SELECT DISTINCT i.value AS id FROM staged_page p, json_each(p.ids) i WHERE p.reading_id = ?1),
     two AS (SELECT DISTINCT i.value AS id FROM staged_page p, json_each(p.ids) i WHERE p.reading_id = ?2)
SELECT (SELECT count(*) FROM (SELECT id FROM one EXCEPT SELECT id FROM two))
     + (SELECT count(*) FROM (SELECT id FROM two EXCEPT SELECT id FROM one)) AS ids
