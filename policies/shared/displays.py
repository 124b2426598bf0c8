"""What a reader sees of a score: the nearest of equal steps."""

from fractions import Fraction
from math import floor
from typing import Annotated

from evenhand import Count, Exact, chosen, displays

EACH = chosen("whole numbers; a rule set that shows finer ones says so")


@displays(cites="The sources of the rule set that names this rule")
def nearest_step(score: Exact, *, steps: Annotated[Count, EACH] = 1) -> Exact:
    """The nearest of so many steps to the unit is shown; a half goes up (chosen by us)."""
    return Fraction(floor(steps * score + Fraction(1, 2)), steps)
