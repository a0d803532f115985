INSERT INTO opened (idx, disclosures) VALUES (?, ?)
