"""Repetitions: a row of contracts that go alike is told in one paragraph, and nothing is lost."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from evenhand.model.history import History
from evenhand.reports.narrative import Happening, happenings
from evenhand.reports.repetitions import FEWEST, clients_in_brief, in_rows
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.written import FIRST, job

A_DAY = timedelta(days=1)


def row(*days: int, **more: int) -> list[Happening]:
    """What is told of good contracts that end on these days, from the eighth on."""
    told = happenings(History([job(number, **more) for number in days]))
    return [*in_rows(told)]


def test_contracts_at_equal_distances_are_told_in_one_with_their_clients_and_the_last_day() -> None:
    first, *others = row(1, 3, 5, 7, 9)
    assert first.words.startswith("Client 1 ends a contract")
    assert others == [
        Happening(
            FIRST + 10 * A_DAY,
            "The same with clients 3, 5, 7 and 9, one every 2 days until 17 May 2024.",
        )
    ]


def test_contracts_at_other_distances_are_told_each_by_itself() -> None:
    assert [each.words for each in row(1, 2, 4, 8, 16)][1:] == [
        f"The same with client {number}." for number in (2, 4, 8, 16)
    ]


def test_a_row_ends_where_another_distance_begins() -> None:
    assert [each.words for each in row(1, 2, 3, 4, 10, 16, 22)][1:] == [
        "The same with clients 2 to 4, one every 1 day until 12 May 2024.",
        "The same with clients 10, 16 and 22, one every 6 days until 30 May 2024.",
    ]


def test_two_are_not_yet_a_row() -> None:
    assert FEWEST == 3
    assert [each.words for each in row(1, 2, 3)][1:] == [
        "The same with client 2.",
        "The same with client 3.",
    ]


def test_what_does_not_go_alike_is_never_in_a_row() -> None:
    told = happenings(History([job(1), job(2, stars=1), job(3), job(4, stars=1)]))
    assert len([*in_rows(told)]) == 4


def test_hours_apart_is_no_whole_number_of_days() -> None:
    alike = [Happening(FIRST + n * timedelta(hours=30), "", again_with="x") for n in range(4)]
    assert [*in_rows(alike)] == alike


@given(st.lists(st.integers(1, 60), unique=True, max_size=20))
def test_every_client_is_told_once_whatever_the_days(days: list[int]) -> None:
    numbers: list[int] = []
    for each in row(*days):
        clients = each.words.partition(", one every")[0]
        for low, high in re.findall(r"\b(\d+)(?: to (\d+))?", clients.partition("ends")[0]):
            numbers += range(int(low), int(high or low) + 1)
    assert sorted(numbers) == sorted(days)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["client 1"], "client 1"),
        (["client 1", "client 2"], "clients 1 and 2"),
        (["client 2", "client 9"], "clients 2 and 9"),
        (["client 3", "client 4", "client 5"], "clients 3 to 5"),
        (["client 10", "client 1", "client 2", "client 3"], "clients 1 to 3 and 10"),
        (["client 2", "client 21", "client 23", "client 24"], "clients 2, 21, 23 and 24"),
        (["client 1", "client 2", "client 4", "client 5"], "clients 1, 2, 4 and 5"),
        (["client 1", "Ada"], "client 1 and Ada"),
        (["Ada", "Ben", "Cleo", "Dan"], "Ada ... Dan (4 in all)"),
    ],
)
def test_numbered_clients_are_told_in_brief_and_those_with_names_by_name(
    names: list[str], told: str
) -> None:
    assert clients_in_brief(names) == told
