"""Paragraphs: text filled to the width of the page."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill

WIDTH = 80


def paragraph(text: str, *, by: int = 2) -> str:
    """*text* filled to the width of the page, indented *by* spaces; nothing is ever cut."""
    return _filled(text, " " * by, " " * by)


def entry(text: str, *, by: int = 2) -> str:
    """*text* filled to the width of the page as one entry of a list, indented *by* spaces."""
    return _filled(text, " " * by, " " * (by + 2))


def capital(text: str) -> str:
    """*text* with a capital letter at its start."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """*text* with a capital letter at its start and a full stop at its end."""
    whole = capital(text)
    return whole if whole.endswith((".", "!", "?")) else f"{whole}."


def in_a_row(words: Sequence[str], joint: str = "and") -> str:
    """One or more words in a row, the last behind the *joint*: ``one, two and three``."""
    *most, last = words
    return f"{', '.join(most)} {joint} {last}" if most else last


def _filled(text: str, first: str, others: str) -> str:
    return fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )
