SELECT e.idx, e.leaf, e.leaf_hash, CAST(e.act_id AS BLOB), CAST(e.actor AS BLOB), e.body_hash,
       CAST(o.disclosures AS BLOB)
FROM entry e LEFT JOIN opened o ON o.idx = e.idx
WHERE e.act_id = ?
