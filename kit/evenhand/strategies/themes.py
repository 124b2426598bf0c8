"""Themes: the shapes of contracts that are tried, by what is told of them."""

from __future__ import annotations

from datetime import timedelta

from evenhand.strategies.shapes import BAD, CANCELLED, GOOD, SILENT, Shape
from evenhand.strategies.words import (
    ANSWERED_PRAISE,
    ANSWERED_SCORN,
    COLD,
    COOL,
    LATE_PRAISE,
    LATE_SCORN,
    LOWERED,
    LUKEWARM,
    PRAISE,
    PRIVATE_PRAISE,
    PRIVATE_SCORN,
    PUBLIC_SCORN,
    RAISED,
    SCORN,
    TOO_LATE_PRAISE,
    TOO_LATE_SCORN,
    TWO_FACED,
    Told,
)

BREACH, EXTORTION = "policy violation", "extortion"
BEYOND_CONTROL, HIDDEN = "beyond control", "hidden by the freelancer"
ENOUGH = "enough people"
LONG_AFTER = timedelta(days=20)

CANCELLED_SCORNED = Shape(pay="none", worked=False, says=PRIVATE_SCORN)
NEVER_BEGUN = Shape(None, pay="none", worked=False)
LEFT = Shape("freelancer", pay="none", worked=False)
LEFT_OVER_A_BREACH = Shape(
    "freelancer",
    pay="none",
    worked=False,
    says=SCORN,
    told=Told("freelancer", BREACH, upheld=True),
    reason=BREACH,
)

CANCELLED_FOR_A_REASON = Shape(pay="none", worked=False, reason=None)
LEFT_FOR_A_REASON = Shape("freelancer", pay="none", worked=False, reason=None)
REPORTED = Shape(says=SCORN, told=Told("freelancer", None, upheld=True, afterwards=True))

PLAINLY_UNPAID: tuple[Shape, ...] = (
    CANCELLED,
    CANCELLED_SCORNED,
    Shape(pay="none", worked=False, says=SCORN, blocks="client"),
    Shape(pay="none", worked=False, says=PRAISE),
    Shape(pay="none", worked=False, says=LUKEWARM),
    Shape(pay="none", worked=False, blocks="client", reason=ENOUGH),
    LEFT,
    Shape("freelancer", pay="none", worked=False, says=PRIVATE_SCORN, reason="misrepresented"),
    Shape("freelancer", pay="none", worked=False, says=SCORN, answers=SCORN),
    LEFT_OVER_A_BREACH,
    NEVER_BEGUN,
    Shape("platform", pay="none", worked=False, reason=BREACH),
)

UNPAID: tuple[Shape, ...] = (
    *PLAINLY_UNPAID,
    CANCELLED_FOR_A_REASON,
    LEFT_FOR_A_REASON,
    Shape(
        pay="none",
        worked=False,
        says=SCORN,
        told=Told("freelancer", None, upheld=True, afterwards=True),
    ),
    Shape(pay="none", worked=False, answers=LATE_SCORN, hourly=True),
    Shape(
        pay="none",
        worked=False,
        says=COOL,
        told=Told("client", BREACH, upheld=False, afterwards=True, within=LONG_AFTER),
    ),
    Shape(pay="none", worked=False, says=PUBLIC_SCORN),
    Shape(pay="none", worked=False, says=LATE_SCORN),
    Shape(pay="none", worked=False, says=TOO_LATE_SCORN, answers=SCORN),
    Shape(pay="none", worked=False, says=SCORN, told=Told("client", BREACH, upheld=True)),
    Shape("freelancer", pay="none", worked=False, says=ANSWERED_SCORN, blocks="freelancer"),
    Shape(
        "freelancer",
        pay="none",
        worked=False,
        says=LATE_SCORN,
        told=Told("freelancer", BREACH, upheld=True),
        reason=BREACH,
    ),
    Shape("freelancer", pay="none", worked=False, says=SCORN, told=Told("freelancer", BREACH)),
    Shape(
        "freelancer",
        pay="none",
        worked=False,
        says=PRIVATE_SCORN,
        told=Told("freelancer", BREACH, upheld=False),
        reason=BREACH,
    ),
)
"""Contracts that were never paid and never worked on; those of which least is told come first."""

LONG = Shape(pay="regularly", says=PRAISE)
PAID_ONCE = Shape(None)

