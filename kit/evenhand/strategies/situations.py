"""Situations: what the platform knows of a client or a freelancer beside their contracts."""

from __future__ import annotations

from datetime import timedelta

from evenhand.model.contracts import Party
from evenhand.model.history import FactKind, PlatformFact
from evenhand.model.units import Days
from evenhand.strategies.kinds import FREELANCER, MOMENT
from evenhand.strategies.people import CLIENT, OTHERS

BREACH = "policy violation"
SECOND = OTHERS[0]


def _ago(
    days: Days, kind: FactKind, about: Party, *, by_human: bool = False, reason: str = ""
) -> PlatformFact:
    """A fact of noon, so many days ago."""
    at = MOMENT - timedelta(days=days) + timedelta(hours=12)
    return PlatformFact(at, kind, about, by_human=by_human, reason=reason)


OF_THE_CLIENT: tuple[tuple[PlatformFact, ...], ...] = (
    (_ago(5, "flagged", CLIENT, by_human=True, reason="many hires cancelled"),),
    (_ago(5, "suspended", CLIENT, by_human=True, reason=BREACH),),
    (_ago(16, "flagged", CLIENT, by_human=True),),
    (_ago(15, "suspended", CLIENT, by_human=True, reason=BREACH),),
    (_ago(50, "flagged", CLIENT),),
    (_ago(50, "suspended", CLIENT, reason=BREACH),),
    (_ago(400, "flagged", CLIENT, by_human=True),),
    (_ago(60, "suspended", CLIENT, by_human=True), _ago(20, "restored", CLIENT, by_human=True)),
    (_ago(900, "flagged", CLIENT), _ago(5, "restored", CLIENT, by_human=True)),
    (_ago(50, "flagged", CLIENT), _ago(5, "suspended", CLIENT, by_human=True, reason=BREACH)),
    (_ago(400, "favoured", CLIENT),),
    (_ago(20, "favoured", CLIENT), _ago(5, "flagged", CLIENT, by_human=True)),
    (_ago(8, "accused", CLIENT, reason="cancels everybody overnight"),),
    (_ago(9, "case_opened", CLIENT, by_human=True),),
    (_ago(20, "case_opened", CLIENT), _ago(6, "case_decided", CLIENT, by_human=True)),
)

OF_THE_FREELANCER: tuple[tuple[PlatformFact, ...], ...] = (
    (_ago(20, "held", FREELANCER, by_human=True, reason=BREACH),),
    (_ago(20, "held", FREELANCER),),
    (_ago(300, "held", FREELANCER, reason="low score"),),
    (_ago(60, "held", FREELANCER, reason="low score"), _ago(46, "restored", FREELANCER)),
    (
        _ago(60, "suspended", FREELANCER, by_human=True, reason=BREACH),
        _ago(58, "appealed", FREELANCER),
    ),
    (_ago(400, "suspended", FREELANCER, reason=BREACH), _ago(20, "appealed", FREELANCER)),
    (
        _ago(40, "held", FREELANCER, reason="low score"),
        _ago(39, "appealed", FREELANCER, reason="the contract was cancelled unpaid"),
        _ago(30, "case_decided", FREELANCER, by_human=True),
        _ago(29, "restored", FREELANCER, by_human=True),
    ),
    (_ago(3, "suspended", FREELANCER), _ago(2, "appealed", FREELANCER)),
    (_ago(20, "flagged", FREELANCER),),
    (_ago(20, "flagged", FREELANCER, by_human=True, reason="low score"),),
    (_ago(15, "noted", FREELANCER, reason="a client cancelled before work began"),),
    (_ago(15, "accused", FREELANCER, reason="never delivers"),),
    (_ago(200, "accused", FREELANCER), _ago(5, "noted", FREELANCER)),
    (_ago(5, "appealed", FREELANCER),),
    (_ago(20, "case_opened", FREELANCER), _ago(6, "case_decided", FREELANCER)),
)

OF_BOTH: tuple[tuple[PlatformFact, ...], ...] = (
    (
        _ago(20, "held", FREELANCER, reason="low score"),
        _ago(5, "suspended", CLIENT, by_human=True, reason=BREACH),
    ),
    (_ago(20, "flagged", CLIENT), _ago(15, "noted", FREELANCER)),
    (_ago(20, "favoured", CLIENT), _ago(10, "accused", FREELANCER)),
    (_ago(20, "suspended", SECOND, by_human=True, reason=BREACH), _ago(9, "appealed", SECOND)),
)

TOLD = (*OF_THE_CLIENT, *OF_THE_FREELANCER, *OF_BOTH)

SITUATIONS: tuple[tuple[PlatformFact, ...], ...] = (*(() for _ in range(24)), *TOLD)
"""Drawn from evenly. The plainest comes first."""
