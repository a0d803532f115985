SELECT bytes FROM blob WHERE sha256 = ?
