"""Shrinking: from a history that breaks a promise to the smallest one that still does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from evenhand.model.contracts import Contract, Feedback
from evenhand.model.history import History

Breaks = Callable[[History], bool]


def smallest(history: History, breaks: Breaks) -> History:
    """A history that *breaks* and no longer does without any one of its contracts.

    Facts are dropped, and what is left is made plainer, as long as it still breaks.
    """
    while True:
        short = _as_far_as_it_goes(_shorter, history, breaks)
        history = _as_far_as_it_goes(_plainer, short, breaks)
        if history is short:
            return history


def _as_far_as_it_goes(
    smaller: Callable[[History], Iterable[History]], history: History, breaks: Breaks
) -> History:
    while True:
        found = next((candidate for candidate in smaller(history) if breaks(candidate)), None)
        if found is None:
            return history
        history = found


def _shorter(history: History) -> Iterator[History]:
    """The history without many contracts, then fewer, down to one; then without a fact."""
    count = len(history)
    size = (count + 1) // 2
    while size:
        for start in range(0, count, size):
            yield history.without(*history.contracts[start : start + size])
        size //= 2
    for place in range(len(history.facts)):
        facts = (*history.facts[:place], *history.facts[place + 1 :])
        yield History(history.contracts, facts=facts, at=history.at, beside=history)


def _plainer(history: History) -> Iterator[History]:
    """The history with one contract a little plainer: fewer facts of every kind."""
    for contract in history.contracts:
        for facts in _plain(contract):
            plain = history.replacing(contract, history.like(contract, **facts))
            if plain is not history:
                yield plain


def _plain(contract: Contract) -> Iterator[dict[str, Any]]:
    """Facts that make a contract plainer, one way after the other."""
    yield {"blocks": ()}
    yield {"reports": ()}
    yield {"refunds": ()}
    yield {"feedback": contract.feedback_by_client}
    if contract.feedback:
        yield {"feedback": ()}
    for place, said in enumerate(contract.feedback):
        for simpler in _less_said(said):
            before, after = contract.feedback[:place], contract.feedback[place + 1 :]
            yield {"feedback": (*before, simpler, *after)}
    if len(contract.payments) > 1:
        yield {"payments": contract.payments[-1:]}
    if contract.paid:
        yield {"work": ()}


def _less_said(said: Feedback) -> Iterator[Feedback]:
    """The same feedback in fewer forms; one is always left."""
    forms = [form for form in ("satisfied", "private", "stars") if getattr(said, form) is not None]
    if len(forms) > 1:
        for form in forms:
            yield said.replace(**{form: None})
