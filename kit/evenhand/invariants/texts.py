"""Texts of promises: written with the names of bounds, read with the numbers in force."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from evenhand.model.units import many
from evenhand.questions.figures import Figure, figure_words

NAMED = re.compile(r"\{(\w+)(?::([^{}]+))?\}")  # {days}, {points:point}, {others:history|histories}


def filled(text: str, figures: Iterable[Figure]) -> str:
    """The *text* with the number of a figure wherever its name stands in braces.

    A figure comes with its unit (``14 days``, ``$1``), or else with the noun behind a colon, in
    the plural where there are several. Other braces are left as they are.
    """
    known = {figure.name: figure for figure in figures}
    return NAMED.sub(partial(_number, known), text)


def named_in(text: str) -> list[str]:
    """The names that stand in braces, in their order."""
    return [found[1] for found in NAMED.finditer(text)]


def _number(known: dict[str, Figure], found: re.Match[str]) -> str:
    figure, noun = known.get(found[1]), found[2]
    if figure is None:
        return found[0]
    if noun is None:
        return figure_words(figure)
    one, _, more = noun.partition("|")
    if isinstance(figure.value, int):
        return many(figure.value, one, more)
    return f"{figure_words(figure)} {more or one + 's'}"
