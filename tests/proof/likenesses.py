"""Likenesses: any contract of the model as a twin, with what others add to the totals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.proof.grounds import Grounds
from evenhand.proof.moments import counted
from evenhand.proof.openings import Opening, OpenRun
from evenhand.runs import Run


def opening(grounds: Grounds, history: History, contract: Contract) -> OpenRun:
    """The run of *history* with *contract* told, and the others of its freelancer added up."""
    run = Run(grounds.rule_set, history)
    rated = [
        run.treatment(other).rated
        for other in history.of(contract.freelancer)
        if other is not contract
    ]
    counts = [each for each in rated if each]
    totals = grounds.scoring.totals(
        len(counts),
        sum(each.weight for each in counts),
        sum(each.weight * each.outcome for each in counts),
    )
    told = (twin(grounds, contract),)
    return OpenRun(
        grounds.scoring, Opening(told, counted(history.at), totals, grounds.make.freelancer)
    )


def twin(grounds: Grounds, value: Any) -> Any:
    """The twin of something of the model."""
    if isinstance(value, Party):
        return grounds.make.freelancer if value.role == "freelancer" else grounds.make.client
    if isinstance(value, tuple):
        return tuple([twin(grounds, each) for each in value])
    if hasattr(type(value), "__struct_fields__"):
        facts = {name: getattr(value, name) for name in type(value).__struct_fields__}
        told = {name: twin(grounds, fact) for name, fact in facts.items()}
        if "id" in told:
            told["id"] = grounds.make.name
        return grounds.follow.twin(type(value))(**told)
    return counted(value) if isinstance(value, datetime) else value


def alone(histories: Iterable[History]) -> list[History]:
    """Every contract of these, alone, each seen from where its history is seen from."""
    return [History((c,), at=history.at) for history in histories for c in history.contracts]
