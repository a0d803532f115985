-- Reads the index, not the table, because it needs no other column.
SELECT COALESCE(CAST(act_id AS BLOB), x''), idx FROM entry ORDER BY act_id
