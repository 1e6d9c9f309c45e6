-- The whole journal, in order.
SELECT * FROM operation_entry ORDER BY seq
