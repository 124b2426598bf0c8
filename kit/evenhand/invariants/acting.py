"""What must happen when somebody cancels many, ends a contract, or reports one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Annotated

from evenhand.invariants.behind import speaker_of
from evenhand.invariants.declared import invariant
from evenhand.invariants.dues import first_due, in_time, on, one_each, owed, spoken_of
from evenhand.invariants.findings import found
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, Party, Report
from evenhand.model.history import History
from evenhand.model.outcomes import Action
from evenhand.model.sources import chosen
from evenhand.model.units import Count, Days
from evenhand.runs import Run

Group = tuple[Contract, ...]
FEW = 4  # ends and reports that one history is asked about


@invariant(
    number="I09",
    kind="recovery",
    measures="days",
    basis=[
        "W6: a client who hires many and cancels them all overnight meets a consequence",
        "Thread A: a posting showed eight hires, all were gone a day later, nothing was wrong",
    ],
)
def mass_cancellation_is_acted_on(
    run: Run,
    *,
    hires: Annotated[Count, chosen("two may be a coincidence; thread A saw eight")] = 3,
    apart: Annotated[
        Days, chosen("72 hours: a weekend and a day, so that nobody waits it out")
    ] = 3,
    flagged_within: Annotated[Days, chosen("counting contracts takes no thought")] = 1,
    reviewed_within: Annotated[
        Days, chosen("two weeks, as long as a person may take over a complaint in EU law")
    ] = 14,
) -> Iterator[Case]:
    """A client who ends {hires:unpaid hire} of one posting within {apart} is flagged within
    {flagged_within}, and a person looks at it within {reviewed_within}.

    For a worker: if you were hired together with others and all of you were dropped overnight,
    somebody at the platform has to look at the client, even if none of you complains.

    For a platform: you watch for the pattern yourself. What is asked for is a mark and a review by
    a person, not a punishment: a client may have a reason.
    """
    for group in run.history.once(cancelled_by_posting):
        for together in _at_once(group, hires, timedelta(days=apart)):
            yield from _acted_on(run, together, flagged_within, reviewed_within)


def _acted_on(run: Run, group: Group, flagged: Days, reviewed: Days) -> Iterator[Case]:
    client, first, last = group[0].client, _ended(group[0]), _ended(group[-1])
    ids = {contract.id for contract in group}
    spoken = spoken_of(run, "flag", "review")
    since = run.history.facts.flagged_since(client)
    whom = f"client who ended {len(group)} unpaid hires of one posting up to {on(last)}"
    for duty, what, days in (
        ("flag", f"flag the {whom}", flagged),
        ("review", f"have a person look at the {whom}", reviewed),
    ):
        if duty not in spoken:
            continue
        if since is not None and since <= last + timedelta(days=flagged):
            told = f"The {whom} stands flagged since {on(since)}."
            yield found(run, kept=True, of=client, told=told, because=group[0])
            continue
        acts = [a for a in owed(run, duty) if a.about == client and _speaks_of(a, ids)]
        human = duty == "review"
        act = _first(acts, first, human=human)
        yield in_time(
            run, duty, act, what, since=last, within=days, of=client, because=group[0], human=human
        )


@invariant(
    number="I36",
    kind="state",
    basis=["W13: whoever ends a contract tells the other side, with the reason (thread A)"],
)
def ended_contracts_come_with_notice(run: Run) -> Iterator[Case]:
    """Who ends a contract, ends it with a notice to the other side, not later than the end, that
    gives the reason, or says that none was given.

    For a worker: you hear that a contract is over from the platform, at the latest when it is, and
    why; you do not find out by looking.

    For a platform: the form in which a contract is ended sends the notice. Whoever ends one need
    not give a reason, but then the notice says so.
    """
    ended = run.history.once(ends_of_every_sort)
    if not ended:
        return
    named, unnamed = _by_contract(owed(run, "give notice"))
    for contract, other in ended:
        acts = [a for a in (*named.get(contract.id, ()), *unnamed) if a.about == other]
        yield _noticed(run, contract, other, acts)


def _noticed(run: Run, contract: Contract, other: Party, acts: Sequence[Action]) -> Case:
    assert contract.end is not None
    at, reason = contract.end.at, contract.end.reason
    timely = [act for act in acts if contract.hired <= act.by <= at]
    grounded = [act for act in timely if act.grounds.strip() and reason in act.grounds]
    act = next(iter(grounded or timely or acts), None)
    who = f"notice to {other} that the {contract.end.by} ended a contract on {on(at)}"
    if grounded:
        told = f"There must be a {who}: {grounded[0].grounds}."
    elif timely:
        told = f"The {who} need not say why" + (
            f", though the reason was {reason}." if reason else "."
        )
    elif act:
        told = f"The {who} may come as late as {on(act.by)}."
    else:
        told = f"No rule asks for a {who}."
    return found(
        run,
        kept=bool(grounded),
        of=other,
        told=told,
        answer=grounded[0].grounds if grounded else "",
        because=contract,
        rule=None if grounded else run.owed_by(act) if act else speaker_of(run, "give notice"),
    )


@invariant(
    number="I44",
    kind="recovery",
    measures="days",
    basis=[
        "W8: every report comes to an end, and whoever made it hears of it",
        "Thread A: one who reported a client wanted to know what came of it",
    ],
)
def reports_are_answered(
    run: Run,
    *,
    within: Annotated[
        Days, chosen("seven business days are documented (Upwork help 219801228); twice as long")
    ] = 14,
) -> Iterator[Case]:
    """Every report is decided within {within}, and whoever made it is told.

    For a worker: if you report a client, you get an answer within {within}, whatever it is.

    For a platform: a report is a case with a deadline, not a suggestion. What you decide is yours.
    """
    made = run.history.once(reports_made)
    if not made:
        return
    named, unnamed = _by_contract(owed(run, "decide"))
    for contract, by, reports in made:
        acts = [a for a in (*named.get(contract.id, ()), *unnamed) if a.about == by]
        for report, act in zip(reports, one_each([r.at for r in reports], acts), strict=True):
            what = f"decide the {report.by}'s report ({report.ground}) of {on(report.at)}"
            yield in_time(
                run, "decide", act, what, since=report.at, within=within, of=by, because=contract
            )


# Premises


def cancelled_by_posting(history: History) -> tuple[Group, ...]:
    """The unpaid contracts that a client ended, those of one posting together, in order of end."""
    groups = defaultdict(list)
    for contract in history.ended_unpaid():
        if contract.posting and contract.end and contract.end.by == "client":
            groups[contract.client, contract.posting].append(contract)
    return tuple(tuple(sorted(group, key=_ended)) for group in groups.values())


def ends_of_every_sort(history: History) -> tuple[tuple[Contract, Party], ...]:
    """A few contracts that one of their sides ended, each with the other side.

    Of those that agree in who ended them, in the reason, and in whether they were unpaid, one.
    """
    sorts: dict[object, tuple[Contract, Party]] = {}
    for c in history.contracts:
        if c.end and c.end.by != "platform":
            other = c.client if c.end.by == "freelancer" else c.freelancer
            sorts.setdefault((c.end.by, c.end.reason, c.unpaid), (c, other))
    return tuple(sorts.values())[:FEW]


def reports_made(history: History) -> tuple[tuple[Contract, Party, tuple[Report, ...]], ...]:
    """A few contracts that one side reported, that side, and its reports, earliest first."""
    found = []
    for contract in history.contracts:
        for side in sorted({report.by for report in contract.reports}):
            own = [report for report in contract.reports if report.by == side]
            found.append((contract, contract.party(side), tuple(sorted(own, key=_made))))
    return tuple(found[:FEW])


# What belongs together


def _at_once(group: Group, hires: int, apart: timedelta) -> Iterator[Group]:
    """Those of these contracts that end so close together, wherever they are so many."""
    place = 0
    while place + hires <= len(group):
        until = _ended(group[place]) + apart
        together = tuple([c for c in group[place:] if _ended(c) <= until])
        many = len(together) >= hires
        if many:
            yield together
        place += len(together) if many else 1


def _first(acts: Sequence[Action], since: datetime, *, human: bool) -> Action | None:
    """The earliest of *acts*, those by a person first where that is asked for."""
    by_people = [act for act in acts if act.by_human] if human else acts
    return first_due(by_people, since=since) or first_due(acts, since=since)


def _speaks_of(act: Action, ids: set[str]) -> bool:
    """Whether *act* is about one of these contracts, or names none."""
    return not act.contracts or not ids.isdisjoint(act.contracts)


def _by_contract(acts: Sequence[Action]) -> tuple[dict[str, list[Action]], list[Action]]:
    """The *acts* by the contracts that they name, and those that name none."""
    named: dict[str, list[Action]] = defaultdict(list)
    for act in acts:
        for name in act.contracts:
            named[name].append(act)
    return named, [act for act in acts if not act.contracts]


def _ended(contract: Contract) -> datetime:
    assert contract.end is not None
    return contract.end.at


def _made(report: Report) -> datetime:
    return report.at
