"""A log that is written wrong is refused, every mistake of the file at its line and column."""

from pathlib import Path

import pytest
from evenhand.logs.reading import MOST_TOLD

from tests.logs.written import ONE, OVER, problems, write

AN_AMOUNT = "write dollars, 0 or more, without signs, with at most two decimals, such as 19.99"
A_MOMENT = "write a date such as 2021-08-02, or a time with its zone such as 2021-08-02T18:00Z"

CELLS = {
    "a negative amount": ({"paid": "-5"}, f"column 'paid': '-5' is not an amount; {AN_AMOUNT}"),
    "three decimals": (
        {"agreed": "1.999"},
        f"column 'agreed': '1.999' is not an amount; {AN_AMOUNT}",
    ),
    "a thousand with a comma": (
        {"paid": "1,000"},
        f"column 'paid': '1,000' is not an amount; {AN_AMOUNT}",
    ),
    "a date of another country": (
        {"hired": "10/01/2024"},
        f"column 'hired': '10/01/2024' is not a moment; {A_MOMENT}",
    ),
    "a day that does not exist": (
        {"hired": "2024-02-30"},
        f"column 'hired': there is no 2024-02-30; {A_MOMENT}",
    ),
    "a time without a zone": (
        {"hired": "2024-01-10T10:00"},
        "column 'hired': '2024-01-10T10:00' has no time zone; write 2024-01-10T10:00Z if that is "
        "UTC",
    ),
    "a year that nobody has known": (
        {"hired": "1066-10-14"},
        "column 'hired': '1066-10-14' lies outside the years 1970 to 8999",
    ),
    "six stars": (
        {"client_stars": "6"},
        "column 'client_stars': '6' is not a whole number from 1 to 5",
    ),
    "half a star": (
        {"freelancer_stars": "4.5"},
        "column 'freelancer_stars': '4.5' is not a whole number from 1 to 5",
    ),
    "eleven points": (
        {"client_private": "11"},
        "column 'client_private': '11' is not a whole number from 0 to 10",
    ),
    "a word that is not one of the few": (
        {"kind": "hourley"},
        "column 'kind': 'hourley' is not fixed or hourly; did you mean 'hourly'?",
    ),
    "neither yes nor no": (
        {"client_satisfied": "maybe"},
        "column 'client_satisfied': 'maybe' is not yes or no",
    ),
    "nobody": (
        {"freelancer": " "},
        "column 'freelancer': it is empty; give who was hired, by any name that stays the same",
    ),
    "a sign that nobody sees": (
        {"client": "Cleo\x1b[2J"},
        "column 'client': there are signs in it that cannot be shown: U+001B",
    ),
    "an end before the hire": (
        {"ended": "2024-01-09"},
        "column 'ended': it ends (2024-01-09 00:00 UTC) before it is hired (2024-01-10 00:00 UTC)",
    ),
    "an end by nobody": (
        {"ended_by": ""},
        "column 'ended_by': it ended, so say by whom: freelancer, client or platform",
    ),
    "somebody who ended what is open": (
        {"ended": ""},
        "column 'ended_by': there is no end: say when, in the column 'ended'",
    ),
    "a reason for no end": (
        {"ended": "", "ended_by": "", "reason": "bored"},
        "column 'reason': there is no end: say when, in the column 'ended'",
    ),
    "more amounts than days": (
        {"paid": "5 6", "paid_on": "2024-01-11"},
        "column 'paid_on': as many moments as amounts are needed: 1 here, 2 in 'paid'",
    ),
    "several amounts without days": (
        {"paid": "5 6"},
        "column 'paid_on': there are 2 amounts, so say when each was",
    ),
    "more refunded than paid": (
        {"paid": "5", "refunded": "6"},
        "column 'refunded': more is refunded than was paid",
    ),
    "feedback of which nothing is known": (
        {"client_feedback_on": "2024-01-21"},
        "column 'client_feedback_on': the client said nothing: give the stars, points or yes or no",
    ),
    "feedback on an open contract without its day": (
        {"ended": "", "ended_by": "", "freelancer_stars": "3"},
        "column 'freelancer_feedback_on': the contract is open, so say when the freelancer said it",
    ),
    "a block by nobody": (
        {"blocked_on": "2024-01-21"},
        "column 'blocked_on': say who blocked the other, in the column 'blocked_by'",
    ),
    "a block on an open contract without its day": (
        {"ended": "", "ended_by": "", "blocked_by": "client"},
        "column 'blocked_on': the contract is open, so say when the block was",
    ),
    "work before the hire": (
        {"worked": "2024-01-12 2024-01-08"},
        "column 'worked': 2024-01-08 00:00 UTC lies before the hire (2024-01-10 00:00 UTC)",
    ),
    "feedback before the hire": (
        {"client_stars": "5", "client_feedback_on": "2024-01-08"},
        "column 'client_feedback_on': 2024-01-08 00:00 UTC lies before the hire (2024-01-10 00:00 "
        "UTC)",
    ),
}


