"""Circumstances: what the platform may have on record of either side, beside contracts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import product
from typing import get_args

from evenhand.model.contracts import Contract
from evenhand.model.history import FactKind, Facts, PlatformFact

NOTHING = Facts()


def circumstances(contract: Contract, at: datetime) -> Iterator[Facts]:
    """Every fact that there can be about a side of *contract*, one at a time, since that moment."""
    sides = (contract.client, contract.freelancer)
    for kind, about, by_human in product(get_args(FactKind), sides, (True, False)):
        yield Facts((PlatformFact(at, kind, about, by_human=by_human),))
