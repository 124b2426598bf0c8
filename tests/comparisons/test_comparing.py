"""A comparison comes to the same however it is done, and checks as a check does."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from evenhand.comparisons.beside import Comparison
from evenhand.comparisons.comparing import compare
from evenhand.comparisons.sharing import Wanted
from evenhand.search.checking import Effort, check, pairs_of
from evenhand.search.watching import nobody

from tests.cli.repositories import BREAKS, HOSTILE, KEEPS, NAMES, Repository, claim
from tests.comparisons.repositories import catalogue

TODAY = datetime(2026, 1, 1, tzinfo=UTC).date()
PROMISES = (
    "silence_never_lowers_the_score",
    HOSTILE,
    NAMES,
    "one_contract_moves_the_score_a_little",
)
FEW = Effort(10, 0, exhaustive=1)


@pytest.fixture
def three(repository: Repository) -> Repository:
    """A rule set, one that is kinder, and one that comes to the same as the first."""
    repository.rule_set("breaks", BREAKS + claim(HOSTILE))
    repository.rule_set("keeps", KEEPS)
    repository.rule_set("same", 'title = "Same"\nextends = "ours.breaks"\n')
    repository.witness("ours.breaks")
    repository.scenario("cancelled", '[expect."ours.keeps"]\nshown = [5, 5]')
    return repository


def compared(repository: Repository, *names: str, jobs: int = 1) -> Comparison:
    known = catalogue(repository)
    wanted = Wanted(repository.folder, names[0], names[1:], PROMISES)
    return compare(wanted, known, FEW, today=TODAY, progress=nobody, jobs=jobs)


def told(found: Comparison) -> object:
    """A comparison without its rule sets, which two catalogues do not share."""
    return found.columns and [
        ([*column.verdicts.values()], column.name) for column in found.columns
    ], [(each.cells, each.scenarios, each.apart, each.alike) for each in found.candidates]


def test_two_processes_come_to_what_one_comes_to(three: Repository) -> None:
    one, two = (
        compared(three, "ours.breaks", "ours.keeps", "ours.same", jobs=jobs) for jobs in (1, 2)
    )
    assert told(one) == told(two)


def test_the_verdicts_are_those_of_a_check(three: Repository) -> None:
    known = catalogue(three)
    chosen = [known.rule_set(name) for name in ("ours.breaks", "ours.keeps")]
    pairs = pairs_of(chosen, [known.invariants[name] for name in PROMISES])
    checked = check(known, pairs, Effort(FEW.histories, FEW.seed), today=TODAY)
    found = compared(three, "ours.breaks", "ours.keeps")
    assert [v for column in found.columns for v in column.verdicts.values()] == checked


def test_a_rule_set_beside_itself_differs_in_nothing(three: Repository) -> None:
    for candidate in ("ours.breaks", "ours.same"):
        found = compared(three, "ours.breaks", candidate)
        (beside,) = found.candidates
        assert beside.same_rules
        assert not beside.shows
        assert not found.worse
        assert (found.columns, beside.apart) == ((), None)


def test_every_candidate_stands_beside_the_baseline(three: Repository) -> None:
    found = compared(three, "ours.keeps", "ours.breaks", "ours.same")
    assert [column.name for column in found.columns] == ["ours.keeps", "ours.breaks", "ours.same"]
    first, second = found.candidates
    assert first.cells
    assert [c.change for c in first.cells] == [c.change for c in second.cells]
    assert found.worse
    assert HOSTILE in {cell.invariant for cell in first.cells if cell.fails_a_promise}


def test_the_promises_that_are_alike_and_those_that_are_not_are_all(three: Repository) -> None:
    (beside,) = compared(three, "ours.breaks", "ours.keeps").candidates
    assert beside.alike + len(beside.cells) == len(PROMISES)
    assert not beside.worse


def test_the_histories_that_were_tried_are_counted(three: Repository) -> None:
    (beside,) = compared(three, "ours.breaks", "ours.keeps").candidates
    assert beside.apart is not None
    tried = beside.apart.tried
    assert tried.histories == tried.exhaustive + tried.others
    assert tried.exhaustive > tried.kinds
    assert tried.others > FEW.histories
