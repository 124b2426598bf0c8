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
NOTHING = ("none", "no score", "no answer")  # answers that there is nothing
SEVERAL = "; "  # between answers of which there are several
ONE_CONTRACT = "a contract"


class Told(NamedTuple):
    """What is told about what: ``the score of the freelancer``, ``75``.

    *in_general* is what it is about whoever it is: ``the score of a freelancer``.
    """

    about: str
    answer: str
    in_general: str


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
        yield from _of_contracts("whether {} counts", partial(_counts, run), run)
    yield from _numbers("the score of", Run.score, run)


def _counts(run: Run, contract: Contract) -> bool:
    return run.treatment(contract).rated is not None


def _numbers(what: str, number: Callable[..., Exact | None], run: Run) -> Iterator[Told]:
    for party in _scored(run):
        answer = _said(partial(_number, number, run, party))
        yield Told(f"{what} {party}", answer, f"{what} a {party.role}")


def _number(number: Callable[..., Exact | None], run: Run, party: Party) -> str:
    """A score as it is: a fraction is not rounded, or two that differ would read alike."""
    score = number(run, of=party)
    return told(None) if score is None else str(score)


def _heard(run: Run) -> Iterator[Told]:
    yield from _scores(run)
    for name, contract in _contracts(run):
        for said in contract.feedback:
            heard = _whether(_takes_effect, run, said, contract)
            yield _of_feedback("whether {} takes effect", said, name, heard)


def _takes_effect(run: Run, said: Feedback, contract: Contract) -> bool:
    return run.refusal(said, contract) is None


def _read(run: Run) -> Iterator[Told]:
    for name, contract in _contracts(run):
        readers = {"client": contract.client, "freelancer": contract.freelancer, "public": STRANGER}
        for said in contract.feedback:
            for who, reader in readers.items():
                seen = _whether(run.revealed, said, contract, to=reader)
                yield _of_feedback(f"whether the {who} sees {{}}", said, name, seen)


def _in_history(run: Run) -> Iterator[Told]:
    return _of_contracts("whether {} is in the work history", run.visible, run)


def _on_postings(run: Run) -> Iterator[Told]:
    return _of_contracts("whether {} is on the page of its posting", run.listed, run)


def _badges(run: Run) -> Iterator[Told]:
    for party in run.history.parties():
        names = _said(partial(_badge_names, run, party))
        yield Told(f"the badges of {party}", names, f"the badges of a {party.role}")


def _badge_names(run: Run, party: Party) -> str:
    return _joined(badge.name for badge in run.badges(of=party))


def _due(run: Run) -> Iterator[Told]:
    history = run.history
    for party in dict.fromkeys((*history.parties(), *(fact.about for fact in history.facts))):
        for duty in get_args(Duty):
            owed = _said(partial(_owed, run, duty, party))
            what = f"the duty to {duty}, about"
            yield Told(f"{what} {party}", owed, f"{what} a {party.role}")


def _owed(run: Run, duty: Duty, party: Party) -> str:
    return _joined(
        f"by {action.by:%Y-%m-%d %H:%M}{', by a person' if action.by_human else ''}"
        for action in run.actions()
        if action.duty == duty and action.about == party
    )


def _joined(words: Iterable[str]) -> str:
    return SEVERAL.join(words) or "none"


def _contracts(run: Run) -> Iterator[tuple[str, Contract]]:
    """The contracts, each called by its place among those that there are."""
    contracts = run.history.contracts
    for number, contract in enumerate(contracts, start=1):
        yield ("the contract" if len(contracts) == 1 else f"contract {number}"), contract


def _of_contracts(what: str, asked: Callable[[Contract], object], run: Run) -> Iterator[Told]:
    """What is told of each contract, in words with a gap for its name."""
    for name, contract in _contracts(run):
        yield Told(what.format(name), _whether(asked, contract), what.format(ONE_CONTRACT))


def _of_feedback(what: str, said: Feedback, name: str, answer: str) -> Told:
    """What is told of a feedback on the contract of that name, in words with a gap for both."""
    words = f"the {said.by}'s feedback on"
    return Told(what.format(f"{words} {name}"), answer, what.format(f"{words} {ONE_CONTRACT}"))


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
