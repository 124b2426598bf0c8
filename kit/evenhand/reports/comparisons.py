"""Comparisons told: the news first, section by section, in plain lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from evenhand.comparisons.beside import Beside, Comparison
from evenhand.comparisons.bounds import ChangedBound, Loosened
from evenhand.comparisons.checkouts import TABLE
from evenhand.comparisons.revisions import Since
from evenhand.model.units import many
from evenhand.reports.cell_changes import balance
from evenhand.reports.clause_changes import told_clauses
from evenhand.reports.figures import amount_words
from evenhand.reports.gains import in_short
from evenhand.reports.paragraphs import entry, paragraph
from evenhand.reports.partings import headline as parting_headline
from evenhand.reports.partings import stories, told_failed, told_scales, told_tried
from evenhand.reports.scenario_changes import told_difference

OWN = "the promise's own number"
Section = Callable[[Comparison, Beside], Iterator[str]]
"""The lines of one part of what is told of a candidate; none where there is nothing to say."""


def headline(found: Comparison) -> str:
    """Which rule sets stand side by side."""
    names = [beside.sides.names[1] for beside in found.candidates]
    candidates = ", ".join(f"{name} (candidate)" for name in names)
    return f"{found.baseline} (baseline) beside {candidates}"


def unchanged_promises(found: Comparison, shown: int, *, every: bool) -> str:
    """How many promises come out alike under all, where their rows are not shown."""
    alike = len(found.columns[0].verdicts) - shown if found.columns else 0
    if not alike or every:
        return ""
    others = "other " if shown else ""
    comes = "promise comes" if alike == 1 else "promises come"
    return f"{alike:,} {others}{comes} out alike; --all shows them."


def nothing(found: Comparison, beside: Beside) -> str:
    """In a sentence why there is nothing to tell of a candidate; empty where there is."""
    baseline, candidate = beside.sides.names
    if beside.same_rules:
        if baseline == candidate:
            return f"{candidate} stands beside itself: same rules, same numbers, no difference."
        return f"{candidate} changes nothing beside {baseline}: same rules, same numbers."
    if beside.shows or beside.apart is None:
        return ""
    tried = beside.apart.tried
    scores = "no score on" if tried.scored else "no score, for there was none under both, on"
    return (
        f"Nothing that was tried comes out differently: none of {many(beside.alike, 'promise')}, "
        f"none of {many(found.scenarios, 'scenario')}, {_nobody(beside)}and {scores} "
        f"{told_tried(tried)}."
        f"{told_failed(tried)}"
    )


def _nobody(beside: Beside) -> str:
    """That nobody's number changes, of how many."""
    people = beside.gains.everybody.people if beside.gains else 0
    return f"the number of none of {many(people, 'person', 'people')}, " if people else ""


def as_text(found: Comparison, beside: Beside) -> str:
    """All that is told of one candidate, but for the table."""
    sections = ("\n".join(section(found, beside)) for section in SECTIONS)
    return "\n\n".join(filter(None, sections))


def rules(found: Comparison, beside: Beside) -> Iterator[str]:
    """What differs in the rules."""
    if beside.same_rules:
        return
    yield "What differs in the rules:"
    for about, told in groupby(told_clauses(beside.clauses), key=lambda pair: pair[0]):
        yield paragraph(f"{about}:")
        for _, words in told:
            yield entry(f"- {words}", by=4)


def scenarios(found: Comparison, beside: Beside) -> Iterator[str]:
    """The scenarios that end otherwise, with both outcomes."""
    if beside.apart is None:
        return
    yield scenarios_headline(found, beside)
    for difference in beside.scenarios:
        for who, baseline, candidate in told_difference(difference):
            yield entry(f"- {difference.scenario.title}: {who}: {baseline} -> {candidate}")


def scenarios_headline(found: Comparison, beside: Beside) -> str:
    """How many scenarios end otherwise, of how many."""
    of = many(found.scenarios, "scenario")
    count = len(beside.scenarios)
    if not found.scenarios:
        return "There is no scenario to replay."
    if not count:
        return f"None of {of} ends otherwise."
    ends = "ends" if count == 1 else "end"
    return f"{count} of {of} {ends} otherwise (baseline -> candidate):"


