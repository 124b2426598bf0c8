"""The command ``pack``: a folder that repeats its case elsewhere, and overwrites nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.repositories import Repository
from tests.repositories import BREAKS, FEW, HOSTILE, KEEPS

FILES = [
    "README.txt",
    "arithmetic.md",
    "clauses.md",
    "statement.html",
    "statement.md",
    "test_case.py",
    "witness.toml",
]
OWN = ["policies/ours/few.py", "policies/ours/stars.py", "policies/ours/thirds.toml"]


@pytest.fixture
def told(repository: Repository) -> Repository:
    repository.rule_sets(keeps=KEEPS, breaks=BREAKS)
    repository.scenario("cancelled")
    return repository


def pack(told: Repository, rule_set: str = "ours.breaks", *more: str) -> Path:
    found = told.run("pack", "cancelled", "--rule-set", rule_set, "--out", "packed", *more)
    assert (found.code, found.err) == (0, "")
    return told.folder / "packed"


def pytest_in(folder: Path) -> str:
    """What pytest says in a folder where there is nothing else."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=short"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def names(folder: Path) -> list[str]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return sorted(str(file.relative_to(folder)) for file in files)


def test_the_pack_repeats_the_case_where_there_is_nothing_else(
    told: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    told.write("policies/ours/few.py", FEW)
    told.rule_set("thirds", 'title = "Thirds"\nextends = "ours.breaks"\n')
    folder = pack(told, "ours.thirds")
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "pack"
    folder.rename(elsewhere)
    assert names(elsewhere) == sorted([*FILES, *OWN, "policies/ours/breaks.toml"])
    assert " passed" in pytest_in(elsewhere)
    (elsewhere / "policies/ours/stars.py").write_text(
        (elsewhere / "policies/ours/stars.py")
        .read_text()
        .replace("worst: Stars = 1", "worst: Stars = 3"),
        "utf-8",
    )
    assert "ours.thirds showed 4 after, not 3" in pytest_in(elsewhere)


def test_a_rule_set_of_the_reference_catalogue_is_not_carried(
    told: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = pack(told, "baselines.mean")
    assert names(folder) == FILES
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "pack"
    folder.rename(elsewhere)
    assert " passed" in pytest_in(elsewhere)


def test_the_witness_is_as_it_expects(told: Repository) -> None:
    folder = pack(told)
    found = told.run("run", str(folder / "witness.toml"))
    assert found.code == 0
    assert "All as the scenario expects." in found.out
    assert HOSTILE in (folder / "witness.toml").read_text("utf-8")


def test_nothing_in_the_pack_says_where_it_was_made(told: Repository) -> None:
    folder = pack(told)
    assert not [n for n in names(folder) if str(told.folder) in (folder / n).read_text("utf-8")]


def test_two_packs_of_one_case_are_the_same(told: Repository) -> None:
    folder = pack(told)
    first = {name: (folder / name).read_bytes() for name in names(folder)}
    pack(told, "ours.breaks", "--overwrite")
    assert {name: (folder / name).read_bytes() for name in names(folder)} == first


def test_a_number_that_does_not_fall_under_these_rules_is_no_case(told: Repository) -> None:
    case = ("overnight_cancellation_91_to_80", "--rule-set", "charter.fair_unpaid")
    assert told.refused("pack", *case, "--out", "packed") == [
        "charter.fair_unpaid: it does not lower the number here (95 before, 95 after), "
        "and breaks no promise that way"
    ]
    assert not (told.folder / "packed").exists()


def test_what_is_there_is_refused_whole_before_anything_is_written(told: Repository) -> None:
    told.write("packed/statement.md", "mine")
    told.write("packed/policies/ours/stars.py", "mine too")
    before = told.files()
    problems = told.refused("pack", "cancelled", "--rule-set", "ours.breaks", "--out", "packed")
    assert problems == [
        f"packed/{name}: it is there already; name another, or add --overwrite"
        for name in ("policies/ours/stars.py", "statement.md")
    ]
    assert told.files() == before


def test_what_is_there_is_overwritten_if_asked(told: Repository) -> None:
    told.write("packed/statement.md", "mine")
    told.write("packed/notes.txt", "mine")
    folder = pack(told, "ours.breaks", "--overwrite")
    assert (folder / "statement.md").read_text("utf-8").startswith("# A client cancels unpaid\n")
    assert (folder / "notes.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize("out", ["policies/ours/stars.py", "policies/ours/stars.py/deeper"])
def test_a_file_is_no_folder(told: Repository, out: str) -> None:
    for more in ((), ("--overwrite",)):
        problems = told.refused(
            "pack", "cancelled", "--rule-set", "ours.breaks", "--out", out, *more
        )
        assert problems == ["policies/ours/stars.py: this is a file; name a folder for the pack"]


def test_a_folder_is_no_file(told: Repository) -> None:
    told.write("packed/README.txt/mine", "")
    args = ("pack", "cancelled", "--rule-set", "ours.breaks", "--out", "packed", "--overwrite")
    assert told.refused(*args) == [
        "packed/README.txt: a folder has this name; name another, or a file in it"
    ]


def test_a_wrong_name_is_told(told: Repository) -> None:
    problems = told.refused("pack", "cancelld", "--rule-set", "ours.breaks", "--out", "packed")
    assert problems == [
        "cancelld: there is no such scenario file or name; did you mean 'cancelled'?"
    ]


def test_a_promise_that_fails_is_told_at_its_line_and_nothing_is_written(told: Repository) -> None:
    told.write("policies/ours/few.py", FEW.replace("return []", "return [1 // 0]"))
    args = ("pack", "cancelled", "--rule-set", "ours.breaks", "--out", "packed")
    assert told.refused(*args) == [
        "policies/ours/few.py:9: the promise 'contracts_are_few' raised ZeroDivisionError: "
        "integer division or modulo by zero"
    ]
    assert not (told.folder / "packed").exists()


def test_a_rule_that_fails_is_told_at_its_line(told: Repository) -> None:
    told.write(
        "policies/ours/stars.py",
        (told.folder / "policies/ours/stars.py")
        .read_text()
        .replace("return max(", "return 1 / 0, ("),
    )
    for command in (("explain", "cancelled"), ("pack", "cancelled", "--out", "packed")):
        (problem,) = told.refused(*command, "--rule-set", "ours.breaks")
        assert problem.startswith("policies/ours/stars.py:8: rule 'ours.stars.by_stars' raised ")


def test_a_promise_of_ones_own_and_its_bound_are_carried(told: Repository) -> None:
    told.write(
        "policies/ours/few.py",
        FEW.replace("return []", FOUND_BROKEN).replace("import Count", "import Case, Count"),
    )
    told.table("histories = 1", "[tool.evenhand.bounds.contracts_are_few]", "most = 1")
    folder = pack(told)
    code = (folder / "test_case.py").read_text("utf-8")
    assert "'contracts_are_few': {'most': 1}" in code
    assert "contracts_are_few" not in (folder / "witness.toml").read_text("utf-8")
    assert " passed" in pytest_in(folder)


FOUND_BROKEN = (
    "return _few(run, most)\n\n\n"
    "def _few(run, most):\n"
    "    for party in run.history.freelancers():\n"
    "        yield Case(kept=len(run.history) <= most, of=party, base=run.history,\n"
    "            varied=run.history, before=None, after=None, told='There are too many.')\n"
)


def test_rules_of_another_day_are_told_first_and_those_of_the_day_are_named(
    told: Repository,
) -> None:
    for name, days in (
        ("later", "from = 2030-01-01"),
        ("of_the_day", "from = 2020-01-01, until = 2030-01-01"),
        ("earlier", "from = 2010-01-01, until = 2019-12-31"),
    ):
        text = f'title = "Rules {name}"\nextends = "ours.breaks"\nin_force = {{ {days} }}\n'
        told.rule_set(name, text)
    page = (pack(told, "ours.later") / "statement.md").read_text("utf-8").replace("\\", "")
    first = page.split("\n\n")[1]
    assert first == (
        "**Not the rules of that day: we did not use those of 1 Mar 2024 (we know them as: Rules "
        "of_the_day). These are Rules later, in force from 1 Jan 2030 on. Under them, this is what "
        "would have happened.**"
    )
    assert "1. Tell me which rules were in force on 1 Mar 2024." in page
    page = (pack(told, "ours.of_the_day", "--overwrite") / "statement.md").read_text("utf-8")
    assert "Not the rules of that day" not in page
    assert "Tell me which rules were in force" not in page
