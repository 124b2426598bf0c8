"""What the platform owes to whoever it restricts: reasons, a person's decision, and a reply."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Annotated

from evenhand.invariants.behind import speaker_of
from evenhand.invariants.declared import invariant
from evenhand.invariants.dues import in_time, on, one_each, owed, spoken_of
from evenhand.invariants.findings import found
from evenhand.model.cases import Case
from evenhand.model.contracts import Party
from evenhand.model.history import History, PlatformFact
from evenhand.model.outcomes import Action
from evenhand.model.sources import claimed, documented
from evenhand.model.units import Days
from evenhand.runs import Run

FactsOf = tuple[tuple[Party, tuple[PlatformFact, ...]], ...]
WHAT = {"flagged": "the flag", "suspended": "the suspension", "held": "the hold on the account"}


@invariant(
    number="I35",
    kind="state",
    measures="days",
    basis=[
        "W9: a person can be reached, wherever somebody stands (thread B: support was only a bot)",
        "Platform Work Directive 2024/2831, Articles 10 and 11",
        "P2B Regulation 2019/1150, Article 4",
        "Digital Services Act 2022/2065, Articles 17 and 20",
    ],
)
def restrictions_are_decided_and_answered_by_people(
    run: Run,
    *,
    reply_within: Annotated[
        Days, claimed("Platform Work Directive Art. 11(2): two weeks; the text was not seen")
    ] = 14,
    complaints_open: Annotated[
        Days, documented("Digital Services Act Art. 20(1): at least six months, here as days")
    ] = 183,
) -> Iterator[Case]:
    """Whoever is restricted gets a person's reasons not later than it takes effect, and a person's
    reply within {reply_within} to a complaint made within {complaints_open}.

    For a worker: no machine alone suspends, holds or flags you, and you are told why at the
    latest when it happens; if you complain within {complaints_open}, a person answers in
    {reply_within}.

    For a platform: whatever finds the suspects, a person decides and writes the reasons before
    the account is touched, and a person answers complaints.
    """
    restrictions = run.history.once(restrictions_by_party)
    if not restrictions:
        return
    spoken = spoken_of(run, "give reasons", "reply")
    if "give reasons" in spoken:
        acts = owed(run, "give reasons")
        for party, facts in restrictions:
            yield from _reasoned(run, facts, [act for act in acts if act.about == party])
    if "reply" in spoken:
        acts, complaints = owed(run, "reply"), dict(run.history.once(complaints_by_party))
        for party, facts in restrictions:
            entitled = _entitled(complaints.get(party, ()), facts, complaints_open)
            replies = one_each([f.at for f in entitled], [a for a in acts if a.about == party])
            for fact, reply in zip(entitled, replies, strict=True):
                yield in_time(
                    run,
                    "reply",
                    reply,
                    f"answer {party}'s complaint of {on(fact.at)}",
                    since=fact.at,
                    within=reply_within,
                    of=party,
                    human=True,
                )


def _reasoned(run: Run, facts: Sequence[PlatformFact], acts: Sequence[Action]) -> Iterator[Case]:
    """A case for each restriction: one of *acts* gives the reasons for it, in time, by a person."""
    by_people = [act for act in acts if act.by_human]
    for fact, act, other in zip_longest(facts, by_people[: len(facts)], acts[: len(facts)]):
        kept = act is not None and act.by <= fact.at
        reasons = f"{fact.about} the reasons for {WHAT[fact.kind]} of {on(fact.at)}"
        if act is not None:
            told = (
                f"A person must give {reasons} by {on(act.by)}{'' if kept else ', which is late'}."
            )
        elif other is not None:
            told = f"The platform must give {reasons}, but no person need take the decision."
        else:
            told = f"No rule makes the platform give {reasons}."
        blamed = act or other
        yield found(
            run,
            kept=kept,
            of=fact.about,
            told=told,
            answer=on(act.by) if act else "",
            rule=None
            if kept
            else run.owed_by(blamed)
            if blamed
            else speaker_of(run, "give reasons"),
        )


def restrictions_by_party(history: History) -> FactsOf:
    """The facts that restrict somebody with a contract, by whom they are about, earliest first.

    A flag restricts a freelancer; of a client it is a mark for the platform's own eyes.
    """
    at_work = history.parties()
    return _by_party(
        fact
        for fact in history.facts
        if fact.about in at_work
        and (
            fact.kind in ("suspended", "held")
            or (fact.kind == "flagged" and fact.about.role == "freelancer")
        )
    )


def complaints_by_party(history: History) -> FactsOf:
    """The complaints about a decision, by who complained, earliest first."""
    return _by_party(fact for fact in history.facts if fact.kind == "appealed")


def _by_party(facts: Iterator[PlatformFact]) -> FactsOf:
    found: dict[Party, list[PlatformFact]] = defaultdict(list)
    for fact in facts:
        found[fact.about].append(fact)
    return tuple((party, tuple(facts)) for party, facts in found.items())


def _entitled(
    complaints: Sequence[PlatformFact], restrictions: Sequence[PlatformFact], days: int
) -> list[PlatformFact]:
    """The *complaints* made at most so many days after a restriction."""
    return [
        complaint
        for complaint in complaints
        if any(
            fact.at <= complaint.at and (complaint.at.date() - fact.at.date()).days <= days
            for fact in restrictions
        )
    ]
