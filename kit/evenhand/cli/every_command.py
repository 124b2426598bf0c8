"""Every command, each declared where its like are, and the group that they belong to."""

from __future__ import annotations

from evenhand.cli import commands, side_by_side
from evenhand.cli.door import evenhand

__all__ = ["commands", "evenhand", "side_by_side"]
