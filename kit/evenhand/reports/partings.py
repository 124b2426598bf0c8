"""Partings told: how much was tried, and a history each way with what the two make of it."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.comparisons.apart import Apart, Direction, HistoryDifference, Tried
from evenhand.comparisons.parting import Way
from evenhand.comparisons.sides import Sides
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.units import many, told_apart
from evenhand.questions.answers import Unanswered
from evenhand.reports.clause_changes import scale_words
from evenhand.reports.narrative import narrative
from evenhand.reports.paragraphs import entry, paragraph
from evenhand.reports.replays import treated
from evenhand.runs import Run

TOLD_IN_FULL: tuple[Way, ...] = ("harsher", "kinder")


def told_scales(sides: Sides) -> str:
    """How scores on two scales are held together; nothing where there is one."""
    if sides.one_scale:
        return ""
    one, other = (scale_words(side.scale) for side in sides.both)
    return (
        f"The two count on different scales, {one} and {other}: harsher is whoever puts somebody "
        "lower on the own scale."
    )


def told_tried(tried: Tried) -> str:
    """What was tried: ``all 91 histories of up to 2 contracts of 5 kinds, ..., and 20 others``."""
    words = f"all {many(tried.exhaustive, 'history', 'histories')} of up to "
    words += f"{many(tried.size, 'contract')} of {many(tried.kinds, 'kind')}"
    if good := tried.beside[1:]:
        counts = [str(count) for count in good]
        listed = " or ".join(filter(None, [", ".join(counts[:-1]), counts[-1]]))
        words += f", alone and beside {listed} good contract{'' if good == (1,) else 's'}"
        words += ","
    return f"{words} and {many(tried.others, 'other')}"


def told_failed(tried: Tried) -> str:
    """On how many histories a rule failed, so that nothing is known of them; nothing for none."""
    if not tried.failed:
        return ""
    return f" On {many(tried.failed, 'history', 'histories')} a rule failed: they show nothing."


def headline(sides: Sides, apart: Apart, direction: Direction) -> str:
    """How often the two part in this way, of how many histories; or never."""
    baseline, candidate = sides.names
    tried = apart.tried.histories
    what = {
        "harsher": f"{candidate} is harsher",
        "kinder": f"{candidate} is kinder",
        "baseline only": f"Only {baseline} gives a score",
        "candidate only": f"Only {candidate} gives a score",
    }[direction.way]
    if direction.histories:
        return f"{what} on {direction.histories:,} of {many(tried, 'history', 'histories')} tried."
    if direction.way in TOLD_IN_FULL and not apart.tried.scored:
        return (
            f"Whether {what.removesuffix('.')} cannot be told: of {told_tried(apart.tried)}, none "
            f"has a score under both.{told_failed(apart.tried)}"
        )
    never = what.replace(" is ", " is never ").replace(" gives ", " never gives ")
    return f"{never}, as far as {told_tried(apart.tried)} go.{told_failed(apart.tried)}"


def stories(sides: Sides, direction: Direction) -> Iterator[tuple[str, str]]:
    """Each history that is told, under its headline; where one side has no score, the smallest."""
    small, plain = direction.smallest, direction.ordinary
    if small is None or plain is None:
        return
    if direction.way not in TOLD_IN_FULL or small.history == plain.history:
        yield f"The smallest history ({_numbers(sides, small)}):", told_story(sides, small)
        return
    yield f"The smallest history ({_numbers(sides, small)}):", told_story(sides, small)
    yield f"The most ordinary one ({_numbers(sides, plain)}):", told_story(sides, plain)


def told_story(sides: Sides, difference: HistoryDifference) -> str:
    """What happened, and what the two make of it otherwise."""
    otherwise = list(treated_otherwise(sides, difference))
    ids = frozenset(contract.id for contract, _ in _treatments(sides, difference))
    return "\n".join([narrative(difference.history, in_question=ids), *otherwise])


def treated_otherwise(sides: Sides, difference: HistoryDifference) -> Iterator[str]:
    """The contracts that the two treat otherwise, and the rules that make a score of them all.

    The latter only where nothing else tells the two apart, or where they are not the same.
    """
    treatments = list(_treatments(sides, difference))
    for contract, sentences in treatments:
        yield paragraph(f"{contract.id}, with {contract.client}:")
        for name, told in zip(sides.names, sentences, strict=True):
            yield entry(f"{name}: {told}")
    scored = [_scored(side, difference) for side in _runs(sides, difference.history)]
    if not treatments or scored[0] != scored[1]:
        yield paragraph("The score of all of them:")
        for name, told in zip(sides.names, scored, strict=True):
            yield entry(f"{name}: {told}")


def _treatments(
    sides: Sides, difference: HistoryDifference
) -> Iterator[tuple[Contract, tuple[str, str]]]:
    one, other = _runs(sides, difference.history)
    for contract in difference.history.of(difference.party):
        told = (
            treated(one.treatment(contract, of=difference.party)),
            treated(other.treatment(contract, of=difference.party)),
        )
        if told[0] != told[1]:
            yield contract, told


def _scored(run: Run, difference: HistoryDifference) -> str:
    """The rule that makes a score of all contracts, with its text and its numbers."""
    try:
        _, by = run.scored(of=difference.party)
    except Unanswered as unanswered:
        return str(unanswered)
    return f"{by}: {run.rule_set.rules[by].clause}" if by else "no score, as too little counts"


def _runs(sides: Sides, history: History) -> list[Run]:
    return [Run(side, history) for side in sides.both]


def _numbers(sides: Sides, difference: HistoryDifference) -> str:
    """Both numbers: ``the freelancer: 67 under a, 100 under b``."""
    one, other = told_apart(difference.baseline, difference.candidate)
    baseline, candidate = sides.names
    return f"{difference.party}: {one} under {baseline}, {other} under {candidate}"
