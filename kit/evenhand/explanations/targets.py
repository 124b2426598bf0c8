"""Targets: the number that somebody would have to reach next, and why that one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from evenhand.model.contracts import Party
from evenhand.model.units import Exact
from evenhand.questions.answers import Unanswered
from evenhand.questions.figures import Figure
from evenhand.rulesets import Scale
from evenhand.runs import Run

WIDE = 50  # points of a scale from which on tens are its round marks, and not halves


@dataclass(frozen=True)
class Target:
    """A number that is shown or not, and in words why it is the one to ask about.

    With *any_score* it stands for a first score, whatever that is.
    """

    number: Exact
    why: str = ""
    any_score: bool = False

    def reached(self, shown: Exact | None) -> bool:
        """Whether whoever is shown with that number is there."""
        return shown is not None and shown >= self.number


def next_target(run: Run, shown: Exact | None, *, of: Party) -> Target | None:
    """The next number above *shown* that a badge asks for, or round mark; None at the top.

    A badge asks for a number if one of its rules holds a score against it, in this very run.
    """
    scale = run.rule_set.scale
    if shown is None:
        return Target(scale.lowest, "there is none yet", any_score=True)
    found = [
        Target(number, f"{figure.rule} asks for it ({figure.name})")
        for number, figure in _badge_numbers(run, shown, of)
        if shown < number <= scale.highest
    ]
    mark = _round_mark(shown, scale)
    if mark is not None:
        found.append(Target(mark, "the next round mark"))
    return min(found, key=lambda target: target.number, default=None)


def badge_marks(run: Run, *, of: Party, above: Exact, up_to: Exact) -> list[tuple[Exact, Figure]]:
    """The numbers *above* one and *up to* another that badges ask for, each once, lowest first."""
    found = dict(_badge_numbers(run, above, of))
    return sorted(
        ((number, figure) for number, figure in found.items() if above < number <= up_to),
        key=lambda mark: mark[0],
    )


def _round_mark(shown: Exact, scale: Scale) -> Exact | None:
    step = 10 if scale.highest - scale.lowest >= WIDE else Fraction(1, 2)
    mark = (shown // step + 1) * step
    if mark <= scale.highest:
        return mark
    return scale.highest if shown < scale.highest else None


def _badge_numbers(run: Run, shown: Exact, of: Party) -> Iterator[tuple[Exact, Figure]]:
    """The numbers of badge rules that a score is held against."""
    rules = run.rule_set.rules
    held = _Held(shown)
    try:
        run.badges_for(held, of=of)
    except Unanswered:
        return
    for figure in run.rule_set.figures():
        values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
        if rules[figure.rule].question == "awards":
            yield from ((value, figure) for value in values if value in held.against)


class _Held(Fraction):
    """A score that notes what it is held against; so does what is made of it."""

    __slots__ = ("against",)

    against: list[Exact]

    def __new__(cls, number: Exact) -> _Held:
        held = super().__new__(cls, number)
        held.against = []
        return held

    def _made(self, number: Exact) -> _Held:
        made = _Held(number)
        made.against = self.against
        return made

    def __add__(self, other: Exact) -> _Held:  # type: ignore[override]
        return self._made(Fraction(self) + other)

    def __floor__(self) -> _Held:  # type: ignore[override]
        return self._made(Fraction(self).__floor__())

    def __lt__(self, other: Exact) -> bool:  # type: ignore[override]
        self.against.append(other)
        return Fraction(self) < other

    def __le__(self, other: Exact) -> bool:  # type: ignore[override]
        self.against.append(other)
        return Fraction(self) <= other

    def __gt__(self, other: Exact) -> bool:  # type: ignore[override]
        self.against.append(other)
        return Fraction(self) > other

    def __ge__(self, other: Exact) -> bool:  # type: ignore[override]
        self.against.append(other)
        return Fraction(self) >= other
