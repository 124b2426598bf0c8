"""The headline: what was found, in a sentence or two with numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evenhand.model.units import many
from evenhand.model.verdicts import Outcome, Verdict
from evenhand.reports.cases import in_words
from evenhand.reports.criteria import spoken
from evenhand.reports.page.chapters import Chapter, RuleSetOf
from evenhand.reports.paragraphs import sentence

ANSWERS = (Outcome.HOLDS, Outcome.VIOLATED)
BARE = {"lowers": "lower", "raises": "raise", "changes": "change", "matters": "matter"}
"""Verbs of promises as they follow a *let*."""


@dataclass(frozen=True)
class Headline:
    """The finding; an example and where the page tells it, if it does; and what else there is."""

    finding: str
    example: str
    place: str
    more: tuple[str, ...]


def headline(
    verdicts: Sequence[Verdict], chapters: Sequence[Chapter], rule_set_of: RuleSetOf
) -> Headline:
    """The finding of a check: the promise that it is about first, then all of them together."""
    answered = [verdict for verdict in verdicts if verdict.outcome in ANSWERS]
    broken = [verdict for verdict in answered if verdict.outcome is Outcome.VIOLATED]
    more = tuple(_altogether(verdicts, answered, broken))
    if not answered:
        return Headline("No promise was answered: there is nothing to tell of", "", "", more)
    if not broken:
        return Headline(f"{_sets(answered)} broke no promise in all that was tried", "", "", more)
    promise = _most_telling(answered, broken)
    ours = [verdict for verdict in broken if verdict.invariant == promise]
    asked = [verdict for verdict in answered if verdict.invariant == promise]
    example, place = _for_example(ours, chapters, rule_set_of)
    return Headline(_finding(promise, ours, asked), example, place, more)


def _finding(promise: str, broken: Sequence[Verdict], asked: Sequence[Verdict]) -> str:
    """Of so many, so many let happen what the promise says never does."""
    who, one = _who(broken, asked), len(broken) == 1
    what, never, rest = spoken(promise).partition(" never ")
    verb, _, whom = rest.partition(" ")
    if never and verb in BARE:
        return f"{who} {'lets' if one else 'let'} {what} {BARE[verb]} {whom}".rstrip()
    return f"{who} {'breaks' if one else 'break'} the promise {quoted(spoken(promise))}"


def _who(broken: Sequence[Verdict], asked: Sequence[Verdict]) -> str:
    """How many of those that were asked; one alone by its name."""
    if len(asked) == 1:
        return broken[0].rule_set
    if len(broken) == len(asked):
        return "Both rule sets" if len(asked) == 2 else f"All {len(asked)} rule sets"
    who = f"only {broken[0].rule_set}" if len(broken) == 1 else str(len(broken))
    return f"Of {len(asked)} rule sets, {who}"


def quoted(text: str) -> str:
    """*text* in quotation marks."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}"


def _most_telling(answered: Sequence[Verdict], broken: Sequence[Verdict]) -> str:
    """The first promise that half the rule sets break; where there is none, the one broken most."""
    asked = Counter(verdict.invariant for verdict in answered)
    fallen = Counter(verdict.invariant for verdict in broken)
    by_most = (promise for promise in asked if 2 * fallen[promise] >= asked[promise])
    return next(by_most, fallen.most_common(1)[0][0])


def _for_example(
    broken: Sequence[Verdict], chapters: Sequence[Chapter], rule_set_of: RuleSetOf
) -> tuple[str, str]:
    """What it came to in the first of these whose story the page tells, and where."""
    places = {
        (chapter.name, story.rule_set): story.place
        for chapter in chapters
        for story in chapter.stories
    }
    for verdict in broken:
        place = places.get((spoken(verdict.invariant), verdict.rule_set))
        if place and verdict.evidence.ordinary:
            words = in_words(verdict.evidence.ordinary.case, rule_set_of(verdict.rule_set))
            return sentence(f"in an ordinary story under {verdict.rule_set}, {words}"), place
    return "", ""


def _altogether(
    verdicts: Sequence[Verdict], answered: Sequence[Verdict], broken: Sequence[Verdict]
) -> Iterator[str]:
    promises = many(len({verdict.invariant for verdict in verdicts}), "promise")
    if answered:
        yield (
            f"Altogether {_sets(verdicts)} were held to {promises}: {len(broken):,} of "
            f"{many(len(answered), 'answer')} say that a promise is broken."
        )
        fallen = {verdict.rule_set for verdict in broken}
        clean = [name for name in _names(answered) if name not in fallen]
        if broken:
            yield _who_keeps_all(clean)
    left = len(verdicts) - len(answered)
    if left:
        yield f"{many(left, 'time')} a rule set gave no answer, which is not counted as a yes."


def _who_keeps_all(clean: Sequence[str]) -> str:
    if not clean:
        return "No rule set keeps every promise that it answers."
    if len(clean) == 1:
        return f"Only {clean[0]} keeps every promise that it answers."
    return f"{len(clean)} rule sets keep every promise that they answer."


def _sets(verdicts: Sequence[Verdict]) -> str:
    return many(len(_names(verdicts)), "rule set")


def _names(verdicts: Sequence[Verdict]) -> list[str]:
    return list(dict.fromkeys(verdict.rule_set for verdict in verdicts))
