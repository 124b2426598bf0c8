"""Parts of a statement: headings, sentences and lists, with nothing in them that could do harm."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

UNSEEN = ("Cc", "Cf", "Cs")  # signs that are not seen, and may turn others round
JOINERS = "\u200c\u200d"  # but some languages are not written without these
LONGEST = 600  # characters of a name or a text that somebody wrote; a sheet holds no more


@dataclass(frozen=True)
class Part:
    """A heading, sentences, a list, numbered or not, and sentences that close it.

    Where there are *leads*, there is one for each item: what it begins with, and stands out.
    """

    heading: str
    opening: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    numbered: bool = False
    closing: tuple[str, ...] = ()


def harmless(text: str, *, longest: int = LONGEST) -> str:
    """*text* on one line, without control and direction signs, the end of anything long cut off."""
    visible = "".join(
        " " if sign.isspace() else sign
        for sign in text
        if sign.isspace() or sign in JOINERS or unicodedata.category(sign) not in UNSEEN
    )
    plain = " ".join(visible.split())
    return plain if len(plain) <= longest else f"{plain[:longest].rstrip()} ..."
