SELECT e.idx, COALESCE(CAST(e.leaf AS BLOB), x''), COALESCE(CAST(e.leaf_hash AS BLOB), x''),
       COALESCE(CAST(e.act_id AS BLOB), x''), COALESCE(CAST(e.actor AS BLOB), x''),
       COALESCE(CAST(e.body_hash AS BLOB), x''), CAST(o.disclosures AS BLOB)
FROM entry e LEFT JOIN opened o ON o.idx = e.idx
WHERE e.act_id = ?
