-- Compare and swap: no row changes unless the head is still the one this program signed or read.
UPDATE checkpoint SET size = ?, note = ? WHERE one = 1 AND size = ? AND note = ?
