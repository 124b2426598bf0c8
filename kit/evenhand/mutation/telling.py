"""What a rule set tells people: every answer that somebody could read, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple, get_args

from evenhand.model.contracts import Contract, Feedback, Party
from evenhand.model.outcomes import Duty
from evenhand.model.units import Exact, told
from evenhand.questions.answers import RuleError, Unanswered
from evenhand.runs import STRANGER, Run

FAILING = "a rule that fails"


class Told(NamedTuple):
    """What is told about what: ``the score of the freelancer``, ``75``."""

    about: str
    answer: str


def told_by(run: Run, question: str) -> Iterator[Told]:
    """Everything that hangs on the rules of one question, in an order that is always the same.

    Of rules that make a score that is the score; where a rule set has no score, which contracts
    count.
    """
    return _TELLERS.get(question, _scores)(run)


def _said(answer: Callable[[], str]) -> str:
    """What is answered, also where nothing can be."""
    try:
        return answer()
    except Unanswered:
        return "no answer"
    except RuleError:
        return FAILING


def _whether(asked: Callable[..., object], *about: Any, **named: Any) -> str:
    return _said(lambda: "yes" if asked(*about, **named) else "no")


def _scored(run: Run) -> Iterator[Party]:
    """Those who have scores under these rules."""
    roles = run.rule_set.definition.scores
    return (party for party in run.history.parties() if party.role in roles)


def _scores(run: Run) -> Iterator[Told]:
    if run.rule_set.unanswered:
        for name, contract in _contracts(run):
            yield Told(f"whether {name} counts", _whether(_counts, run, contract))
    yield from _numbers("the score of", Run.score, run)


def _counts(run: Run, contract: Contract) -> bool:
    return run.treatment(contract).rated is not None


def _numbers(what: str, number: Callable[..., Exact | None], run: Run) -> Iterator[Told]:
    for party in _scored(run):
        yield Told(f"{what} {party}", _said(partial(_number, number, run, party)))


def _number(number: Callable[..., Exact | None], run: Run, party: Party) -> str:
    """A score as it is: a fraction is not rounded, or two that differ would read alike."""
    score = number(run, of=party)
    return told(None) if score is None else str(score)


def _heard(run: Run) -> Iterator[Told]:
    yield from _scores(run)
    for words, said, contract in _feedback(run):
        yield Told(f"whether {words} takes effect", _whether(_takes_effect, run, said, contract))


def _takes_effect(run: Run, said: Feedback, contract: Contract) -> bool:
    return run.refusal(said, contract) is None


def _read(run: Run) -> Iterator[Told]:
    for words, said, contract in _feedback(run):
        readers = {"client": contract.client, "freelancer": contract.freelancer, "public": STRANGER}
        for name, reader in readers.items():
            seen = _whether(run.revealed, said, contract, to=reader)
            yield Told(f"whether the {name} sees {words}", seen)


def _in_history(run: Run) -> Iterator[Told]:
    for name, contract in _contracts(run):
        yield Told(f"whether {name} is in the work history", _whether(run.visible, contract))


def _on_postings(run: Run) -> Iterator[Told]:
    for name, contract in _contracts(run):
        yield Told(f"whether {name} is on the page of its posting", _whether(run.listed, contract))


def _badges(run: Run) -> Iterator[Told]:
    for party in run.history.parties():
        yield Told(f"the badges of {party}", _said(partial(_badge_names, run, party)))


def _badge_names(run: Run, party: Party) -> str:
    return _joined(badge.name for badge in run.badges(of=party))


def _due(run: Run) -> Iterator[Told]:
    history = run.history
    for party in dict.fromkeys((*history.parties(), *(fact.about for fact in history.facts))):
        for duty in get_args(Duty):
            owed = _said(partial(_owed, run, duty, party))
            yield Told(f"the duty to {duty}, about {party}", owed)


def _owed(run: Run, duty: Duty, party: Party) -> str:
    return _joined(
        f"by {action.by:%Y-%m-%d %H:%M}{', by a person' if action.by_human else ''}"
        for action in run.actions()
        if action.duty == duty and action.about == party
    )


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words) or "none"


def _contracts(run: Run) -> Iterator[tuple[str, Contract]]:
    """The contracts, each called by its place among those that there are."""
    contracts = run.history.contracts
    for number, contract in enumerate(contracts, start=1):
        yield ("the contract" if len(contracts) == 1 else f"contract {number}"), contract


def _feedback(run: Run) -> Iterator[tuple[str, Feedback, Contract]]:
    for name, contract in _contracts(run):
        for said in contract.feedback:
            yield f"the {said.by}'s feedback on {name}", said, contract


_TELLERS: dict[str, Callable[[Run], Iterator[Told]]] = {
    "admits": _heard,
    "reveals": _read,
    "shows": _in_history,
    "lists": _on_postings,
    "updates": partial(_numbers, "the number that was last shown for", Run.shown),
    "displays": partial(_numbers, "the number that is shown for", Run.displayed),
    "awards": _badges,
    "acts": _due,
}
