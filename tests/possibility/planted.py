"""Planted rules: what can and cannot happen under each of them is known by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from math import floor

from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.outcomes import Rated, Totals
from evenhand.model.units import Days, Exact
from evenhand.questions.rules import aggregates, displays, excludes, rates, updates

from tests.questions.written import rule_set


@rates(cites="planted 1")
def good_or_bad(contract: Contract) -> int | None:
    """100 for five stars, 0 for any others."""
    stars = [said.stars for said in contract.feedback_by_client if said.stars is not None]
    return (100 if stars[-1] == 5 else 0) if stars else None


@rates(cites="planted 1")
def by_stars(contract: Contract) -> int | None:
    """The stars."""
    stars = [said.stars for said in contract.feedback_by_client if said.stars is not None]
    return stars[-1] if stars else None


@rates(cites="planted 1")
def yes_or_no(contract: Contract) -> int | None:
    """100 for a yes, 0 for a no; stars are not asked for."""
    said = [each.satisfied for each in contract.feedback_by_client]
    return None if not said or said[-1] is None else 100 * said[-1]


@excludes(cites="planted 2")
def unpaid(contract: Contract) -> bool:
    """What was never paid is left out."""
    return contract.unpaid


@excludes(cites="planted 2")
def beside_many(contract: Contract, history: History) -> bool:
    """What was never paid is left out beside three others or more."""
    return contract.unpaid and len(history) > 3


@excludes(cites="planted 2")
def too_old(contract: Contract, moment: datetime, *, window: Days = 365) -> bool:
    """What ended more than a year ago is left out."""
    return contract.ended is not None and (moment - contract.ended).days > window


@aggregates(cites="planted 3")
def mean(rated: Sequence[Rated]) -> Exact | None:
    """The mean of what counts."""
    return Fraction(sum(each.outcome for each in rated), len(rated)) if rated else None


@aggregates(cites="planted 3")
def mean_of_totals(totals: Totals) -> Exact | None:
    """The same mean, by a rule that asks for no more than totals."""
    return Fraction(totals.credit, totals.weight) if totals.weight else None


@aggregates(cites="planted 3")
def mean_of_a_year(rated: Sequence[Rated], moment: datetime, *, window: Days = 365) -> Exact | None:
    """The same mean, of what ended within a year."""
    return mean([each for each in rated if each.ended and (moment - each.ended).days <= window])


@aggregates(cites="planted 3")
def mean_of_a_week(rated: Sequence[Rated], moment: datetime, *, window: Days = 7) -> Exact | None:
    """The same mean, of what ended within a week."""
    return mean_of_a_year(rated, moment, window=window)


@aggregates(cites="planted 3")
def mean_at_a_glance(rated: Sequence[Rated], history: History) -> Exact | None:
    """The same mean, by a rule that takes the history and looks at nothing but its moment."""
    return mean(rated) if history.at.year > 1970 else None


@aggregates(cites="planted 3")
def less_for_each_unpaid(rated: Sequence[Rated], history: History) -> Exact | None:
    """The same mean, and twenty less for each contract of the history that was never paid."""
    found = mean(rated)
    return None if found is None else max(0, found - 20 * len(history.ended_unpaid()))


@aggregates(cites="planted 3")
def one_mix_only(rated: Sequence[Rated]) -> int | None:
    """100 for one mix of stars, 80 for that and one star more, and else 50."""
    counts = [sum(each.outcome == stars for each in rated) for stars in (5, 4, 3, 1)]
    if counts[:3] != [13, 7, 5]:
        return 50
    return {3: 100, 4: 80}.get(counts[3], 50)


@displays(cites="planted 4")
def whole(score: Exact) -> int:
    """The nearest whole number; a half goes up."""
    return floor(score + Fraction(1, 2))


@updates(cites="planted 5")
def first_of_the_month(moment: datetime) -> datetime:
    """The score is worked out at midnight of the first of each month."""
    return moment.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


MEAN = rule_set(good_or_bad, mean)
MEAN_OF_TOTALS = rule_set(good_or_bad, mean_of_totals)
WITHOUT_THE_UNPAID = rule_set(good_or_bad, unpaid, mean)
AT_A_GLANCE = rule_set(good_or_bad, unpaid, mean_at_a_glance)
BESIDE_MANY = rule_set(good_or_bad, beside_many, mean)
EYEING_THE_UNPAID = rule_set(good_or_bad, unpaid, less_for_each_unpaid)
OF_A_YEAR = rule_set(good_or_bad, mean_of_a_year)
TOTALS_OF_A_YEAR = rule_set(good_or_bad, too_old, mean_of_totals)
OF_A_WEEK = rule_set(good_or_bad, mean_of_a_week)
ONE_MIX_ONLY = rule_set(by_stars, one_mix_only)
MONTHLY = rule_set(good_or_bad, mean, first_of_the_month)
WHOLE = rule_set(good_or_bad, mean, whole)
YES_OR_NO = rule_set(yes_or_no, mean)
NO_SCORE = rule_set(good_or_bad)
