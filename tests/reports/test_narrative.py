"""The narrative: every fact that may matter is told, and nothing twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import get_args

import pytest
from evenhand.model.contracts import Change, Contract, End, Feedback, Party, Report
from evenhand.model.history import FactKind, History, PlatformFact
from evenhand.reports.narrative import narrative

from tests.reports.written import ADA, FIRST, job

LATER = FIRST + timedelta(days=30)


def ended(contract: Contract) -> datetime:
    assert contract.end is not None
    return contract.end.at


def words(*contracts: Contract, pointed: tuple[str, ...] = ()) -> list[str]:
    """The paragraphs, each in a line."""
    told = narrative(History(contracts), in_question=frozenset(pointed))
    lines: list[str] = []
    for line in told.splitlines():
        if line.startswith(" " * 18):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
    return lines


GOOD = "Client 1 ends a contract with the freelancer 7 days after hiring. $500 paid. Client's"


def test_contracts_that_go_alike_are_told_in_a_few_words() -> None:
    assert words(job(1), job(2), job(3)) == [
        f"      9 May 2024  {GOOD} feedback: 5 stars.",
        "     10 May 2024  The same with client 2.",
        "     11 May 2024  The same with client 3.",
    ]


def test_a_contract_that_goes_alike_with_the_same_client_is_the_same_again() -> None:
    again = job(2, client=Party("client 1", "client"))
    assert words(job(1), again)[1] == "     10 May 2024  The same again."


def test_the_contract_in_question_is_told_in_full_and_what_follows_it_too() -> None:
    _, asked, last = words(job(1), job(2), job(3), pointed=("job 2",))
    assert asked.startswith("  -> 10 May 2024  Client 2 ends a contract")
    assert last.startswith("     11 May 2024  Client 3 ends a contract")


@pytest.mark.parametrize(
    "other",
    [
        {"stars": 4},
        {"pay": 0},
        {"end": End(FIRST + timedelta(days=9), "freelancer")},
        {"freelancer": Party("Bea")},
        {"reports": (Report("client", FIRST + timedelta(days=2), "spam"),)},
    ],
    ids=lambda other: next(iter(other)),
)
def test_what_goes_otherwise_is_told_in_full(other: dict[str, object]) -> None:
    assert not any("The same" in line for line in words(job(1), job(2, **other)))  # type: ignore[arg-type]


def test_a_fact_between_two_contracts_parts_them() -> None:
    fact = PlatformFact(ended(job(1)) + timedelta(hours=1), "flagged", Party("client 1", "client"))
    told = narrative(History([job(1), job(2)], facts=[fact]))
    assert "The same" not in told


def said(**facts: object) -> str:
    plain = job(1)
    feedback = Feedback(**{"by": "client", "at": ended(plain), "stars": 5, **facts})  # type: ignore[arg-type]
    (line,) = words(job(1, feedback=(feedback,)))
    return line.partition("$500 paid. ")[2]


def test_feedback_that_comes_late_says_how_late() -> None:
    late = ended(job(1)) + timedelta(days=15)
    assert said(at=late) == "Client's feedback, 15 days later: 5 stars."
    assert said(at=ended(job(1)) + timedelta(hours=23)) == "Client's feedback: 5 stars."


def test_changed_feedback_says_what_it_was_and_until_when() -> None:
    assert said(changes=(Change(LATER, 1),)) == (
        "Client's feedback: 5 stars. Until 31 May 2024 it was 1 star."
    )


def test_a_response_to_feedback_is_told() -> None:
    assert said(responded=LATER) == "Client's feedback: 5 stars. The freelancer responds to it."


@pytest.mark.parametrize(
    ("ruling", "words_of_it"),
    [
        ({}, "not decided yet"),
        ({"ruled": LATER, "upheld": True}, "upheld on 31 May 2024"),
        ({"ruled": LATER, "upheld": False}, "not upheld on 31 May 2024"),
    ],
)
def test_a_report_is_told_with_its_day_and_its_ruling(
    ruling: dict[str, object], words_of_it: str
) -> None:
    report = Report("freelancer", FIRST + timedelta(days=3), "no pay", **ruling)  # type: ignore[arg-type]
    (line,) = words(job(1, reports=(report,)))
    assert line.endswith(f"On 4 May 2024 the freelancer reported it: no pay ({words_of_it}).")


@pytest.mark.parametrize("kind", get_args(FactKind))
def test_every_kind_of_fact_is_told(kind: FactKind) -> None:
    fact = PlatformFact(FIRST, kind, ADA, reason="a reason")
    told = " ".join(narrative(History(facts=[fact])).split())
    assert told.startswith("1 May 2024 Ada ")
    assert told.endswith(". Reason given: a reason.")


def test_nothing_is_told_as_nothing() -> None:
    assert narrative(History()) == "  Nothing has happened yet."
