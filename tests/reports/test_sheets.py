"""The table: every name whole, every cell under its heading, no line wider than the page."""

import re
from collections.abc import Iterator
from fractions import Fraction

import pytest
from evenhand.invariants.declared import Invariant, invariant
from evenhand.model.cases import Amount, Case
from evenhand.model.verdicts import Outcome
from evenhand.reports.criteria import Criteria, criteria
from evenhand.reports.sheets import sheets
from evenhand.runs import Run

from tests.reports.written import verdict

FAMILIES = {"airbnb": 1, "baselines": 6, "ebay": 2, "upwork": 9}
RULE_SETS = [f"{family}.rules_of_{2010 + n}" for family, n_ in FAMILIES.items() for n in range(n_)]
PROMISES = [f"the_promise_number_{n}_is_kept_by_everybody_who_has_{n}_clients" for n in range(5)]
AMOUNTS: list[Amount] = [0, 3, Fraction(11, 2), 730, "without end"]
EACH_WIDTH = pytest.mark.parametrize("width", [60, 80, 120, 200])


@invariant(basis=["A test"], measures="points")
def a_promise(run: Run) -> Iterator[Case]:
    """Nothing happens."""
    return iter(())


MEASURED: dict[str, Invariant] = dict.fromkeys(PROMISES[:2], a_promise)


def table(names: list[str] = RULE_SETS) -> Criteria:
    """Cells of all kinds; the first two promises measure something."""
    outcomes = [Outcome.HOLDS, Outcome.VIOLATED, Outcome.SILENT]
    verdicts = [
        verdict(
            name,
            promise,
            outcomes[(2 * column + row) % 3],
            worst=AMOUNTS[(column + row) % 5] if promise in MEASURED else None,
        )
        for column, name in enumerate(names)
        for row, promise in enumerate(PROMISES)
    ]
    return criteria(verdicts, MEASURED)


def printed(told: Criteria, width: int, *, unicode: bool = True) -> list[list[str]]:
    """The sheets, line by line."""
    return [
        ["".join(text for text, _ in pieces).rstrip() for pieces in sheet]
        for sheet in sheets(told, width, unicode=unicode)
    ]


def read(sheet: list[str]) -> Iterator[tuple[str, str, str]]:
    """The cells of a sheet as a reader finds them: beside the promise, below the corner."""
    starts: dict[int, str] = {}
    family = ""
    for line in sheet:
        heading = re.fullmatch(r" *([\w.]+) [─┼|-]*[┐.]", line)
        if heading:
            name = heading[1] if not heading[1].startswith(".") else family + heading[1]
            family = name.partition(".")[0]
            starts[len(line) - 1] = name
        elif not line.startswith("  "):
            ends = [*sorted(starts)[1:], len(line)]
            for start, end in zip(sorted(starts), ends, strict=True):
                yield line[: min(starts)].strip(), starts[start], line[start:end].strip()


@EACH_WIDTH
@pytest.mark.parametrize("unicode", [True, False])
def test_every_cell_stands_under_its_heading_once(width: int, *, unicode: bool) -> None:
    told = table()
    found = [cell for sheet in printed(told, width, unicode=unicode) for cell in read(sheet)]
    assert sorted(found) == sorted(
        (line, name, told.cell(promise, name, unicode=unicode))
        for promise, line in zip(PROMISES, sorted({line for line, _, _ in found}), strict=True)
        for name in RULE_SETS
    )


@EACH_WIDTH
def test_no_line_is_wider_than_the_page(width: int) -> None:
    assert max(len(line) for sheet in printed(table(), width) for line in sheet) <= width


@EACH_WIDTH
def test_the_family_is_said_where_a_sheet_or_a_family_begins(width: int) -> None:
    for sheet in printed(table(), width):
        names = re.findall(r"^ *([\w.]*rules_of_\d+) ", "\n".join(sheet), re.MULTILINE)
        assert not names[0].startswith(".")
        assert all(not name.startswith(".") or name > ".rules_of_2010" for name in names)


def test_a_wide_page_needs_fewer_sheets() -> None:
    assert len(printed(table(), 200)) < len(printed(table(), 80)) < len(printed(table(), 60))


@EACH_WIDTH
def test_no_sheet_is_left_with_a_few_rule_sets_that_others_have_room_for(width: int) -> None:
    """So that the promises' names have the more room in all of them."""
    names = [f"ours.rules_{n}" for n in range(38)]
    told = criteria([verdict(name, promise) for name in names for promise in PROMISES])
    counts = [sum(bool(re.search("[─┼]?┐$", line)) for line in s) for s in printed(told, width)]
    assert sum(counts) == 38
    assert max(counts) - min(counts) <= 1


def test_a_long_name_takes_room_from_the_cells_and_is_not_cut() -> None:
    names = [f"ours.a_rule_set_with_a_rather_long_name_of_many_words_{n:02d}" for n in range(30)]
    found = "\n".join(line for sheet in printed(table(names), 80) for line in sheet)
    assert max(map(len, found.splitlines())) <= 80
    assert all(f"{name.removeprefix('ours')} " in found for name in names)


def test_one_rule_set_leaves_the_promises_their_whole_names() -> None:
    (sheet,) = printed(table(["ours.rules"]), 80)
    assert f"{PROMISES[4].replace('_', ' ')} " in "\n".join(sheet)


def test_a_promise_that_measures_says_what_it_counts() -> None:
    told = table()
    assert told.row(PROMISES[0]).endswith(" (points)")
    assert not told.row(PROMISES[4]).endswith(")")


@pytest.mark.parametrize(
    ("amount", "cell"),
    [
        (0, "✓ 0"),
        (Fraction(1, 50), "✓ <0.1"),
        (Fraction(11, 3), "✓ 3.7"),
        (Fraction(99, 10), "✓ 9.9"),
        (11, "✓ 11"),
        (Fraction(200, 3), "✓ 67"),
        ("without end", "✓ ∞"),
    ],
)
def test_the_worst_stands_beside_the_mark_as_short_as_it_reads(amount: Amount, cell: str) -> None:
    told = criteria([verdict("ours.rules", worst=amount)])
    assert told.cell("a_promise", "ours.rules", unicode=True) == cell


@pytest.mark.parametrize(
    "outcome", [Outcome.SILENT, Outcome.VACUOUS, Outcome.BROKEN], ids=lambda o: o.value
)
def test_what_is_no_answer_has_no_number(outcome: Outcome) -> None:
    told = criteria([verdict("ours.rules", outcome=outcome, worst=11)])
    assert told.worst("a_promise", "ours.rules") is None
    assert told.cell("a_promise", "ours.rules", unicode=False) in (".", "0!", "??")


def test_the_legend_says_what_occurs_and_only_that() -> None:
    plain = criteria([verdict("ours.rules")])
    assert [sign for sign, _, _ in plain.legend(unicode=False)] == ["+"]
    endless = criteria([verdict("ours.rules", worst="without end")])
    assert [sign for sign, _, _ in endless.legend(unicode=False)] == ["+", "11", "inf"]
    scope = criteria([verdict("ours.rules", outcome=Outcome.SILENT, out_of_scope="no score")])
    assert [meaning for _, meaning, _ in scope.legend(unicode=True)] == [
        "out of scope, as its author says"
    ]