@pytest.mark.parametrize(("cells", "message"), CELLS.values(), ids=CELLS)
def test_a_wrong_cell_is_told_at_its_line_and_column(
    tmp_path: Path, cells: dict[str, str], message: str
) -> None:
    file = write(tmp_path / "log.csv", [{**OVER, "contract": "fine"}, {**OVER, **cells}])
    assert problems(file) == [f":3: {message}"]


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    wrong = {**OVER, "paid": "-1", "client_stars": "0"}
    file = write(tmp_path / "log.csv", [wrong, {**ONE, "hired": "soon"}, {**OVER, "ended_by": "x"}])
    lines = [problem.split(" ")[0:3] for problem in problems(file)]
    assert [(line[0], line[2]) for line in lines] == [
        (":2:", "'paid':"),
        (":2:", "'client_stars':"),
        (":3:", "'hired':"),
        (":3:", "'contract':"),
        (":4:", "'ended_by':"),
        (":4:", "'contract':"),
    ]


def test_one_name_for_two_contracts_is_told_with_the_line_of_the_first(tmp_path: Path) -> None:
    file = write(tmp_path / "log.csv", [ONE, {**ONE, "contract": "b"}, ONE])
    assert problems(file) == [":4: column 'contract': 'a' stands in line 2 already; rename one"]


def test_a_client_that_is_flagged_on_two_days_is_told(tmp_path: Path) -> None:
    days = ("2024-02-01", "2024-02-02")
    rows = [{**ONE, "contract": day, "client_flagged_on": day} for day in days]
    assert problems(write(tmp_path / "log.csv", rows)) == [
        ":3: column 'client_flagged_on': line 2 has another day for 'Cleo': 2024-02-01"
    ]


HEADERS = {
    "an unknown column": (
        "contract,freelancer,client,hired,payed",
        [":1: there is no column 'payed'; did you mean 'paid'?"],
    ),
    "a needed column that is not there, and one without a name": (
        "contract,freelancer,,hired",
        [
            ":1: column 3 has no name",
            ":1: a log needs the columns contract, freelancer, client, hired: client not found",
        ],
    ),
    "a column that is there twice": (
        "contract,freelancer,client,hired,paid,paid",
        [":1: the column 'paid' is there 2 times"],
    ),
    "an end without whose it is": (
        "contract,freelancer,client,hired,ended",
        [
            ":1: beside the column 'ended' a log needs 'ended_by': freelancer, client or platform",
        ],
    ),
    "no row": (
        "contract,freelancer,client,hired",
        [":1: there is a header and no row below it: nobody to compare"],
    ),
    "nothing at all": ("", [": it is empty: a log begins with a header"]),
    "a row with too few cells": (
        "contract,freelancer,client,hired\na,Ada",
        [":2: 2 cells where the header has 4 columns"],
    ),
    "a quotation without an end": (
        'contract,freelancer,client,hired\na,"Ada',
        [":2: it is not CSV: unexpected end of data"],
    ),
}


@pytest.mark.parametrize(("text", "told"), HEADERS.values(), ids=HEADERS)
def test_a_file_that_is_no_log_is_told(tmp_path: Path, text: str, told: list[str]) -> None:
    file = tmp_path / "log.csv"
    file.write_text(text, "utf-8")
    assert problems(file) == told


def test_a_row_of_several_lines_is_told_at_its_first(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text('contract,freelancer,client,hired\n"a\nb",Ada,Cleo,2024-01-10\nc,,Cleo,x\n')
    assert [problem.split(" ")[0] for problem in problems(file)] == [":2:", ":4:", ":4:"]


def test_another_encoding_is_told_at_its_line(tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_bytes("contract,freelancer,client,hired\na,Zoë,Cleo,2024-01-10".encode("latin-1"))
    assert problems(file) == [":2: it is not UTF-8: save it as CSV UTF-8"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert problems(tmp_path / "log.csv") == [": it cannot be read: No such file or directory"]


def test_of_very_many_mistakes_the_first_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    rows = [{**ONE, "contract": str(n), "hired": "soon"} for n in range(MOST_TOLD + 7)]
    told = problems(write(tmp_path / "log.csv", rows))
    assert len(told) == MOST_TOLD + 1
    assert told[-1] == f":{MOST_TOLD + 1}: and 7 more mistakes"
    assert len(problems(write(tmp_path / "log.csv", rows[:MOST_TOLD]))) == MOST_TOLD
    one_more = problems(write(tmp_path / "log.csv", rows[: MOST_TOLD + 1]))
    assert one_more[-1].endswith(": and 1 more mistake")
