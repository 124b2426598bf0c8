"""Possibility: whether something could have happened, and under which rules."""
