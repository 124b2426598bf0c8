"""How a score comes about, line by line, and what would have to happen for another one."""
