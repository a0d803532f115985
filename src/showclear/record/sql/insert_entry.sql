INSERT INTO entry (idx, leaf, leaf_hash, act_id, actor, body_hash) VALUES (?, ?, ?, ?, ?, ?)
