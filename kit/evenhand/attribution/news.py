"""News: what came to be known between two moments, as far as it can be told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evenhand.attribution.causes import CauseKind
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History, PlatformFact

KINDS: tuple[tuple[CauseKind, tuple[str, ...]], ...] = (
    ("spoken of", ("feedback",)),
    ("paid", ("work", "payments", "refunds")),
    ("reported", ("reports",)),
    ("blocked", ("blocks",)),
)
"""What may come to a contract beside its beginning and its end, and where it is kept."""

EVERYTHING = ("end", *(field for _, fields in KINDS for field in fields))


@dataclass(frozen=True)
class News:
    """Something that happened: to these *fields* of a contract, or to a party as these *facts*."""

    kind: CauseKind
    contract: str = ""
    fields: tuple[str, ...] = ()
    facts: tuple[PlatformFact, ...] = ()


def news_between(start: History, end: History, *, as_one: Iterable[str] = ()) -> list[News]:
    """What *end* knows and *start* does not, of the same people, contract by contract.

    A contract that began or ended in between is one piece of news with all that came of it, and
    so is each of *as_one*, by id: split, each part would carry half of what it does only together
    with the others. What came to any other contract is told apart by its kind. The platform's
    facts are one piece of news for each party.
    """
    known, whole = {contract.id: contract for contract in start.contracts}, set(as_one)
    found = [
        news
        for contract in end.contracts
        for news in _of_contract(known.get(contract.id), contract, as_one=contract.id in whole)
    ]
    by_party: dict[Party, list[PlatformFact]] = defaultdict(list)
    for fact in end.facts:
        if fact.at > start.at:
            by_party[fact.about].append(fact)
    return found + [News("platform", facts=tuple(facts)) for facts in by_party.values()]


def with_news(old: Contract, new: Contract, news: Iterable[News]) -> Contract:
    """The *old* contract with only this news of what the *new* one has more."""
    return old.replace(**{field: getattr(new, field) for one in news for field in one.fields})


def _of_contract(old: Contract | None, new: Contract, *, as_one: bool) -> Iterator[News]:
    if old is None:
        yield News("added", new.id, EVERYTHING)
        return
    changed = [(kind, fields) for kind, fields in KINDS if _changed(old, new, fields)]
    if old.end != new.end:
        yield News("ended", new.id, EVERYTHING)
    elif as_one and changed:
        yield News(changed[0][0], new.id, EVERYTHING)
    else:
        for kind, fields in changed:
            yield News(kind, new.id, fields)


def _changed(old: Contract, new: Contract, fields: Iterable[str]) -> bool:
    return any(getattr(old, field) != getattr(new, field) for field in fields)
