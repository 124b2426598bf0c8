"""Looking: what one process tries, of the promises and of the histories on which sides part."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from evenhand.catalogue.catalogue import Catalogue
from evenhand.comparisons.company import Company, company_for
from evenhand.comparisons.parting import Meeting, Parting
from evenhand.comparisons.sides import Sides
from evenhand.invariants.declared import Invariant
from evenhand.model.history import History
from evenhand.model.units import Count
from evenhand.model.verdicts import Verdict
from evenhand.rulesets import RuleSet
from evenhand.search.checking import Effort, Progress, show_histories
from evenhand.search.evidence import findings_of, verdict_of, verdict_out_of_scope
from evenhand.search.rubbish import rubbish_looked_for_seldom
from evenhand.search.trials import Trial
from evenhand.search.watching import Watch
from evenhand.search.witnesses import saved, scope_of

STAGE_EVERY, STAGE_OTHERS = range(2)


@dataclass(frozen=True)
class Column:
    """A rule set that is checked, in the catalogue that it was found in."""

    catalogue: Catalogue
    rule_set: RuleSet


@dataclass(frozen=True)
class Part:
    """Which part of the work is done: the promises and the histories from *first*, every *step*-th.

    Small and invented histories are held against each other in the part that comes first.
    """

    first: Count = 0
    step: Count = 1


@dataclass(frozen=True)
class Looked:
    """What a part of the work came to: for each column its verdicts, for each pair its parting."""

    verdicts: tuple[Mapping[str, Verdict], ...]
    partings: tuple[Parting, ...]


def look(
    columns: Sequence[Column],
    promises: Sequence[Invariant],
    sides: Sequence[Sides],
    effort: Effort,
    *,
    today: date,
    progress: Progress,
    part: Part,
) -> Looked:
    """Check every column, and show histories to all *sides*; each is drawn once for all of it.

    All columns are shown the same histories, so that what differs is due to their rules.
    """
    meetings = [Meeting(each) for each in sides]
    with rubbish_looked_for_seldom():
        for each, meeting in zip(sides, meetings, strict=True):
            _meet(company_for(each, effort.exhaustive), meeting, part, progress)
        verdicts = _checked(columns, promises, effort, today, Watch(progress, None), part, meetings)
    return Looked(tuple(verdicts), tuple(meeting.parting for meeting in meetings))


def _meet(company: Company, meeting: Meeting, part: Part, progress: Progress) -> None:
    what = f"trying every history of up to {company.size} of {company.kinds} kinds"
    of = len(range(part.first, company.number, part.step))
    for done, (place, history) in enumerate(company.histories(part.first, part.step), start=1):
        progress(what, done, of)
        meeting.show(history, stage=STAGE_EVERY, at=place)


def _checked(
    columns: Sequence[Column],
    promises: Sequence[Invariant],
    effort: Effort,
    today: date,
    watch: Watch,
    part: Part,
    meetings: Sequence[Meeting],
) -> list[dict[str, Verdict]]:
    """The verdict of each column on each promise of this part."""
    mine = promises[part.first :: part.step]
    pairs = [(column, (column.rule_set, promise)) for column in columns for promise in mine]
    trial = Trial([pair for _, pair in pairs if not scope_of(pair)])
    for catalogue in dict.fromkeys(column.catalogue for column in columns):
        for scenario in saved(catalogue, [pair for c, pair in pairs if c.catalogue is catalogue]):
            trial.show(scenario.history)
    show = _to_all(trial, meetings if part.first == 0 else [])
    show_histories([column.rule_set for column in columns], show, effort, watch)
    findings = iter(findings_of(trial, watch))
    verdicts: list[dict[str, Verdict]] = [{} for _ in columns]
    for column, pair in pairs:
        verdicts[columns.index(column)][pair[1].name] = (
            verdict_out_of_scope(pair)
            if scope_of(pair)
            else verdict_of(column.catalogue, next(findings), today=today)
        )
    return verdicts


def _to_all(trial: Trial, meetings: Sequence[Meeting]) -> Callable[[History], None]:
    shown = 0

    def show(history: History) -> None:
        nonlocal shown
        shown += 1
        trial.show(history)
        for meeting in meetings:
            meeting.show(history, stage=STAGE_OTHERS, at=shown)

    return show
