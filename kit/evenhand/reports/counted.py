"""Counted: what each contract counts for in a score, so that the number can be worked out again."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from evenhand.explanations.arithmetic import Arithmetic, arithmetic, told_exactly
from evenhand.model.outcomes import Rated, Treatment, totals
from evenhand.model.units import Exact, many, told
from evenhand.possibility.answers import Found
from evenhand.possibility.events import FREELANCER
from evenhand.reports.explanation_sections import comes_to, remarks, unwritten
from evenhand.reports.narrative import day
from evenhand.reports.paragraphs import capital, entry, paragraph, sentence
from evenhand.reports.repetitions import clients_in_brief
from evenhand.reports.replays import likeness, refusals, treated
from evenhand.rulesets import RuleSet
from evenhand.runs import Run

UNWRITTEN = "That looks at more than these sums, and nobody wrote down how it comes to the score."
GAP = 2  # columns between two cells
TOGETHER = (
    "Together: their number, times the outcome, times the weight. The weight in all: the number "
    "times the weight, of all rows."
)
UNWEIGHED = "Together: their number, times the outcome. No rule weighs them."


@dataclass(frozen=True)
class Group:
    """Contracts that count for the same by the same rules, or are left out alike."""

    name: str
    treatments: tuple[Treatment, ...]

    @property
    def rated(self) -> tuple[Rated, ...]:
        """What they count for, each; empty where they are left out."""
        return tuple(each.rated for each in self.treatments if each.rated)


def counted(rule_set: RuleSet, found: Found) -> list[str]:
    """In lines: what counts, as a table; what is left out and why; the rules; the sums."""
    timeline, whole = found.timeline, Run(rule_set, found.history)
    run = whole.as_of(timeline.seen_last)
    made, groups = arithmetic(run, of=FREELANCER), _groups(run, found)
    lines = [paragraph(f"How the {told(made.shown)} of {day(timeline.last)} comes about:")]
    lines += _table([group for group in groups if group.rated])
    lines += map(paragraph, _besides(groups))
    lines += map(paragraph, _rules(rule_set, groups, made))
    return [*lines, *_worked_out(made), *_before(whole.as_of(timeline.seen_first), found)]


def _groups(run: Run, found: Found) -> list[Group]:
    """The contracts as they stand in the score, the oldest of those that are alike first."""
    alike: dict[Hashable, list[Treatment]] = {}
    for contract in run.history.of(FREELANCER):
        treatment = run.treatment(contract)
        key = (contract == found.event, likeness(treatment), *refusals(treatment))
        alike.setdefault(key, []).append(treatment)
    return [Group(_named(group, found), tuple(group)) for group in alike.values()]


def _named(alike: Sequence[Treatment], found: Found) -> str:
    """Contracts by their clients, as the story calls them; the event by its own name."""
    first = alike[0].contract
    if len(alike) == 1:
        return first.id
    return f"those of {clients_in_brief([each.contract.client.name for each in alike])}"


def _table(groups: Sequence[Group]) -> Iterator[str]:
    """A row for each group that counts, and their sum."""
    rated = [one for group in groups for one in group.rated]
    weighed = any(one.weight != 1 for one in rated)
    rows = [["contracts", "number", "outcome", "weight", "together"]]
    for group in groups:
        one, number = group.rated[0], len(group.rated)
        product = number * one.outcome * one.weight
        rows.append([group.name, str(number), *map(_exact, (one.outcome, one.weight, product))])
    both = totals(rated)
    rows.append(["in all", str(both.count), "", *map(_exact, (both.weight, both.credit))])
    shown = [row if weighed else [*row[:3], row[4]] for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for name, *cells in shown:
        line = [cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True)]
        yield f"    {(' ' * GAP).join([name.ljust(widths[0]), *line])}".rstrip()
    yield paragraph(TOGETHER if weighed else UNWEIGHED)


def _besides(groups: Sequence[Group]) -> Iterator[str]:
    """What is left out and by which rule, and which feedback takes no effect."""
    for group in groups:
        first = group.treatments[0]
        if not group.rated:
            yield f"{capital(group.name)}: {treated(first)}"
        else:
            yield from (f"{capital(group.name)}: {words}" for words in refusals(first))


def _rules(rule_set: RuleSet, groups: Sequence[Group], made: Arithmetic) -> Iterator[str]:
    """The rules that give outcomes, weights and the score, each with what it says."""
    first = [group.treatments[0] for group in groups if group.rated]
    parts: dict[str, Iterable[str | None]] = {
        "outcome": [each.rated_by for each in first],
        "weight": [each.weighed_by for each in first],
        "score": [made.by.name if made.by else None],
    }
    for what, names in parts.items():
        for name in dict.fromkeys(filter(None, names)):
            yield f"The {what}, by {name}: {sentence(rule_set.rules[name].clause)}"
    if unwritten(made):
        yield UNWRITTEN


def _worked_out(made: Arithmetic) -> Iterator[str]:
    """The author's lines, whose last is the score, unless they are wrong; and what is shown."""
    score, *shown = comes_to(made)
    lines = [f"{text} = {told_exactly(value)}" for text, value in made.lines]
    if made.trouble or not made.lines:
        lines.append(score)
    yield from (entry(f"- {line}", by=4) for line in (*lines, *shown))
    if made.trouble:
        yield from map(paragraph, remarks(made))


def _before(run: Run, found: Found) -> Iterator[str]:
    """The sums for the number that was shown at first."""
    made, answer = arithmetic(run, of=FREELANCER), run.answer(of=FREELANCER)
    both = totals(one.rated for one in answer.standings if one.rated)
    sums = [many(both.count, "contract"), f"{_exact(both.credit)} together"]
    if both.weight != both.count:
        sums.insert(1, f"weight {_exact(both.weight)}")
    when = day(found.timeline.first)
    yield paragraph(f"The {told(made.shown)} of {when} came about likewise: {', '.join(sums)}.")
    yield from _worked_out(made)


def _exact(number: Exact) -> str:
    """A number of the table; a long whole one in groups of three."""
    return f"{number:,}" if isinstance(number, int) else told_exactly(number)
