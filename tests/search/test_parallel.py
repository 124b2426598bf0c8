"""Several processes come to what one comes to, and none of them is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TypeVar

import pytest
from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.catalogue.problems import CatalogueError
from evenhand.model.verdicts import Outcome, Verdict
from evenhand.search.checking import Effort, check, pairs_of
from evenhand.search.parallel import ProcessLost, checked, processes
from evenhand.search.witnesses import Pair

from tests.repositories import BREAKS, HOSTILE, KEEPS, NAMES, SILENT_CLIENT, Repository, claim
from tests.search import planted_proofs

T = TypeVar("T")
FEW = Effort(histories=20, seed=3)
TODAY = datetime(2026, 1, 1, tzinfo=UTC).date()

RENTED = '''
"""Rules with numbers of their own: they decide what is invented for everybody."""

from evenhand import Cents, Days, excludes


@excludes(cites="ours 9")
def small_or_short(contract, *, amount: Cents = 123_45, length: Days = 17):
    """Small contracts and short ones do not count."""
    lasted = (contract.end.at - contract.hired).days if contract.end else 0
    return contract.paid < amount or lasted < length
'''
DIES = '''
"""A rule that takes the whole process with it."""

import os

from evenhand import excludes


@excludes(cites="ours 10")
def dies(contract):
    """Nobody survives this."""
    os._exit(7)
'''
EXITS = '''
"""A promise that ends it all."""

from evenhand import invariant


@invariant(basis=["ours"])
def nothing_goes_on(run):
    """Nothing goes on."""
    raise SystemExit(7)
'''
THREE = '''
"""Three are a crowd."""

from evenhand import aggregates


@aggregates(cites="ours 11")
def spoilt_by_three(rated):
    """Exactly three contracts are worth nothing."""
    return 1 if len(rated) == 3 else 5
'''
TOUCHES = '''
"""A rule that says that it was asked of one history of all."""

import os
import pathlib

from evenhand import excludes


@excludes(cites="ours 12")
def touched(contract):
    """What is told of the regular client is told outside, too."""
    if contract.client.name == "the regular client":
        pathlib.Path(f"asked.{os.getpid()}").touch()
    return False
'''
FAILS = DIES.replace("os._exit(7)", "return 1 / 0")
WAITS = '''
"""A rule that says that it is asked, and then takes its time."""

import os
import pathlib
import time

from evenhand import excludes


@excludes(cites="ours 10")
def waits(contract):
    """One day it will answer."""
    pathlib.Path(f"asked.{os.getpid()}").touch()
    time.sleep(600)
'''


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Four rule sets, one of them with a listed violation, one out of scope, one silent."""
    monkeypatch.chdir(tmp_path)
    found = Repository(tmp_path)
    found.write("policies/ours/rented.py", RENTED)
    scope = f'[[out_of_scope]]\ninvariants = ["{NAMES}"]\nbecause = "Nobody has a name."\n'
    found.rule_sets(
        breaks=BREAKS + claim(HOSTILE),
        keeps=KEEPS,
        rented=BREAKS.replace('"]', '", "ours.rented"]') + scope,
        silent='title = "Silent"\nmodules = ["ours.unpaid"]',
    )
    found.witness("ours.breaks")
    return found


def all_pairs(repository: Repository) -> tuple[Catalogue, list[Pair]]:
    catalogue, _ = catalogue_of(repository.folder)
    promises = [catalogue.invariants[name] for name in (HOSTILE, SILENT_CLIENT, NAMES)]
    return catalogue, pairs_of(catalogue.chosen_rule_sets([]), promises)


def by_processes(repository: Repository, jobs: int | None) -> list[Verdict]:
    catalogue, pairs = all_pairs(repository)
    return checked(repository.folder, catalogue, pairs, FEW, today=TODAY, jobs=jobs)


def with_rule(repository: Repository, module: str) -> None:
    """Let the last of the rule sets have a rule more."""
    repository.write("policies/ours/more.py", module)
    repository.rule_set("silent", BREAKS.replace('"]', '", "ours.more"]'))


@pytest.mark.parametrize("jobs", [2, 9])
def test_the_verdicts_are_those_of_one_process_in_the_same_order(
    repository: Repository, jobs: int
) -> None:
    catalogue, pairs = all_pairs(repository)
    alone = check(catalogue, pairs, FEW, today=TODAY)
    assert {verdict.outcome for verdict in alone} == {
        Outcome.HOLDS,
        Outcome.VIOLATED,
        Outcome.SILENT,
    }
    assert by_processes(repository, jobs) == alone


