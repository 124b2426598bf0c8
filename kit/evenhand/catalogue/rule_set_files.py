"""Rule set files: TOML that names modules, what it extends, and what it is known to violate."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, cast

from msgspec import UNSET, Struct, UnsetType

from evenhand.catalogue.decode import Lines, decode
from evenhand.catalogue.fields import Number
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.model.contracts import Role
from evenhand.model.sources import Standing
from evenhand.questions.figures import kind_of
from evenhand.questions.rules import Rule
from evenhand.rulesets import Claim, Scale

STANDINGS = ("documented", "said", "claimed", "chosen")


class InForce(Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """The days on which a rule set was in force, both included; without an end it still is."""

    from_: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.from_:
            raise ValueError(f"it ends on {self.until}, before it begins on {self.from_}")


class ScaleTable(Struct, frozen=True, forbid_unknown_fields=True):
    """The lowest and the highest score."""

    lowest: Number = 0
    highest: Number = 100

    def __post_init__(self) -> None:
        if self.lowest >= self.highest:
            raise ValueError("the highest score must lie above the lowest")


class Violates(Struct, frozen=True, forbid_unknown_fields=True):
    """Promises that the author knows to be broken, why, who says so, and until when to trust it."""

    invariants: tuple[str, ...]
    because: str
    source: str
    review_by: date

    def claim(self) -> Claim:
        return Claim(self.invariants, self.because, self.source, self.review_by)


class OutOfScope(Struct, frozen=True, forbid_unknown_fields=True):
    """Promises that the rule set is not about, and why not."""

    invariants: tuple[str, ...]
    because: str


class ReplacesTable(Struct, frozen=True, forbid_unknown_fields=True):
    """The rule set that was in force before, and when the change was announced, if known."""

    rule_set: str
    source: str
    announced: date | None = None


class RuleSetFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule set as it is written."""

    title: str
    modules: tuple[str, ...] = ()
    extends: str | None = None
    drops: tuple[str, ...] = ()
    in_force: InForce | None = None
    sources: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    scale: ScaleTable | None = None
    scores: tuple[Literal["freelancer", "client"], ...] | None = None
    parameters: dict[str, dict[str, Any]] = {}
    violates: tuple[Violates, ...] = ()
    out_of_scope: tuple[OutOfScope, ...] = ()
    replaces: ReplacesTable | None = None

    def scale_or(self, inherited: Scale) -> Scale:
        return Scale(self.scale.lowest, self.scale.highest) if self.scale else inherited

    def scores_or(self, inherited: tuple[Role, ...]) -> tuple[Role, ...]:
        return self.scores or inherited


def read_parameters(
    written: RuleSetFile, rules: dict[str, Rule], lines: Lines
) -> tuple[dict[str, dict[str, Any]], dict[tuple[str, str], Standing], list[Problem]]:
    """The numbers that a file gives to *rules*, of each parameter's own type, and their standing.

    And whatever is wrong with them.

    A number is written plainly, or as ``{ value = 2, documented = "where" }`` (or said, claimed,
    chosen). What names no rule or parameter is passed on for the rule set to refuse.
    """
    numbers: dict[str, dict[str, Any]] = {}
    standings: dict[tuple[str, str], Standing] = {}
    problems: list[Problem] = []
    for rule, table in written.parameters.items():
        numbers[rule] = {}
        for name, value in table.items():
            place = ("parameters", rule, name)
            try:
                bare, standing = _apart(value, lines, place)
                if rule in rules and name in rules[rule].parameters:
                    bare = decode(bare, kind_of(rules[rule].function, name), lines, at=place)
            except CatalogueError as error:
                problems += error.problems
                continue
            numbers[rule][name] = bare
            if standing is not None:
                standings[rule, name] = standing
    return numbers, standings, problems


class _Figure(Struct, frozen=True, forbid_unknown_fields=True):
    value: Any
    documented: str | UnsetType = UNSET
    said: str | UnsetType = UNSET
    claimed: str | UnsetType = UNSET
    chosen: str | UnsetType = UNSET


def _apart(value: Any, lines: Lines, place: tuple[str, ...]) -> tuple[Any, Standing | None]:
    """A number and its standing, where it is written with one."""
    if not isinstance(value, dict):
        return value, None
    figure = decode(value, _Figure, lines, at=place)
    given = [kind for kind in STANDINGS if getattr(figure, kind) is not UNSET]
    if len(given) != 1:
        message = f"{place[-1]} needs exactly one of {', '.join(STANDINGS)} beside its value"
        raise CatalogueError([lines.problem(place, message)])
    kind = cast("Literal['documented', 'said', 'claimed', 'chosen']", given[0])
    return figure.value, Standing(kind, getattr(figure, kind))
