"""Explanations: how a score comes about, and what would have to happen for another one."""
