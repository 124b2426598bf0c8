"""Counted: whoever reads the table can work the number out again, and find each contract in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from evenhand.catalogue.goal_files import Wanted
from evenhand.model.contracts import Contract, End, Feedback, Party
from evenhand.model.history import History
from evenhand.model.outcomes import Refusal
from evenhand.possibility.answers import Found
from evenhand.possibility.asking import answered
from evenhand.possibility.goals import Goal
from evenhand.questions.rules import admits, rates
from evenhand.questions.workings import works_out
from evenhand.reports.counted import TOGETHER, UNWEIGHED, UNWRITTEN, counted
from evenhand.reports.paragraphs import paragraph
from evenhand.rulesets import RuleSet

from tests.policies.jobs import CATALOGUE
from tests.possibility.planted import MEAN, OF_A_YEAR, WITHOUT_THE_UNPAID, good_or_bad, mean
from tests.questions.written import rule_set

GOAL = Goal(before=Wanted(100), after=Wanted(80), feedback="hostile", besides=0)
NAMES = (
    "upwork.jss_2015",
    "upwork.jss_2020_11",
    "guru.value_share",
    "charter.fair_unpaid",
    "baselines.beta",
    "fiverr.completion_2018",
    "ebay.feedback_before_2008",
)
EACH = pytest.mark.parametrize("name", NAMES)


def found_in(rules: RuleSet, goal: Goal) -> Found:
    found = answered(rules, goal).found
    assert found is not None
    return found


@cache
def of(name: str) -> tuple[Found, tuple[str, ...]]:
    """A history in which the number of a rule set falls, and the account of it."""
    rules = CATALOGUE.rule_set(name)
    found = found_in(rules, Goal(falls_by=5, feedback="hostile"))
    return found, tuple(counted(rules, found))


def rows(lines: tuple[str, ...]) -> list[tuple[str, list[int]]]:
    """The rows of the table that have nothing but whole numbers, the sum included."""
    table = [line.strip() for line in lines[1:] if re.match(r"    [^ -].*\d$", line)]
    cells = [re.split(" {2,}", line) for line in table]
    return [(first, [int(cell.replace(",", "")) for cell in rest]) for first, *rest in cells]


def numbers(names: str) -> list[int]:
    """The numbers of the clients who are named."""
    found: list[int] = []
    for low, high in re.findall(r"(\d+)(?: to (\d+))?", names):
        found += range(int(low), int(high or low) + 1)
    return found


@EACH
def test_every_row_multiplies_and_all_rows_add_up(name: str) -> None:
    _, lines = of(name)
    *groups, (last, sums) = rows(lines)
    assert last == "in all"
    for _, (number, outcome, *weight, together) in groups:
        assert number * outcome * (weight[0] if weight else 1) == together
    assert sums[0] == sum(cells[0] for _, cells in groups)
    assert sums[-1] == sum(cells[-1] for _, cells in groups)
    if len(sums) == 3:
        assert sums[1] == sum(cells[0] * cells[2] for _, cells in groups)


@EACH
def test_every_contract_of_the_story_stands_in_the_account_once_under_its_clients_name(
    name: str,
) -> None:
    found, lines = of(name)
    left_out = [line for line in " ".join(lines).split("  ") if ": left out" in line]
    told = [names for names, _ in rows(lines)] + [line.partition(":")[0] for line in left_out]
    clients = [number for names in told for number in numbers(names)]
    assert sorted(clients) == [*range(1, len(found.history))]
    assert sum("the cancellation" in names.lower() for names in told) == 1


@EACH
def test_both_numbers_that_are_shown_are_worked_out(name: str) -> None:
    _, lines = of(name)
    text = " ".join(" ".join(lines).split())
    assert text.count("came about likewise") == 1
    assert text.count("- shown") == 2
    assert text.startswith("How the ")


def test_the_mean_of_four_good_contracts_and_a_bad_one_by_hand() -> None:
    assert counted(MEAN, found_in(MEAN, GOAL)) == [
        "  How the 80 of 15 Jun 2025 comes about:",
        "    contracts                number  outcome  together",
        "    those of clients 1 to 4       4      100       400",
        "    the cancellation              1        0         0",
        "    in all                        5                400",
        f"  {UNWEIGHED}",
        "  The outcome, by rules.good_or_bad: 100 for five stars, 0 for any others.",
        "  The score, by rules.mean: The mean of what counts.",
        paragraph(UNWRITTEN),
        "    - the score, by rules.mean = 80",
        "    - shown as it is = 80",
        "  The 100 of 1 Jun 2025 came about likewise: 4 contracts, 400 together.",
        "    - the score, by rules.mean = 100",
        "    - shown as it is = 100",
    ]


def test_what_is_left_out_is_told_below_the_table_with_the_rule() -> None:
    goal = Goal(before=Wanted(100), after=Wanted(50), feedback="hostile", besides=1)
    lines = counted(WITHOUT_THE_UNPAID, found_in(WITHOUT_THE_UNPAID, goal))
    assert "  The cancellation: left out by rules.unpaid." in lines
    assert not any("the cancellation  " in line for line in lines)


def test_feedback_that_takes_no_effect_is_told_with_the_reason() -> None:
    text = " ".join(" ".join(of("guru.value_share")[1]).split())
    assert "The cancellation: left out by guru" in text
    assert "Feedback takes no effect: no invoice was paid" in text


@rates(cites="here")
def always_good(contract: Contract) -> int:
    """100, whatever is said."""
    return 100


@admits(cites="here")
def no_stars(contract: Contract, feedback: Feedback) -> Refusal | None:
    """Neither five stars nor one take effect."""
    return Refusal(f"{feedback.stars} is too much") if feedback.stars != 3 else None


def later_found() -> Found:
    """Four good contracts and the cancellation, client 5's that went the same way, and another.

    That one came after the last update.
    """
    found = found_in(MEAN, GOAL)
    assert found.event is not None
    later = found.timeline.last + timedelta(days=9)
    known = [*found.history.contracts]
    known.append(found.event.replace(id="client 5's contract", client=Party("client 5", "client")))
    known.append(
        Contract(
            id="client 6's contract",
            freelancer=known[0].freelancer,
            client=Party("client 6", "client"),
            hired=later - timedelta(days=5),
            end=End(later, "client"),
        )
    )
    timeline = replace(found.timeline, last=later)
    return replace(found, history=History(known, at=later), timeline=timeline)


def test_feedback_that_takes_no_effect_on_what_counts_is_told_with_each_reason() -> None:
    lines = counted(rule_set(always_good, no_stars, mean), later_found())
    assert "    those of clients 1 to 4       4      100       400" in lines
    assert "    the cancellation              1      100       100" in lines
    told = "Feedback takes no effect: {} is too much (rules.no_stars)."
    assert paragraph(f"Those of clients 1 to 4: {told.format(5)}") in lines
    assert paragraph(f"Client 5's contract: {told.format(1)}") in lines
    assert paragraph(f"The cancellation: {told.format(1)}") in lines


def test_the_event_has_a_row_of_its_own_and_what_comes_after_the_update_has_none() -> None:
    lines = counted(rule_set(good_or_bad, mean), later_found())
    assert "    client 5's contract           1        0         0" in lines
    assert "    the cancellation              1        0         0" in lines
    assert "client 6" not in " ".join(lines).lower()


def test_the_number_before_has_its_sums_too_long_ones_in_groups_of_three() -> None:
    rules = CATALOGUE.rule_set("upwork.jss_2020_11")
    goal = Goal(before=Wanted(91), after=Wanted(80), feedback="hostile", besides=0)
    text = " ".join(" ".join(counted(rules, found_in(rules, goal))).split())
    assert "came about likewise: 11 contracts, weight 1,650, 1,500 together. - 6 months" in text


def test_weights_have_a_column_where_a_rule_gives_them_and_the_rule_is_named() -> None:
    names = ("upwork.jss_2020_11", "upwork.jss_2015")
    weighed, plain = (" ".join(" ".join(of(name)[1]).split()) for name in names)
    assert TOGETHER in weighed
    assert "The weight in all: the number times the weight, of all rows." in weighed
    assert "The weight, by upwork.earnings_weight.by_earnings: " in weighed
    assert TOGETHER not in plain
    assert "weight" not in plain.replace(UNWEIGHED, "")


def test_workings_that_are_wrong_are_told_as_wrong_beside_the_rules_own_score() -> None:
    @works_out(mean)
    def guessed(rated: Any) -> Iterator[tuple[str, int]]:
        yield "a guess", 1

    lines = counted(rule_set(good_or_bad, mean, guessed), found_in(MEAN, GOAL))
    assert lines.count("    - a guess = 1") == 2
    assert "    - the score, by rules.mean = 80" in lines
    assert "    - the score, by rules.mean = 100" in lines
    assert " ".join(lines).count("The author's own workings are wrong") == 2


def test_where_the_authors_lines_end_in_the_score_it_is_not_told_again() -> None:
    text = " ".join(" ".join(of("upwork.jss_2015")[1]).split())
    assert "- the best of these = " in text
    assert "- the score, by" not in text
    assert "- the score, by rules.mean_of_a_year" in " ".join(
        counted(OF_A_YEAR, found_in(OF_A_YEAR, GOAL))
    )
