-- Reads the index, not the table, because it needs no other column.
SELECT CAST(act_id AS BLOB), idx FROM entry ORDER BY act_id
