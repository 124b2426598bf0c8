"""Logs: contracts written as rows are read back as they were."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from evenhand.comparisons.inventing import invented
from evenhand.logs.columns import COLUMNS
from evenhand.logs.reading import read_log
from evenhand.model.contracts import Block, End, Feedback, Party, Payment
from hypothesis import given
from hypothesis import strategies as st

from tests.docs.pages import ROOT, page
from tests.logs.written import NAMES, ONE, OVER, rows_of, write

EXAMPLE = ROOT / "docs/examples/log.csv"
HIRED, ENDED = datetime(2024, 1, 10, tzinfo=UTC), datetime(2024, 1, 20, tzinfo=UTC)


@given(st.integers(0, 10**6), st.sampled_from([",", ";"]), st.permutations(NAMES))
def test_whoever_is_invented_is_the_same_after_being_written_down_and_read(
    seed: int, delimiter: str, header: list[str]
) -> None:
    (each,) = invented(1, seed=seed).everybody
    with TemporaryDirectory() as folder:
        file = Path(folder) / "log.csv"
        write(file, rows_of(each.history), header=header, delimiter=delimiter)
        read = read_log(file, at=each.history.at)
    assert read.contracts == each.history.contracts
    assert [(f.at, f.kind, f.about) for f in read.facts] == [
        (f.at, f.kind, f.about) for f in each.history.facts
    ]


def test_what_is_not_said_is_taken_to_be_on_the_day_of_the_end(tmp_path: Path) -> None:
    more = {"paid": "5", "refunded": "2", "client_stars": "4", "blocked_by": "client"}
    (contract,) = read_log(write(tmp_path / "log.csv", [{**OVER, **more}])).contracts
    assert contract.end == End(ENDED, "client")
    assert contract.payments == (Payment(ENDED, 500),)
    assert contract.refunds == (Payment(ENDED, 200),)
    assert contract.feedback == (Feedback(by="client", at=ENDED, stars=4),)
    assert contract.blocks == (Block("client", ENDED),)


def test_what_an_open_contract_paid_is_taken_to_be_on_the_day_of_the_hire(tmp_path: Path) -> None:
    (contract,) = read_log(write(tmp_path / "log.csv", [{**ONE, "paid": "5"}])).contracts
    assert (contract.end, contract.payments) == (None, (Payment(HIRED, 500),))


def test_the_needed_columns_are_enough(tmp_path: Path) -> None:
    (contract,) = read_log(write(tmp_path / "log.csv", [ONE], header=tuple(ONE))).contracts
    assert (contract.id, contract.freelancer, contract.client) == (
        "a", Party("Ada"), Party("Cleo", "client"),
    )  # fmt: skip
    assert contract.unpaid


def test_several_are_put_in_the_order_of_time(tmp_path: Path) -> None:
    days = "2024-01-15 2024-01-12"
    more = {"worked": days, "paid": "1 2", "paid_on": days}
    (contract,) = read_log(write(tmp_path / "log.csv", [{**OVER, **more}])).contracts
    assert [at.day for at in contract.work] == [12, 15]
    assert [(payment.at.day, payment.amount) for payment in contract.payments] == [
        (12, 200),
        (15, 100),
    ]


def test_amounts_of_nothing_are_no_payments(tmp_path: Path) -> None:
    (contract,) = read_log(write(tmp_path / "log.csv", [{**OVER, "paid": "0.00"}])).contracts
    assert contract.payments == ()


def test_it_is_seen_from_its_latest_fact_unless_a_day_is_named(tmp_path: Path) -> None:
    file = write(tmp_path / "log.csv", [{**OVER, "client_flagged_on": "2024-02-01"}])
    assert read_log(file).at == datetime(2024, 2, 1, tzinfo=UTC)
    before = read_log(file, at=ENDED - timedelta(days=1))
    assert (before.contracts[0].end, before.facts) == (None, ())


def test_a_client_that_is_flagged_in_many_rows_was_flagged_once(tmp_path: Path) -> None:
    flagged = {"client_flagged_on": "2024-02-01"}
    rows = [{**OVER, **flagged}, {**OVER, "contract": "b", **flagged}, {**OVER, "contract": "c"}]
    assert len(read_log(write(tmp_path / "log.csv", rows)).facts) == 1


@pytest.mark.parametrize("mark", ["", "\N{ZERO WIDTH NO-BREAK SPACE}"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_byte_order_mark_blank_lines_and_other_line_ends_do_no_harm(
    tmp_path: Path, mark: str, end: str
) -> None:
    lines = ["", " contract ;freelancer;client;hired", "", "a; Ada ;Cleo;2024-01-10", ";;;", ""]
    file = tmp_path / "log.csv"
    file.write_bytes((mark + end.join(lines)).encode())
    (contract,) = read_log(file).contracts
    assert (contract.id, contract.freelancer.name) == ("a", "Ada")


def test_a_name_may_hold_commas_quotes_and_any_letters(tmp_path: Path) -> None:
    names = 'Ada, "the" Ω <b>', "Cleo; مرحبا"
    row = {**ONE, "freelancer": names[0], "client": names[1]}
    (contract,) = read_log(write(tmp_path / "log.csv", [row])).contracts
    assert (contract.freelancer.name, contract.client.name) == names


# The page


def test_the_page_tells_every_column_as_it_is() -> None:
    told = [line for line in page("docs/logs.md").splitlines() if line.startswith("| `")]
    assert told == [
        f"| `{c.name}` | {c.meaning}{'; **needed**' if c.required else ''} |" for c in COLUMNS
    ]


def test_the_example_can_be_read_and_uses_every_column() -> None:
    with EXAMPLE.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert tuple(rows[0]) == NAMES
    assert [name for name in NAMES if not any(row[name] for row in rows)] == []
    assert len(read_log(EXAMPLE).freelancers()) == 3
