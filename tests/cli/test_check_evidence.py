"""The command ``check``: how hard to look, what was exhausted or proved, and an interrupt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from evenhand.cli import checking, terminal
from evenhand.invariants.declared import Invariant
from evenhand.model.verdicts import Proof
from evenhand.rulesets import RuleSet
from evenhand.search.trials import Tally
from evenhand.strategies.exhaustive import PLAINLY
from evenhand.strategies.tables import Tables

from tests.cli.repositories import BREAKS, HOSTILE, KEEPS, SILENT_CLIENT, Repository
from tests.search.planted_proofs import planted_proof

FEW = ("--histories", "1", "--jobs", "1")
KINDS = len(PLAINLY)  # of rule sets without thresholds
REGULAR = 4


@pytest.fixture
def two(repository: Repository) -> Repository:
    """Two rule sets, one of which breaks a promise."""
    repository.rule_set("breaks", BREAKS)
    repository.rule_set("keeps", KEEPS)
    return repository


def in_one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("size", "kinds", "histories"),
    [
        (1, KINDS, 1 + KINDS),
        (2, KINDS + REGULAR, 1 + KINDS + KINDS * (KINDS + 1) // 2 + REGULAR * (REGULAR + 1) // 2),
    ],
)
def test_how_many_histories_there_are_up_to_a_size_is_said(
    two: Repository, size: int, kinds: int, histories: int
) -> None:
    told = two.run("check", *FEW, "--exhaustive", str(size), "--exit-zero")
    assert told.code == 0
    said = f"; among them all {histories:,} histories of up to {size} of {kinds} kinds."
    assert said in in_one_line(told.out)


def test_without_being_asked_for_it_is_not_done(two: Repository) -> None:
    assert "among them all" not in in_one_line(two.run("check", *FEW).out)


def test_what_was_found_before_is_found_with_it(two: Repository) -> None:
    told = two.run("check", *FEW, "--exhaustive", "1")
    assert told.code == 1
    assert re.search(r"^unpaid cancellation with hostile .+ ✗! ", told.out, re.MULTILINE)


@pytest.mark.parametrize("written", ["0", "-1", "two"])
def test_a_size_that_is_none_is_refused(two: Repository, written: str) -> None:
    told = two.run("check", "--exhaustive", written)
    assert told.code == 2
    assert "Invalid value for '--exhaustive'" in told.err


def test_too_large_a_size_is_refused_before_anything_is_tried(
    two: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*args: object) -> None:
        pytest.fail("something was tried")

    monkeypatch.setattr("evenhand.search.trials.Trial.show", never)
    (line,) = two.refused("check", "--exhaustive", "9")
    assert re.fullmatch(
        r"--exhaustive 9: there are [\d,]+ histories of up to 9 contracts of \d+ kinds, more than "
        r"can be tried; --exhaustive \d tries [\d,]+ histories of up to \d contracts of \d+ kinds",
        line,
    )


# Interrupted


def interrupting(
    where: str, at: int
) -> Callable[[], AbstractContextManager[terminal.ProgressHook]]:
    """A line of progress on which somebody presses Ctrl-C at a certain place."""

    @contextmanager
    def progress() -> Iterator[terminal.ProgressHook]:
        def show(what: str, done: int, of: int) -> None:
            if what.startswith(where) and done == at:
                raise KeyboardInterrupt

        yield show

    return progress


@pytest.mark.parametrize(
    ("where", "at", "of"),
    [
        ("trying every small history", 1_000, r"1,\d\d\d"),
        ("trying invented histories", 1, "2"),
        ("trying every history of up to 2 of", 100, r"\d+"),
        ("telling what was found", 1, "4"),
    ],
)
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_an_interrupt_keeps_what_was_found_and_says_how_far_it_came(
    two: Repository, monkeypatch: pytest.MonkeyPatch, where: str, at: int, of: str, form: str
) -> None:
    monkeypatch.setattr(terminal, "progress", interrupting(where, at))
    few = ("--histories", "2", "--jobs", "1", "--exhaustive", "2")
    told = two.run(
        "check", *few, "--format", form, "--invariant", HOSTILE, "--invariant", SILENT_CLIENT
    )
    assert told.code == 130
    (line,) = told.problems
    assert re.fullmatch(
        rf"Interrupted while {where}.*, at {at:,} of {of}; "
        r"the verdicts are of what was tried until then\.",
        line,
    )
    assert "ours.breaks" in told.out


def test_an_interrupted_check_does_not_say_what_it_did_not_do(
    two: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = "trying every history of up to 2 of"
    for at, seen in ((1, 0), (101, 100)):
        monkeypatch.setattr(terminal, "progress", interrupting(every, at))
        told = in_one_line(two.run("check", *FEW, "--exhaustive", "2").out)
        assert "invented from" not in told
        assert "among them all" not in told
        before = two.run("check", *FEW)
        tried = re.search(r"([\d,]+) histories for each", in_one_line(before.out))
        assert tried is not None
        number = int(tried[1].replace(",", "")) + seen
        assert f"{number:,} histories for each at most, before it was interrupted." in told


# The worst

MEASURED = '''
"""A promise with a number."""

from evenhand import Count, invariant
from evenhand.invariants.findings import found


@invariant(basis=["ours"], measures="contracts")
def contracts_are_few(run, *, most: Count = 99):
    """Nobody has many contracts."""
    count = len(run.history)
    for party in run.history.freelancers():
        yield found(run, kept=count <= most, of=party, told="Many.", amount=count)
'''


def test_worse_cases_are_looked_for_beside_the_worst_where_that_is_asked_for(
    two: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    two.write("policies/ours/measured.py", MEASURED)
    climbed: list[tuple[str, str]] = []

    def noted(tally: Tally, tables: Tables, memories: object) -> None:
        assert tables.amounts[0] == 500_00
        climbed.append((tally.rule_set.name, tally.invariant.name))

    monkeypatch.setattr("evenhand.search.evidence.climb", noted)
    chosen = ("--invariant", "contracts_are_few", "--invariant", HOSTILE)
    plain = two.run("check", *FEW, *chosen)
    assert climbed == []
    told = two.run("check", *FEW, *chosen, "--worst")
    assert climbed == [(name, "contracts_are_few") for name in ("ours.breaks", "ours.keeps")]
    assert told.out == plain.out


# Proved


def test_what_holds_is_asked_to_be_proved_and_what_is_violated_is_not(
    two: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def noted(rule_set: RuleSet, promise: Invariant) -> Proof:
        asked.append((rule_set.name, promise.name))
        return planted_proof(rule_set, promise)

    monkeypatch.setattr(checking, "_prover", lambda: noted)
    told = two.run("check", *FEW, "--invariant", HOSTILE, "--prove")
    assert asked == [("ours.keeps", HOSTILE)]
    assert told.code == 1
    assert re.search(r"^unpaid cancellation with hostile .+ ✗! ", told.out, re.MULTILINE)


def test_nothing_is_proved_without_being_asked(
    two: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "_prover", lambda: pytest.fail("it was asked"))
    two.run("check", *FEW, "--invariant", HOSTILE)


def test_without_its_tool_it_is_said_what_to_install(
    two: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "find_spec", lambda name: None)
    assert two.refused("check", *FEW, "--prove") == [
        "--prove: it needs a tool that is not installed: pip install 'evenhand[prove]'"
    ]


def test_an_interrupt_while_proving_leaves_the_verdicts(
    two: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "_prover", lambda: planted_proof)
    monkeypatch.setattr(terminal, "progress", interrupting("proving", 1))
    told = two.run("check", *FEW, "--invariant", HOSTILE, "--prove")
    assert told.code == 130
    assert told.problems[0].startswith("Interrupted while proving, at 1 of 1; ")
    assert "2 rule sets, 1 promise" in told.out