def partings(found: Comparison, beside: Beside) -> Iterator[str]:
    """A history each way, or never."""
    apart = beside.apart
    if apart is None:
        return
    if scales := told_scales(beside.sides):
        yield paragraph(f"{scales}\n", by=0)
        yield ""
    told = [
        "\n".join(
            [
                paragraph(parting_headline(beside.sides, apart, direction), by=0),
                *(
                    f"{paragraph(head, by=2)}\n{story}"
                    for head, story in stories(beside.sides, direction)
                ),
            ]
        )
        for direction in apart.directions
        if direction.histories or direction in apart.directions[:2]
    ]
    yield "\n\n".join(told)


def gains(found: Comparison, beside: Beside) -> Iterator[str]:
    """Who gains and who loses."""
    if beside.gains:
        yield from in_short(beside.gains)


def verdict(found: Comparison, beside: Beside) -> Iterator[str]:
    """The sentence that says it all, or that there is nothing to say."""
    if why := nothing(found, beside):
        yield paragraph(why, by=0)
    else:
        yield paragraph(balance(beside), by=0)


SECTIONS: tuple[Section, ...] = (verdict, rules, scenarios, gains, partings)
"""What is told of each candidate, in this order; whoever has more to tell adds a section."""


def told_since(found: Since) -> str:
    """What else has become of the rule sets and the scenarios since the revision."""
    lines = [_count(found)]
    for word, names in (("Added", found.added), ("Removed", found.removed)):
        if names:
            lines.append(paragraph(f"{word} since {found.revision}: {', '.join(names)}.", by=0))
    for bound in found.moved.bounds:
        lines.append(paragraph(told_bound(bound, found), by=0))
    renewed = found.scenarios
    for word, files in (
        ("Changed", renewed.changed),
        ("Added", renewed.added),
        ("Removed", renewed.removed),
    ):
        if files:
            lines.append(paragraph(f"{word} scenarios: {', '.join(files)}.", by=0))
    return "\n".join(lines)


def told_bound(bound: ChangedBound, found: Since) -> str:
    """That a bound moved, by which everything here is judged, and who keeps it only since then."""
    (before, whose), (after, whose_now) = (_in_force(bound, v) for v in (bound.before, bound.after))
    return (
        f"Changed bound since {found.revision}: {bound.name} of {bound.invariant}, {before}{whose} "
        f"becomes {after}{whose_now}. Both sides are judged by {after}. "
        f"{_kept_since(bound, found)}"
    )


def _in_force(bound: ChangedBound, value: Any) -> tuple[str, str]:
    """The number of a bound of which the table says *value*, and in brackets whose number it is."""
    if value is not None:
        return str(value), f" (set in {TABLE})"
    if bound.own is None:
        return OWN, ""
    return str(bound.own), f" ({OWN})"


def _kept_since(bound: ChangedBound, found: Since) -> str:
    judged = sum(invariant == bound.invariant for _, invariant in found.moved.judged)
    loosened = [each for each in found.moved.loosened if each.invariant == bound.invariant]
    if not judged:
        known = "whether one keeps the promise only since then is not known"
        return f"No rule set was judged by what it was: {known}."
    if not loosened:
        return f"None of {many(judged, 'rule set')} keeps the promise only since then."
    told = ", ".join(_by_what_it_was(each) for each in loosened)
    return f"Kept only since then, which is worse: by what it was, it is broken by {told}."


def _by_what_it_was(each: Loosened) -> str:
    """The rule set, and the worst that was found where the promise measures something."""
    worst = each.before.evidence.worst
    amount = worst.case.amount if worst else None
    return (
        each.rule_set if amount is None else f"{each.rule_set} (the worst: {amount_words(amount)})"
    )


def _count(found: Since) -> str:
    changed, unchanged = len(found.comparisons), len(found.unchanged)
    if not changed + unchanged:
        return f"No rule set is both here and at {found.revision}: none was compared."
    if not changed:
        comes = "it is" if unchanged == 1 else "they are"
        return f"{many(unchanged, 'rule set')} unchanged: {comes} as at {found.revision}."
    return f"{many(changed, 'rule set')} changed since {found.revision}, {unchanged:,} unchanged."
