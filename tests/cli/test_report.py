"""The command ``report``: one page that is written where it is asked for, and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.repositories import BREAKS, HOSTILE, KEEPS, NAMES, Repository, claim
from tests.reports.page.test_page import read

EXPECTS = '[expect."ours.breaks"]\nshown = [5, 3]\n[expect."ours.keeps"]\nshown = [5, 5]'


@pytest.fixture
def two(repository: Repository) -> Repository:
    """Two rule sets, one of which breaks a promise as it says, and a story of both."""
    repository.rule_sets(breaks=BREAKS + claim(HOSTILE), keeps=KEEPS)
    repository.witness("ours.breaks")
    repository.scenario("cancelled", EXPECTS)
    return repository


def page_of(repository: Repository, *args: str) -> str:
    told = repository.run("report", "--html", "out.html", *args)
    assert told.code == 0, told
    assert told.err == ""
    return (repository.folder / "out.html").read_text("utf-8")


def test_the_page_is_lawful_and_tells_what_was_found(two: Repository) -> None:
    found = read(page_of(two))
    assert found.one("h1").text.startswith("Of 2 rule sets, only ours.breaks lets unpaid")
    timelines = found.one("section", id="timelines").text
    assert "A client cancels unpaid" in timelines
    assert "5 → 3 ours.breaks" in timelines
    assert "stays 5 ours.keeps" in timelines


def test_it_says_what_it_came_to_and_how_large_the_page_is(two: Repository) -> None:
    told = two.run("report", "--html", "out.html")
    summary, written = told.out.rstrip().rsplit("\n", 1)
    assert " ".join(summary.split()).startswith("2 rule sets, 1 promise: 1 holds")
    size = (two.folder / "out.html").stat().st_size
    assert written == f"Written to out.html, {size / 1000:,.0f} kB."
    assert size < 50_000  # so that a catalogue of dozens of rule sets stays far below 2 MB


def test_a_report_is_an_answer_whatever_it_says(repository: Repository) -> None:
    repository.rule_sets(breaks=BREAKS)
    assert repository.run("check").code == 1
    assert "VIOLATED, not listed" in read(page_of(repository)).text


def test_what_is_named_is_reported_and_nothing_else(two: Repository) -> None:
    found = read(page_of(two, "ours.keeps", "--invariant", NAMES.replace("_", " ")))
    assert found.all("th", scope="row")[0].text == NAMES.replace("_", " ")
    assert "ours.breaks" not in found.one("section", id="criteria").text


def test_the_page_tells_how_hard_it_was_looked(two: Repository) -> None:
    foot = read(page_of(two, "--histories", "3", "--seed", "9")).one("footer").text
    assert "3 of them invented from seed 9" in foot
    assert re.search(r"Checked on \d+ \w+ \d{4} by evenhand \d", foot)


def test_only_the_scenarios_that_are_asked_for_are_drawn(two: Repository) -> None:
    two.scenario("another", EXPECTS, told=ANOTHER)
    found = read(page_of(two, "--scenario", "another"))
    titles = [e.text for e in found.all("h3") if e.above[-2:] == ("section", "section")]
    assert "Another one" in titles
    assert "A client cancels unpaid" not in titles


ANOTHER = """
title = "Another one"
before = 20
after = 60

[[contract]]
id = "paid"
hired = 0
ended = 10
ended_by = "client"
paid = 500
feedback = [{ stars = 5 }]
"""


def test_who_gains_and_who_loses_is_drawn_where_a_baseline_is_named(two: Repository) -> None:
    found = read(page_of(two, "ours.breaks", "--compare", "ours.keeps")).one("section", id="gains")
    assert "ours.breaks instead of ours.keeps" in found.text
    assert "Of 1,000 invented people" in found.text
    assert "The largest loss" in found.text
    assert "ours.keeps instead of" not in found.text


def test_without_a_baseline_nothing_is_said_of_gains(two: Repository) -> None:
    assert read(page_of(two)).all("section", id="gains") == []


def test_a_check_writes_the_page_beside_its_other_reports(two: Repository) -> None:
    assert two.run("check", "--report", "html=out.html", "--report", "json=out.json").code == 0
    found = read((two.folder / "out.html").read_text("utf-8"))
    assert found.one("h1").text.startswith("Of 2 rule sets, only ours.breaks lets unpaid")


def test_rule_sets_without_a_scenario_have_no_timelines(repository: Repository) -> None:
    repository.rule_sets(keeps=KEEPS)
    found = read(page_of(repository))
    assert found.all("section", id="timelines") == []
    assert "What a reader saw" not in found.text


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_page_is_the_same_however_many_processes_check(two: Repository, jobs: str) -> None:
    first = page_of(two)
    assert page_of(two, "--jobs", jobs, "--overwrite") == first


def test_a_hostile_scenario_title_harms_nothing(two: Repository) -> None:
    title = "<script>alert(1)</script>\\u202e]]>" + "x" * 10_000
    told = ANOTHER.replace("Another one", title)
    two.scenario("another", EXPECTS, told=told)
    found = read(page_of(two, "--scenario", "another"))
    assert "<script>alert(1)</script>\N{REPLACEMENT CHARACTER}]]>xxx" in found.text


# Mistakes of the user's


def test_a_file_that_is_there_is_replaced_only_where_that_is_asked_for(two: Repository) -> None:
    file = two.write("out.html", "mine\n")
    assert two.refused("report", "--html", "out.html") == [
        "out.html: it is there already; name another, or add --overwrite"
    ]
    assert file.read_text("utf-8") == "mine\n"
    assert two.run("report", "--html", "out.html", "--overwrite").code == 0
    read(file.read_text("utf-8"))


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("away/out.html", "away/out.html: there is no folder 'away'; make it first"),
        ("policies", "policies: a folder has this name; name another, or a file in it"),
    ],
)
def test_a_place_where_nothing_can_be_written_is_refused(
    two: Repository, html: str, problem: str
) -> None:
    before = two.files()
    assert two.refused("report", "--html", html) == [problem]
    assert two.files() == before


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        (["ours.breakss"], "ours.breakss: there is no rule set of this name; did you mean"),
        (["--invariant", "names_never"], "names_never: there is no "),
        (["--scenario", "canceled"], "canceled: there is no such scenario file or name; did you"),
    ],
)
def test_a_name_that_is_none_is_refused_before_anything_is_written(
    two: Repository, args: list[str], problem: str
) -> None:
    (told,) = two.refused("report", "--html", "out.html", *args)
    assert told.startswith(problem)
    assert not (two.folder / "out.html").exists()


def test_a_scenario_that_expects_nothing_of_the_report_is_refused(two: Repository) -> None:
    (two.folder / "scenarios/cancelled.toml").unlink()
    two.scenario("cancelled", '[expect."ours.breaks"]\nshown = [5, 3]')
    assert two.refused("report", "ours.keeps", "--html", "out.html", "--scenario", "cancelled") == [
        "scenarios/cancelled.toml: it expects nothing of a rule set in this report; "
        "it does of ours.breaks"
    ]


def test_a_folder_that_may_not_be_written_to_is_told_plainly(
    two: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.open

    def refuse(file: Path, mode: str = "r", *args: Any, **more: Any) -> Any:
        if file.name == "out.html":
            raise PermissionError(13, "Permission denied")
        return whole(file, mode, *args, **more)

    monkeypatch.setattr(Path, "open", refuse)
    assert two.refused("report", "--html", "out.html") == [
        "out.html: it cannot be written: Permission denied"
    ]
