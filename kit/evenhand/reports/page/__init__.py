"""The page: what a check found, as one file that anyone can open, without scripts."""
