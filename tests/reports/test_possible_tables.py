"""Tables of possibilities: their legend tells of the columns that there are, and of no others."""

from __future__ import annotations

from evenhand.possibility.goals import Goal
from evenhand.reports.possible_tables import legend


def test_the_legend_tells_whose_the_change_is_where_something_happens() -> None:
    assert "come from the withdrawal itself" in legend(
        Goal(falls_by=1, event="unpaid withdrawal", feedback="hostile")
    )
    assert "Its share" not in legend(Goal(falls_by=1, event="nothing"))


def test_the_legend_tells_of_other_things_where_they_were_allowed() -> None:
    assert legend(Goal(falls_by=1, event="nothing", besides=0)) == (
        "Alone: with nothing else in between."
    )
    assert "so many contracts growing too old" in legend(Goal(falls_by=1, event="nothing"))
    assert "so many other things in between" in legend(Goal(falls_by=1))
