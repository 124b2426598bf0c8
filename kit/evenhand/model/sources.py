"""Where a figure comes from, and how sure that makes us of it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Standing(Struct, frozen=True):
    """How sure we are of one figure, and its source; for a chosen figure, the reason."""

    kind: Literal["documented", "said", "claimed", "chosen", "set"]
    source: str

    def __str__(self) -> str:
        words = {"said": "said by staff", "chosen": "chosen by us", "set": "set by you"}
        return f"{words.get(self.kind, self.kind)}: {self.source}"


def documented(source: str) -> Standing:
    """The platform, the legislator or the standard says so itself."""
    return Standing("documented", source)


def said(source: str) -> Standing:
    """Staff or a moderator of the platform says so."""
    return Standing("said", source)


def claimed(source: str) -> Standing:
    """Somebody else says so, and nobody has confirmed it."""
    return Standing("claimed", source)


def set_by_you(where: str) -> Standing:
    """Whoever runs the kit has set it, in a file of their own."""
    return Standing("set", where)


def chosen(reason: str) -> Standing:
    """Nobody says; this is our number, for this reason."""
    return Standing("chosen", reason)
