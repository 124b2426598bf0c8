"""Tables come near every threshold, whatever it is counted in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from types import ModuleType
from typing import Annotated

import pytest
from evenhand import Cents, Days, Months, Rated, RuleSet, aggregates, chosen
from evenhand.rulesets import Definition
from evenhand.strategies.kinds import MOMENT
from evenhand.strategies.tables import tables_for

OURS = chosen("a test")


def with_numbers(**numbers: object) -> RuleSet:
    """A rule set of one rule with these numbers."""

    @aggregates(cites="a test")
    def of_all(
        rated: Sequence[Rated],
        *,
        amount: Annotated[Cents, OURS] = 77_00,
        age: Annotated[Days, OURS] = 222,
        windows: Annotated[tuple[Months, ...], OURS] = (5,),
    ) -> int:
        return len(rated) + amount + age + len(windows)

    module = ModuleType("ours")
    of_all.__module__ = "ours"
    module.of_all = of_all  # type: ignore[attr-defined]
    return RuleSet(Definition("ours", {"ours": module}, parameters={"ours.of_all": numbers}))


def test_amounts_and_ages_come_one_below_at_and_one_above() -> None:
    tables = tables_for([with_numbers()])
    assert {76_99, 77_00, 77_01} <= {*tables.amounts}
    assert {221, 222, 223} <= {*tables.ages}


@pytest.mark.parametrize(
    ("months", "edge"),
    [
        (5, datetime(2025, 1, 1, tzinfo=UTC)),
        (6, datetime(2024, 12, 1, tzinfo=UTC)),
        (12, datetime(2024, 6, 1, tzinfo=UTC)),
        (24, datetime(2023, 6, 1, tzinfo=UTC)),
    ],
)
def test_a_window_in_months_ends_on_the_same_day_of_an_earlier_month(
    months: int, edge: datetime
) -> None:
    tables = tables_for([with_numbers(windows=(months,))])
    days = (MOMENT - edge).days
    assert {days - 1, days, days + 1} <= {*tables.ages}
