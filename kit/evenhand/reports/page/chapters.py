"""Chapters: each promise that somebody breaks, told in full once or more, and who else does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from evenhand.invariants.declared import Invariant
from evenhand.model.units import Count
from evenhand.model.verdicts import Outcome, Verdict
from evenhand.reports.criteria import spoken
from evenhand.reports.examples import in_a_line, in_full
from evenhand.reports.page.stories import Story, story_of
from evenhand.reports.paragraphs import sentence
from evenhand.reports.stories import bounds
from evenhand.rulesets import RuleSet

ROOM = 60  # stories that a page has room for; one for each promise is told in any case

RuleSetOf = Callable[[str], RuleSet]


@dataclass(frozen=True)
class Chapter:
    """A promise that somebody breaks: its stories, and in a line each, who else breaks it."""

    place: str
    name: str
    number: str
    statement: str
    for_a_worker: str
    bounds: tuple[str, ...]
    stories: tuple[Story, ...]
    others: tuple[str, ...]


def chapters(
    verdicts: Sequence[Verdict], rule_set_of: RuleSetOf, invariants: Mapping[str, Invariant]
) -> list[Chapter]:
    """A chapter for each promise that somebody breaks or never tested, in order."""
    told = in_full(verdicts, _examples(verdicts))
    names = dict.fromkeys(verdict.invariant for verdict in verdicts)
    return [
        _chapter(
            place,
            invariants[name],
            [verdict for verdict in told if verdict.invariant == name],
            [v for v in verdicts if v.invariant == name and v not in told],
            rule_set_of,
        )
        for place, name in enumerate(names, start=1)
        if any(verdict.invariant == name for verdict in told)
    ]


def links(verdicts: Sequence[Verdict], chapters: Sequence[Chapter]) -> dict[tuple[str, str], str]:
    """Where the page tells of a promise and a rule set: at its story, or in the chapter."""
    by_name = {chapter.name: chapter for chapter in chapters}
    found = {}
    for verdict in verdicts:
        chapter = by_name.get(spoken(verdict.invariant))
        if chapter and (verdict.failed or verdict.outcome is Outcome.VIOLATED):
            stories = {story.rule_set: story.place for story in chapter.stories}
            place = stories.get(verdict.rule_set, chapter.place)
            found[verdict.invariant, verdict.rule_set] = place
    return found


def _examples(verdicts: Sequence[Verdict]) -> Count:
    """As many for each promise as there is room for, one at least."""
    broken = [v.invariant for v in verdicts if v.outcome is Outcome.VIOLATED]
    for examples in range(len(broken), 1, -1):
        if sum(min(examples, broken.count(name)) for name in set(broken)) <= ROOM:
            return examples
    return 1


def _chapter(
    number: Count,
    promise: Invariant,
    told: Sequence[Verdict],
    others: Sequence[Verdict],
    rule_set_of: RuleSetOf,
) -> Chapter:
    place = f"promise-{number}"
    return Chapter(
        place=place,
        name=spoken(promise.name),
        number=promise.number,
        statement=promise.statement,
        for_a_worker=sentence(promise.for_a_worker) if promise.for_a_worker else "",
        bounds=tuple(bounds(promise)),
        stories=tuple(
            story_of(f"{place}-{count}", verdict, rule_set_of(verdict.rule_set), promise)
            for count, verdict in enumerate(told, start=1)
        ),
        others=tuple(f"{line}." for line in in_a_line(others, rule_set_of)),
    )
