"""Bases: who asks for a promise, in words for somebody who knows nothing of this project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from evenhand.catalogue.addresses import Address, cited_in
from evenhand.invariants.declared import Invariant

OWN_NUMBERS = re.compile(r"\bW\d+(?:, W\d+)*(?:, |: )?")
LAWS = re.compile(r"\b(?:Directive|Regulation|Services Act|Workers Act|Rights Act|CFR|Code)\b")
TABLE = re.compile(r"\s*The table [^.]*\.")
PLACES = re.compile(r"\b[tm]d?-p/(\d+)")
SAME = "the thread that this case is from"


def plain(basis: str, known: Iterable[Address], facts: Sequence[str] = ()) -> str:
    """A basis without the numbers of our own lists, and forum threads by their titles.

    A thread that the *facts* of a case are from too is called that: it proves nothing of itself.
    """
    text = OWN_NUMBERS.sub("", basis)
    for address in known:
        if address.thread:
            same = any(address.thread in source.lower() for source in facts)
            name = f'{SAME} ("{title(address)}")' if same else f'forum thread "{title(address)}"'
            text = re.sub(address.thread, name, text, flags=re.IGNORECASE)
    text = PLACES.sub(r"community thread \1", text)
    return text[:1].upper() + text[1:]


def title(thread: Address) -> str:
    """The title of a forum thread."""
    return thread.cited_as.partition(": ")[2]


def where_from(source: str, known: Sequence[Address]) -> str:
    """A source by its name, with the first address where it can be read, if one is known."""
    named = source.rstrip(".")
    threads = [each for each in known if each.thread and named == each.cited_as]
    named = f'forum thread "{title(threads[0])}"' if threads else plain(named, known)
    every = [each.where for each in cited_in(source, known) if each.where.startswith("http")]
    return f"{named} ({every[0].partition('://')[2]})" if every else named


def read_from(source: str, known: Sequence[Address]) -> str:
    """The first address where a source can be read, and how many more; else its name."""
    every = [each.where for each in cited_in(source, known) if each.where.startswith("http")]
    if not every:
        return plain(source.rstrip("."), known)
    more = f" ({len(every) - 1} more in clauses.md)" if every[1:] else ""
    return f"{every[0].partition('://')[2]}{more}"


def first_basis(promise: Invariant, known: Sequence[Address], facts: Sequence[str]) -> str:
    """The laws behind a promise, or else who asks for it, not the thread of the facts if others do.

    Of those who ask only the first is named, and how many there are beside.
    """
    laws = [plain(basis, known, facts) for basis in promise.basis if is_law(basis)]
    if laws:
        return f"Legal basis: {'; '.join(laws)}."
    asked = sorted((plain(basis, known, facts) for basis in promise.basis), key=_is_same)
    more = f" ({len(asked) - 1} more in clauses.md)" if asked[1:] else ""
    return f"Asked for: {asked[0]}{more}." if asked else ""


def _is_same(told: str) -> bool:
    return told.lower().startswith(SAME)


def for_a_worker(promise: Invariant) -> str:
    """What a promise means for a worker, without what its page shows beside it in a table."""
    return TABLE.sub("", promise.for_a_worker).strip()


def is_law(basis: str) -> bool:
    """Whether it is a law, and no demand, custom or theory."""
    return LAWS.search(basis) is not None


def basis_in_words(promise: Invariant, known: Sequence[Address], facts: Sequence[str] = ()) -> str:
    """The laws behind a promise, if there are any, and whoever else asks for it."""
    laws = [plain(basis, known, facts) for basis in promise.basis if is_law(basis)]
    others = [plain(basis, known, facts) for basis in promise.basis if not is_law(basis)]
    parts = [f"Legal basis: {'; '.join(laws)}."] if laws else []
    parts += [f"Asked for: {'; '.join(others)}."] if others else []
    return " ".join(parts)


def laws_behind(promises: Iterable[Invariant], known: Sequence[Address]) -> list[str]:
    """The laws that ask for any of these promises, each once."""
    every = [basis for promise in promises for basis in promise.basis if is_law(basis)]
    return list(dict.fromkeys(plain(basis, known) for basis in every))