PLAINLY_PAID: tuple[Shape, ...] = (
    SILENT,
    Shape(pay="none", says=SCORN),
    Shape("freelancer", pay="none"),
    Shape(says=LUKEWARM),
    Shape(says=COOL),
    Shape(says=TWO_FACED),
    Shape("freelancer", says=SCORN, blocks="client"),
    Shape("freelancer", says=PRIVATE_PRAISE),
    Shape(says=SCORN, refund="all"),
    Shape(refund="all"),
    LONG,
    Shape(pay="regularly"),
    Shape(None, pay="regularly", hourly=True),
    PAID_ONCE,
    Shape("platform", says=SCORN, reason=BREACH),
)

PAID: tuple[Shape, ...] = (
    *PLAINLY_PAID,
    Shape(says=COLD),
    Shape(says=PRAISE, refund="half"),
    Shape(says=SCORN, refund="half"),
    Shape(says=PRAISE, refund="all but a little"),
    Shape(says=SCORN, refund="all but a little"),
    Shape(pay="in part", says=PRAISE),
    Shape("freelancer", pay="in part", says=SCORN, reason="not paid in full"),
    Shape(pay="regularly", says=SCORN, hourly=True),
    Shape(None, pay="none"),
    Shape(says=PRAISE, hourly=True),
    Shape(says=SCORN, reason=ENOUGH, hourly=True),
    Shape(says=SCORN, reason=None),
    Shape("freelancer", pay="none", says=SCORN, reason=None),
)
"""Contracts that were paid or worked on: how the pay went, and who ended them."""

LATE_PRAISED, LATE_SCORNED = Shape(says=LATE_PRAISE), Shape(says=LATE_SCORN)
PROVED_RIGHT = Shape(says=SCORN, told=Told("freelancer", BREACH, upheld=True))
TAKEN_BACK = Shape(says=LOWERED, answers=PRAISE)
EXTORTED = Shape(says=SCORN, told=Told("freelancer", EXTORTION, upheld=True, afterwards=True))

SPOKEN: tuple[Shape, ...] = (
    Shape("freelancer", says=PRAISE, answers=PRAISE),
    Shape(says=SCORN, answers=SCORN),
    Shape(answers=PRAISE),
    LATE_PRAISED,
    LATE_SCORNED,
    Shape(says=LATE_SCORN, answers=SCORN),
    Shape(says=SCORN, answers=LATE_SCORN),
    Shape(says=LATE_PRAISE, answers=LATE_PRAISE),
    Shape(says=TOO_LATE_PRAISE),
    Shape("freelancer", says=TOO_LATE_SCORN, answers=PRAISE),
    Shape(answers=LATE_PRAISE),
    Shape(answers=TOO_LATE_SCORN),
    Shape(says=RAISED),
    Shape("freelancer", says=RAISED, answers=LATE_SCORN),
    TAKEN_BACK,
    Shape(says=ANSWERED_PRAISE),
    Shape(says=ANSWERED_SCORN),
    PROVED_RIGHT,
    Shape("freelancer", says=LATE_SCORN, told=Told("freelancer", BREACH, upheld=True)),
    EXTORTED,
    REPORTED,
    Shape(says=COOL, told=Told("freelancer", None, afterwards=True)),
    Shape(says=SCORN, told=Told("freelancer", EXTORTION, upheld=False, afterwards=True)),
    Shape(says=SCORN, told=Told("freelancer", EXTORTION, afterwards=True)),
    Shape(says=SCORN, told=Told("freelancer", BEYOND_CONTROL, upheld=True, afterwards=True)),
    Shape(says=SCORN, told=Told("freelancer", HIDDEN, afterwards=True)),
    Shape(says=COOL, told=Told("freelancer", HIDDEN, upheld=True, afterwards=True)),
    Shape(
        says=SCORN,
        told=Told("client", BREACH, upheld=True, afterwards=True, within=LONG_AFTER),
    ),
    Shape(says=PRAISE, told=Told("client", BREACH, upheld=False, afterwards=True)),
    Shape(
        "freelancer",
        pay="none",
        answers=LATE_SCORN,
        told=Told("client", BREACH, upheld=False, afterwards=True),
    ),
    Shape(says=PRAISE, told=Told("client", BREACH)),
)
"""Contracts about which more is said: by both sides, late, changed, answered, reported."""

SHAPES: tuple[Shape, ...] = (GOOD, BAD, *UNPAID, *PAID, *SPOKEN)
