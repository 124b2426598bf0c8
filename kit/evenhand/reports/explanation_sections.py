"""Sections of an explanation: what each contract counts for, the rules behind it, the sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evenhand.explanations.arithmetic import Arithmetic, told_exactly
from evenhand.explanations.explaining import Explanation
from evenhand.model.units import told
from evenhand.questions.figures import Figure, figure_words
from evenhand.questions.rules import Rule
from evenhand.reports.narrative import day
from evenhand.reports.paragraphs import sentence
from evenhand.reports.replays import alike, treated
from evenhand.rulesets import RuleSet


@dataclass(frozen=True)
class Section:
    """A heading, sentences, a list, and sentences that close it; none of it is Markdown yet."""

    heading: str
    opening: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()


def number_shown(found: Explanation) -> str:
    """What a reader sees, and of which update it is."""
    on, of = _moment(found), found.of
    if found.silent:
        return f"No score of {of}: {found.silent}."
    if not found.run.history.of(of):
        nothing = f"Nothing of {of}'s was known yet when the number of {on} was worked out: "
        return f"{nothing}{told(found.shown)}."
    update = found.run.history.at
    worked_out = f" It was worked out on {day(update)}." if update != found.moment else ""
    return f"On {on} a reader sees {told(found.shown)} of {of}.{worked_out}"


def _moment(found: Explanation) -> str:
    clock = f"{found.moment:%H:%M}"
    return day(found.moment) + ("" if clock == "00:00" else f", {clock}")


def treatments(found: Explanation) -> Section:
    """How each contract stands in the score; those that are treated alike in one line."""
    run, of = found.run, found.of
    groups = alike(run, run.history.of(of), of=of)
    counts = found.arithmetic is None or found.arithmetic.whole
    later = ", ".join(contract.id for contract in found.later)
    return Section(
        "Contract by contract",
        items=tuple(f"{names}: {treated(treatment, counts=counts)}" for names, treatment in groups),
        closing=(f"Not in this number yet, as it came after that: {later}.",) if later else (),
    )


def rules(found: Explanation) -> Section:
    """Every rule that had a say, with its text, its source and its numbers."""
    named = rules_in_play(found)
    return Section("The rules", items=tuple(rule_in_words(found.rule_set, rule) for rule in named))


def rules_in_play(found: Explanation) -> list[Rule]:
    """The rules that had a say in the number, in the order in which they are asked."""
    run, of = found.run, found.of
    named: list[str | None] = []
    for contract in run.history.of(of) if found.arithmetic else ():
        treatment = run.treatment(contract, of=of)
        named += [rule for _, _, rule in treatment.refused]
        named += [treatment.excluded_by, treatment.rated_by, treatment.weighed_by]
    known = found.rule_set.rules
    by_name = {name: known[name] for name in named if name}
    if found.arithmetic:
        last = (found.arithmetic.by, found.arithmetic.shown_by)
        by_name |= {rule.name: rule for rule in last if rule}
    _, update = found.rule_set.chain("updates").ask({"moment": found.moment})
    return [*by_name.values(), *([known[update]] if update else [])]


def rule_in_words(rule_set: RuleSet, rule: Rule) -> str:
    """Its name, its text, its source, and each of its numbers with where that is from."""
    source = rule_set.source_of(rule)
    parts = [f"{rule.name}: {sentence(rule.clause)}"]
    parts += [f"Source: {source.rstrip('.')}."] if source else []
    return " ".join([*parts, *map(figure_in_words, figures_of(rule_set, rule))])


def figures_of(rule_set: RuleSet, rule: Rule) -> list[Figure]:
    """The numbers of *rule* as they are in force under *rule_set*."""
    return [figure for figure in rule_set.figures() if figure.rule == rule.name]


def figure_in_words(figure: Figure) -> str:
    """``fewest = 4 (chosen by us: ...).``"""
    where = figure.standing or "no source given"
    return f"{figure.name} = {figure_words(figure)} ({where})."


def sums(found: Explanation) -> Section:
    """The arithmetic, line by line, from outcomes and weights to the number that is shown."""
    made = found.arithmetic
    assert made is not None
    lines = (*made.counted, *made.lines)
    return Section(
        "The arithmetic",
        items=(*(f"{text} = {told_exactly(value)}" for text, value in lines), *comes_to(made)),
        closing=tuple(remarks(made)),
    )


def comes_to(made: Arithmetic) -> Iterator[str]:
    """What the rule makes of it, and what is shown of that."""
    by = f", by {made.by.name}" if made.by else ""
    yield f"the score{by} = {told_exactly(made.score)}"
    if made.score is not None:
        how = f", by {made.shown_by.name}" if made.shown_by else " as it is"
        yield f"shown{how} = {told_exactly(made.shown)}"


def unwritten(made: Arithmetic) -> bool:
    """Whether the rule looks at more than the sums, in a way that nobody wrote down."""
    return made.by is not None and not (made.lines or made.whole or made.trouble)


def remarks(made: Arithmetic) -> Iterator[str]:
    """What is to be said of the sums: that they are wrong, or that nobody wrote them down."""
    if made.trouble:
        yield (
            "The author's own workings are wrong, so do not trust their lines: "
            f"{made.trouble}. The score is the rule's."
        )
    elif made.by and unwritten(made):
        yield (
            f"{made.by.name} looks at more than these sums, and nobody wrote down how it works: "
            f"{made.by.clause}"
        )
