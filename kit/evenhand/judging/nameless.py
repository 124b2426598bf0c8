"""Nameless contracts: what is left when names are taken off, so that equals can be told as such."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NoReturn

from evenhand.model.contracts import Contract, Party


class Withheld(BaseException):
    """A rule asked for what was kept from it: no error, so that it is not caught as one."""


def withheld(*_: Any) -> NoReturn:
    """What is in the place of that which rules are not to ask for."""
    raise Withheld


class Side(Party, frozen=True, gc=False, order=False, eq=False):  # noqa: PLW1641
    """One side of a contract, whoever it is: its name is withheld, its role is not.

    A rule may compare it with the party that is scored, who is one of the two sides.
    """

    name = property(withheld)
    __hash__ = __repr__ = __str__ = __reduce__ = withheld
    __lt__ = __le__ = __gt__ = __ge__ = withheld  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Party) and self.role == other.role


THE_FREELANCER, THE_CLIENT = Side(""), Side("", "client")


def _noting(field: str) -> Any:
    """A field that notes that it was read."""
    there = Contract.__dict__[field].__get__

    def read(contract: Nameless) -> Any:
        contract.noted.add(field)
        return there(contract)

    return property(read)


class Nameless(Contract, frozen=True, kw_only=True, gc=False, eq=False):
    """A contract without id, names and posting, that notes which of its fields are read.

    Who asks for its names gets ``Withheld``. What a rule says of it without asking, it would say of
    every contract that has the same in the fields that it read: rules answer the same to the same,
    and up to there all was the same.
    """

    noted: set[str]

    id = property(withheld)
    posting = property(withheld)
    hired = _noting("hired")
    kind = _noting("kind")
    agreed = _noting("agreed")
    work = _noting("work")
    payments = _noting("payments")
    refunds = _noting("refunds")
    end = _noting("end")
    feedback = _noting("feedback")
    blocks = _noting("blocks")
    reports = _noting("reports")
    __eq__ = __hash__ = __repr__ = __reduce__ = withheld


FIELDS = tuple(
    field
    for field in Contract.__struct_fields__
    if field not in ("id", "freelancer", "client", "posting")
)


def nameless(contract: Contract, read: tuple[str, ...] = ()) -> Nameless:
    """The contract without its names. It need not note again that these fields are *read*."""
    told = {field: getattr(contract, field) for field in FIELDS}
    kind: Any = _noting_all_but(read)
    one: Nameless = kind(id="", freelancer=THE_FREELANCER, client=THE_CLIENT, noted=set(), **told)
    return one


@lru_cache(maxsize=1024)
def _noting_all_but(read: tuple[str, ...]) -> Any:
    """Contracts without names that do not note when these fields are read, which is quicker."""
    plain = {field: Contract.__dict__[field] for field in read}
    made: Any = type(Nameless)
    return made("Nameless", (Nameless,), plain, frozen=True, eq=False)
