"""Who may see what was said: nobody what was not paid for, and nobody too early."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Annotated

from evenhand.invariants.behind import rule_behind
from evenhand.invariants.declared import invariant
from evenhand.invariants.findings import answered_alike, found, in_words
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, Feedback, Party, Role
from evenhand.model.history import History
from evenhand.model.sources import documented
from evenhand.model.units import Cents, Days, dollars, many
from evenhand.questions.answers import Unanswered
from evenhand.runs import STRANGER, Run

Wrong = tuple[Feedback, str]
FEW = 4  # contracts that one history is asked about


@invariant(
    number="I30",
    kind="access",
    against=["refund_never_changes_the_score"],
    basis=[
        "W16: on an ended contract both sides have the same right to be heard",
        "Upwork help 17975053069331: public feedback takes a payment of a dollar or more",
        "Thread B: nothing was paid, so the client could not leave a public review",
    ],
)
def public_feedback_is_of_paid_work(
    run: Run,
    *,
    at_least: Annotated[Cents, documented("Upwork help 17975053069331: one dollar, net")] = 1_00,
    open_for: Annotated[
        Days, documented("Freelancer.com, feedback option: 90 days, the longest of any platform")
    ] = 90,
) -> Iterator[Case]:
    """The public sees at most one feedback a side, given between hiring and {open_for} after the
    end, on ended contracts that paid {at_least} or more; and once both have spoken it sees both,
    praise or not.

    Feedback that takes no effect is as if it had not been given.

    For a worker: nobody can rate you in public for a contract that paid nothing, or twice, or
    long after; and the public does not read the client's words without yours.

    For a platform: what the public reads was bought and done. You may keep back what is late or
    unpaid, or everything; not what you do not like.
    """
    for contract in run.history.once(rated_with_stars):
        heard = _heard(run, contract)
        public = [said for said in heard if said.stars is not None and run.public(said, contract)]
        wrongs = (
            *_out_of_place(public, contract, at_least, open_for),
            *_twice(public),
            *_kept_back(run, public, heard, contract, at_least, open_for),
        )
        said, told = wrongs[0] if wrongs else (None, "The public sees nothing that it should not.")
        yield found(
            run,
            kept=said is None,
            of=contract.freelancer,
            told=told,
            answer=f"{len(public)} in public",
            because=contract,
            rule=_revealed_by(run, said, contract) if said else None,
        )


def _out_of_place(
    public: Sequence[Feedback], contract: Contract, at_least: int, open_for: int
) -> Iterator[Wrong]:
    """What is public and should not be, with the reason."""
    for said in public:
        whose = f"The public sees the {said.by}'s {many(said.stars or 0, 'star')}"
        if contract.end is None:
            yield said, f"{whose} on a contract that is still open."
        elif contract.net < at_least:
            kept = (
                f"paid the freelancer {dollars(contract.net)}" if contract.net else "paid nothing"
            )
            yield said, f"{whose} on a contract that {kept} in the end."
        elif said.at < contract.hired:
            yield said, f"{whose}, given before the hiring."
        elif _days_late(said, contract) > open_for:
            yield said, f"{whose}, given {many(_days_late(said, contract), 'day')} after the end."


def _twice(public: Sequence[Feedback]) -> Iterator[Wrong]:
    """What one side said in public beside something else that it said there."""
    known: set[Role] = set()
    for said in public:
        if said.by in known:
            yield said, f"The public sees more than one feedback of the {said.by}'s."
        known.add(said.by)


def _kept_back(
    run: Run,
    public: Sequence[Feedback],
    heard: Sequence[Feedback],
    contract: Contract,
    at_least: int,
    open_for: int,
) -> Iterator[Wrong]:
    """What is kept back although the other side's words, or other words of its own, are not.

    That is judged once both have spoken, or nobody may any longer.
    """
    if contract.end is None or contract.net < at_least:
        return
    age = (run.history.at.date() - contract.end.at.date()).days
    if age <= open_for and len({said.by for said in heard}) < 2:
        return
    seen = {said.by for said in public}
    for said in heard:
        timely = said.at >= contract.hired and _days_late(said, contract) <= open_for
        if said.stars is None or not timely or said.by in seen:
            continue
        hidden = f"The public does not see the {said.by}'s {many(said.stars, 'star')}"
        if seen:
            yield said, f"{hidden}, and does see what the {public[0].by} said."
        elif _seen_in_other_words(run, said, contract):
            yield said, f"{hidden}; it would see {many(6 - said.stars, 'star')}."


def _seen_in_other_words(run: Run, said: Feedback, contract: Contract) -> bool:
    """Whether the public would see it, had the opposite been said."""
    otherwise, changed = _in_other_words(run, contract)
    return otherwise.public(changed.feedback[contract.feedback.index(said)], changed)


@invariant(
    number="I32",
    kind="information flow",
    against=["changes_of_the_score_are_explained"],
    basis=[
        "W16: on an ended contract both sides have the same right to be heard",
        "Upwork help 211068438: shown when both have spoken, or the time for it is over",
        "Bolton, Greiner and Ockenfels 2013: feedback in answer to feedback distorts it",
    ],
)
def feedback_stays_hidden_until_both_have_spoken(run: Run) -> Iterator[Case]:
    """While one side of an ended contract has spoken and the other still may, the other sees
    nothing of it, whatever was said.

    For a worker: you can say what you think of a client; the client cannot read it first and
    answer with a bad review.

    For a platform: show both feedbacks together, or what there is when time is up; and let
    nothing that the other side sees hang on what was said.
    """
    spoken = run.history.once(spoken_by_one_side)
    if spoken and not run.rule_set.answers("reveals"):
        raise Unanswered("reveals")
    for contract, side in spoken:
        if run.may_speak(contract, side) and _heard(run, contract):
            yield from _hidden(run, contract, contract.party(side))


def _hidden(run: Run, contract: Contract, other: Party) -> Iterator[Case]:
    """Two cases: *other* sees nothing; and would see the same had something else been said."""
    view = _view(run, contract, other)
    said = view[0] if view else None
    sees = f"already sees what the {said.by} said" if said else "sees nothing of what was said"
    yield found(
        run,
        kept=said is None,
        of=other,
        told=f"While {other} may still speak, {other} {sees}.",
        because=contract,
        rule=_revealed_by(run, said, contract, to=other) if said else None,
    )
    otherwise, changed = _in_other_words(run, contract)
    seen, otherwise_seen = _told(view), _told(_view(otherwise, changed, other))
    yield answered_alike(
        otherwise,
        run,
        "view of what was said",
        (seen, otherwise_seen),
        of=other,
        because=contract,
        difference="had something else been said",
        rule=None
        if seen == otherwise_seen
        else _revealed_by(run, contract.feedback[0], contract, to=other),
    )


def _in_other_words(run: Run, contract: Contract) -> tuple[Run, Contract]:
    """The run had everybody said the opposite on *contract*, and the contract there."""
    otherwise = run.changing(contract, in_other_words)
    return otherwise, next(c for c in otherwise.history.contracts if c.id == contract.id)


def _heard(run: Run, contract: Contract) -> list[Feedback]:
    """The feedback on *contract* that takes effect."""
    return [said for said in contract.feedback if run.refusal(said, contract) is None]


def _view(run: Run, contract: Contract, other: Party) -> list[Feedback]:
    """The feedback on *contract* that *other*, or just anybody, may see now."""
    return [
        said
        for said in contract.feedback
        if run.revealed(said, contract, to=other) or run.public(said, contract)
    ]


def _told(view: Sequence[Feedback]) -> str:
    return in_words([words for said in view for words in _words(said)], none="nothing")


def _words(said: Feedback) -> Iterator[str]:
    if said.stars is not None:
        yield many(said.stars, "star")
    if said.private is not None:
        yield f"{said.private} of 10 in private"
    if said.satisfied is not None:
        yield "satisfied" if said.satisfied else "not satisfied"


# Premises and variations


def rated_with_stars(history: History) -> tuple[Contract, ...]:
    """A few contracts on which a side gave stars.

    Of those that agree in what was said when after the end, and in whether they paid, one.
    """
    sorts: dict[object, Contract] = {}
    for c in history.contracts:
        if any(said.stars for said in c.feedback):
            ended = c.end.at.date() if c.end else history.at.date()
            said = tuple([(f.by, f.stars, (f.at.date() - ended).days) for f in c.feedback])
            sorts.setdefault((said, c.net > 0, c.end is None, c.reports != ()), c)
    return tuple(sorts.values())[:FEW]


def spoken_by_one_side(history: History) -> tuple[tuple[Contract, Role], ...]:
    """Ended contracts of which one side has spoken, and the side that has not; the last to end."""
    silent: dict[Role, Role] = {"client": "freelancer", "freelancer": "client"}
    found = [
        (c.end.at, c, silent[c.feedback[0].by])
        for c in history.contracts
        if c.end and c.feedback and len({said.by for said in c.feedback}) == 1
    ]
    found.sort(key=itemgetter(0), reverse=True)
    return tuple([(contract, side) for _, contract, side in found[:FEW]])


def in_other_words(contract: Contract) -> Contract:
    """The contract with praise for scorn in all feedback, and scorn for praise."""
    return contract.replace(feedback=tuple([_opposite(said) for said in contract.feedback]))


def _opposite(said: Feedback) -> Feedback:
    return said.replace(
        stars=said.stars and 6 - said.stars,
        private=said.private if said.private is None else 10 - said.private,
        satisfied=said.satisfied if said.satisfied is None else not said.satisfied,
    )


def _days_late(said: Feedback, contract: Contract) -> int:
    """How many days after the end of an ended contract something was said."""
    assert contract.end is not None
    return (said.at.date() - contract.end.at.date()).days


def _revealed_by(run: Run, said: Feedback, contract: Contract, to: Party = STRANGER) -> str | None:
    return rule_behind(run, "reveals", feedback=said, contract=contract, party=to)