def test_the_verdicts_of_a_share_are_those_of_the_whole(repository: Repository) -> None:
    catalogue, pairs = all_pairs(repository)
    alone = check(catalogue, pairs, FEW, today=TODAY)
    share = check(catalogue, pairs, FEW, today=TODAY, only={"ours.keeps"})
    assert share == [verdict for verdict in alone if verdict.rule_set == "ours.keeps"]


def test_the_numbers_of_all_rule_sets_are_near_what_each_process_invents(
    repository: Repository,
) -> None:
    by_itself = catalogue_of(repository.folder)[0]
    (keeps,) = by_itself.chosen_rule_sets(["ours.keeps"])
    pair = (keeps, by_itself.invariants[HOSTILE])
    alone = check(by_itself, [pair], FEW, today=TODAY)[0].evidence.histories
    beside = [v for v in by_processes(repository, 4) if v.rule_set == "ours.keeps"]
    assert all(verdict.evidence.histories > alone for verdict in beside)


def test_little_work_is_done_by_one_process() -> None:
    assert processes(3, FEW) == 1


@pytest.mark.parametrize("rule_sets", [["ours.breaks"], ["ours.breaks", "ours.keeps"]])
def test_every_history_up_to_a_size_comes_to_the_same_in_any_number_of_processes(
    repository: Repository, rule_sets: list[str]
) -> None:
    repository.write("policies/ours/three.py", THREE)
    repository.rule_set("breaks", BREAKS.replace('"]', '", "ours.three"]'))
    catalogue, _ = catalogue_of(repository.folder)
    pairs = pairs_of(catalogue.chosen_rule_sets(rule_sets), [catalogue.invariants[HOSTILE]])
    every = Effort(histories=1, seed=3, exhaustive=3)
    alone = check(catalogue, pairs, every, today=TODAY)
    assert alone[0].outcome is Outcome.VIOLATED
    assert all(verdict.evidence.exhausted for verdict in alone)
    for jobs in (2, 3):
        assert alone == checked(repository.folder, catalogue, pairs, every, today=TODAY, jobs=jobs)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_holds_is_asked_to_be_proved_in_whatever_process(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    repository.write("stand_in.py", Path(planted_proofs.__file__).read_text("utf-8"))
    monkeypatch.syspath_prepend(repository.folder)  # whoever is started can import it, too
    planted_proof = import_module("stand_in").planted_proof
    catalogue, pairs = all_pairs(repository)
    found = checked(
        repository.folder, catalogue, pairs, FEW, today=TODAY, jobs=jobs, prove=planted_proof
    )
    for verdict in found:
        told = verdict.evidence.proof
        lemma = f"{verdict.rule_set} keeps it" if verdict.outcome is Outcome.HOLDS else None
        assert (told and told.lemma) == lemma


def test_much_work_is_done_by_the_cores_that_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    for cores, wanted in ((1, 1), (2, 2), (64, 4)):
        monkeypatch.setattr("evenhand.search.parallel._cores", lambda cores=cores: cores)
        assert processes(2_000, Effort(histories=500, seed=0)) == wanted
    monkeypatch.setenv("PYTEST_XDIST_WORKER", "gw0")
    assert processes(2_000, Effort(histories=500, seed=0)) == 1


def test_how_far_the_hindmost_is_is_told(repository: Repository) -> None:
    catalogue, pairs = all_pairs(repository)
    told: list[tuple[str, int, int]] = []
    checked(
        repository.folder,
        catalogue,
        pairs,
        FEW,
        today=TODAY,
        jobs=2,
        progress=lambda *step: told.append(step),
    )
    assert told
    assert all(0 < done <= of for _, done, of in told)


def test_a_rule_that_fails_has_its_verdict_and_the_others_theirs(repository: Repository) -> None:
    with_rule(repository, FAILS)
    found = by_processes(repository, 2)
    broken = [verdict for verdict in found if verdict.outcome is Outcome.BROKEN]
    assert {verdict.rule_set for verdict in broken} == {"ours.silent"}
    assert "raised ZeroDivisionError" in broken[0].evidence.trouble
    assert len(found) == 12


def test_a_process_that_dies_is_told_of_plainly(repository: Repository) -> None:
    with_rule(repository, DIES)
    with pytest.raises(ProcessLost, match=r"ended from outside \(exit code 7\)"):
        by_processes(repository, 2)


def test_a_promise_that_exits_is_told_with_its_line(repository: Repository) -> None:
    repository.write("policies/ours/more.py", EXITS)
    catalogue, _ = catalogue_of(repository.folder)
    promises = [catalogue.invariants["nothing_goes_on"]]
    pairs = pairs_of(catalogue.chosen_rule_sets([]), promises)
    with pytest.raises(ProcessLost, match=r"^policies/ours/more\.py:9: .* by exit\(\)"):
        checked(repository.folder, catalogue, pairs, FEW, today=TODAY, jobs=2)


def test_a_mistake_in_a_file_is_the_same_mistake(repository: Repository) -> None:
    catalogue, pairs = all_pairs(repository)
    repository.witness("ours.breaks", told="title = 1")
    with pytest.raises(CatalogueError, match=r"hostile.+\.toml:1: .*title"):
        checked(repository.folder, catalogue, pairs, FEW, today=TODAY, jobs=2)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_command_line_takes_the_number_of_processes(repository: Repository, jobs: str) -> None:
    told = started(repository, "ours.breaks", "ours.keeps", "--jobs", jobs)
    out, err = told.communicate(timeout=60)
    assert (told.returncode, err) == (0, b"")
    assert b"; 1 violated, as listed." in b" ".join(out.split())


def test_on_the_command_line_a_lost_process_ends_in_one_line(repository: Repository) -> None:
    with_rule(repository, DIES)
    out, err = (told := started(repository, "--jobs", "2")).communicate(timeout=60)
    assert (told.returncode, out) == (2, b"")
    assert err.decode().splitlines() == [
        "a process that checked was ended from outside (exit code 7); with --jobs 1 there is "
        "only one"
    ]


def test_the_table_takes_the_number_of_processes(repository: Repository) -> None:
    with_rule(repository, DIES)
    repository.table("histories = 1", "jobs = 2", f'invariants = ["{HOSTILE}"]')
    out, err = (told := started(repository)).communicate(timeout=60)
    assert (told.returncode, out) == (2, b"")
    assert err.startswith(b"a process that checked was ended")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_an_interrupt_ends_all_processes(repository: Repository) -> None:
    for name in ("breaks", "keeps", "rented", "silent"):
        repository.write("policies/ours/more.py", WAITS)
        repository.rule_set(name, BREAKS.replace('"]', '", "ours.more"]'))
    told = started(repository, "--jobs", "2")
    asked = in_time(lambda: both(repository.folder.glob("asked.*")))
    told.send_signal(signal.SIGINT)
    _, err = told.communicate(timeout=30)
    assert b"Traceback" not in err
    assert told.returncode == 130
    assert b"; there are none for ours.breaks, ours.keeps, ours.rented, ours.silent." in err
    assert in_time(lambda: not any(is_there(int(pid.suffix[1:])) for pid in asked))


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize("rule_sets", [["ours.breaks"], []], ids=["histories", "rule sets"])
def test_an_interrupt_leaves_what_was_found_until_then(
    repository: Repository, rule_sets: list[str]
) -> None:
    repository.write("policies/ours/more.py", TOUCHES)
    for name in ("breaks", "keeps", "rented", "silent"):
        repository.rule_set(name, BREAKS.replace('"]', '", "ours.more"]'))
    chosen = (*rule_sets, "--jobs", "2", "--exhaustive", "5", "--invariant", HOSTILE)
    told = started(repository, *chosen)
    in_time(lambda: both(repository.folder.glob("asked.*")))
    told.send_signal(signal.SIGINT)
    out, err = told.communicate(timeout=60)
    assert (told.returncode, b"Traceback" in err) == (130, False)
    assert err.startswith(b"Interrupted while trying every history of up to 5 of ")
    assert err.endswith(b"; the verdicts are of what was tried until then.\n")
    assert b"VIOLATED, not listed" in out
    assert b" histories for each at most, before it was interrupted." in b" ".join(out.split())


def started(repository: Repository, *args: str) -> subprocess.Popen[bytes]:
    """The check as a process, in the repository, that hears an interrupt.

    What a shell runs in the background has them ignored, and hands that on.
    """
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "evenhand", "check", *args, "--examples", "0"],
        cwd=repository.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads
    )


def both(files: Iterable[Path]) -> list[Path]:
    """The two files; none until there are two."""
    found = list(files)
    return found if len(found) == 2 else []


def in_time(happens: Callable[[], T]) -> T:
    """What *happens* comes to once it is true; fails if that takes a minute."""
    for _ in range(600):
        if found := happens():
            return found
        time.sleep(0.1)
    pytest.fail("it did not happen in a minute")


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
