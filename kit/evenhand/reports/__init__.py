"""Verdicts, stories and comparisons, told to people and to machines: one file a format."""
