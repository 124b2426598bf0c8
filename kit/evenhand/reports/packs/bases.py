"""Bases: who asks for a promise, in words for somebody who knows nothing of this project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from evenhand.catalogue.addresses import Address
from evenhand.invariants.declared import Invariant

OWN_NUMBERS = re.compile(r"\bW\d+(?:, W\d+)*(?:, |: )?")
LAWS = re.compile(r"\b(?:Directive|Regulation|Services Act|Workers Act|Rights Act|CFR|Code)\b")


def plain(basis: str, known: Iterable[Address]) -> str:
    """A basis without the numbers of our own lists, and forum threads by their titles."""
    text = OWN_NUMBERS.sub("", basis)
    for address in known:
        if address.thread:
            title = f'forum thread "{address.cited_as.partition(": ")[2]}"'
            text = re.sub(address.thread, title, text, flags=re.IGNORECASE)
    return text[:1].upper() + text[1:]


def is_law(basis: str) -> bool:
    """Whether it is a law, and no demand, custom or theory."""
    return LAWS.search(basis) is not None


def basis_in_words(promise: Invariant, known: Sequence[Address]) -> str:
    """The laws behind a promise, if there are any, and whoever else asks for it."""
    laws = [plain(basis, known) for basis in promise.basis if is_law(basis)]
    others = [plain(basis, known) for basis in promise.basis if not is_law(basis)]
    parts = [f"Legal basis: {'; '.join(laws)}."] if laws else []
    parts += [f"Asked for: {'; '.join(others)}."] if others else []
    return " ".join(parts)


def laws_behind(promises: Iterable[Invariant], known: Sequence[Address]) -> list[str]:
    """The laws that ask for any of these promises, each once."""
    every = [basis for promise in promises for basis in promise.basis if is_law(basis)]
    return list(dict.fromkeys(plain(basis, known) for basis in every))
