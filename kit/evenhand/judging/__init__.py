"""Judging: what a rule set makes of each contract of a party, and of all of them together."""

from evenhand.judging.memory import Memories

__all__ = ["Memories"]
