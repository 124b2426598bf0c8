"""Goal files: TOML that asks whether something could have happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from evenhand.catalogue.decode import read_toml
from evenhand.catalogue.fields import Instant, Number
from evenhand.catalogue.positions import Lines
from evenhand.catalogue.problems import CatalogueError
from evenhand.model.units import Exact, told

BOUNDED = r"^-?[0-9]{1,6}(\.[0-9]{1,6})? or (less|more)$"
Bounded = Annotated[
    str, Meta(pattern=BOUNDED, description='text such as "80 or less" or "90 or more"')
]
Most = Annotated[int, Meta(ge=1, le=200, description="a whole number from 1 to 200")]
Few = Annotated[int, Meta(ge=0, le=3, description="a whole number from 0 to 3")]
Event = Literal["unpaid cancellation", "unpaid withdrawal", "nothing"]
Words = Literal["none", "good", "hostile", "hostile in private"]
EVENTS: tuple[Event, ...] = get_args(Event)
WORDS: tuple[Words, ...] = get_args(Words)

UNREACHED = 1_000_000  # how far no score is from any number
Contradiction = tuple[str, str]
"""The key that is to blame, and what is wrong with it."""


class GoalFile(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"from_": "from"}
):
    """A question as it is written.

    *before* and *after* are numbers that a reader is shown, or bounds of them; *falls_by* is by
    how much the number falls at least. *between* is what happens between those two moments,
    *feedback* what the client says of it, *besides* how many other things may happen meanwhile,
    *contracts* how many contracts there are at most. *from* and *until* are the two moments.
    """

    title: str = ""
    sources: tuple[str, ...] = ()
    rule_sets: tuple[str, ...] = ()
    before: Number | Bounded | None = None
    after: Number | Bounded | None = None
    falls_by: Number | None = None
    between: Event = "unpaid cancellation"
    feedback: Words = "none"
    contracts: Most = 60
    besides: Few = 2
    from_: Instant | None = None
    until: Instant | None = None


@dataclass(frozen=True)
class Wanted:
    """A number that a reader is to be shown, or a bound of it, the number itself included."""

    number: Exact
    side: Literal["", "or less", "or more"] = ""

    def __str__(self) -> str:
        return f"{told(self.number)} {self.side}".strip()

    def gap(self, shown: Exact | None) -> Exact:
        """How far *shown* is from what is wanted; 0 where that is met."""
        if shown is None:
            return UNREACHED
        over = shown - self.number
        if (self.side == "or less" and over < 0) or (self.side == "or more" and over > 0):
            return 0
        return over if over > 0 else -over

    def apart(self, other: Wanted) -> bool:
        """Whether no one number meets both."""
        return bool(self.gap(other.number) and other.gap(self.number))


def wanted(written: Exact | str) -> Wanted:
    """A number, or a bound such as ``80 or less``, as a file states it."""
    if not isinstance(written, str):
        return Wanted(written)
    number, _, side = written.partition(" ")
    exact = Fraction(number)
    return Wanted(
        int(exact) if exact.denominator == 1 else exact,
        "or less" if side == "or less" else "or more",
    )


def read_question(file: Path) -> tuple[GoalFile, Lines]:
    """Read one question, and where it is written. Raises CatalogueError with every mistake in it.

    What contradicts itself is told once every key can be read.
    """
    written, lines = read_toml(file, GoalFile)
    problems = [lines.problem((key,), message) for key, message in contradictions(written)]
    if problems:
        raise CatalogueError(problems)
    return written, lines


def contradictions(asked: GoalFile) -> Iterator[Contradiction]:
    """All that cannot be meant, wherever the question was written."""
    if asked.after is None and asked.falls_by is None:
        yield "after", "say what is shown 'after', such as 80, or by how much it 'falls_by'"
    if asked.after is not None and asked.falls_by is not None:
        yield "falls_by", "say what is shown 'after' or by how much it 'falls_by', not both"
    if asked.after is not None and asked.before is None:
        yield "before", "say what is shown 'before', too, such as 91"
    if asked.falls_by is not None and asked.falls_by <= 0:
        yield "falls_by", f"a fall of {told(asked.falls_by)} is none: write a number above 0"
    if asked.before is not None and asked.after is not None:
        before, after = wanted(asked.before), wanted(asked.after)
        if not before.apart(after):
            yield "after", f"{after} may be what was shown before: ask for another number"
    if asked.between == "nothing" and asked.feedback != "none":
        yield "feedback", "nothing happens in between, so there is nothing to say feedback of"
    if asked.until is not None and asked.from_ is None:
        yield "until", "say 'from' which moment on, too"
    if asked.until is not None and asked.from_ is not None and asked.until <= asked.from_:
        yield "until", f"it lies on {asked.until:%Y-%m-%d %H:%M}, not after 'from'"
