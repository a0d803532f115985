UPDATE meta SET value = (SELECT count(*) FROM blob) WHERE key = 'blobs'
