"""The command ``compare``: where rule sets part, told in every form."""

import json
import re
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.scenarios import read_scenario
from evenhand.comparisons.comparing import compare
from evenhand.comparisons.sharing import Wanted
from evenhand.reports.comparison_markdown import MARKER, as_markdown
from evenhand.runs import Run
from evenhand.search.checking import Effort
from evenhand.search.watching import nobody

from tests.cli.repositories import BREAKS, HOSTILE, KEEPS, NAMES, Repository
from tests.repositories import CANCELLED

TODAY = datetime(2026, 1, 1, tzinfo=UTC).date()
SILENT_COUNTS = '''
"""Silence counts as four stars."""

from evenhand import rates


@rates(cites="ours 6")
def silence(contract):
    """Who ends a paid contract and says nothing gives four stars."""
    return 4 if contract.paid and contract.end and not contract.feedback else None
'''
KIND_AND_HARSH = KEEPS.replace('["ours.stars", ', '["ours.stars", "ours.silence", ')
HUNDRED = KEEPS.replace("lowest = 1, highest = 5", "lowest = 0, highest = 100")
A_LITTLE = ("--histories", "5", "--exhaustive", "1", "--jobs", "1", "--people", "0")
SIXTY = (*A_LITTLE[:-1], "60")
SHOWN_MONTHLY = '''
"""Scores are worked out on the fifteenth."""

from datetime import timedelta

from evenhand import updates


@updates(cites="ours 8")
def on_the_fifteenth(moment):
    """On the fifteenth of each month."""
    day = moment.replace(day=15, hour=0, minute=0, second=0, microsecond=0)
    return day if day <= moment else (day - timedelta(days=20)).replace(day=15)
'''


@pytest.fixture
def three(repository: Repository) -> Repository:
    """Rule sets: in turn nothing, the unpaid, and silence are told apart; and one in hundredths."""
    repository.table("histories = 1", f'invariants = ["{HOSTILE}", "{NAMES}"]')
    repository.write("policies/ours/silence.py", SILENT_COUNTS)
    repository.rule_sets(breaks=BREAKS, keeps=KEEPS, silence=KIND_AND_HARSH, hundred=HUNDRED)
    repository.rule_set("again", 'title = "Again"\nextends = "ours.keeps"\n')
    repository.scenario("cancelled", '[expect."ours.keeps"]\nshown = [5, 5]')
    return repository


def words(text: str) -> str:
    return " ".join(text.split())


def test_a_difference_is_no_failure(three: Repository) -> None:
    told = three.run("compare", "ours.breaks", "ours.keeps", *A_LITTLE)
    assert (told.code, told.err) == (0, "")
    out = words(told.out)
    assert out.startswith("ours.breaks (baseline) beside ours.keeps (candidate)")
    assert f"ours.keeps keeps 1 promise more ({HOSTILE.replace('_', ' ')}) and breaks none" in out
    assert "excludes: - added: ours.unpaid.unpaid: Without pay and work, no record. [ours 3]" in out
    assert "A client cancels unpaid: freelancer: 5, then 3 -> 5, then 5" in out
    assert re.search(r"ours.keeps is harsher on [\d,]+ of [\d,]+ histories tried\.", out)
    assert re.search(r"ours.keeps is kinder on [\d,]+ of [\d,]+ histories tried\.", out)
    assert "ours.breaks: counts with outcome 1 (ours.stars.by_stars)." in out
    assert "ours.keeps: left out by ours.unpaid.unpaid." in out
    assert max(map(len, told.out.splitlines())) <= 80


def test_only_rows_that_changed_are_shown_and_the_rest_are_counted(three: Repository) -> None:
    out = three.run("compare", "ours.breaks", "ours.keeps", *A_LITTLE).out
    assert "1 other promise comes out alike; --all shows them." in out
    assert "names never matter" not in out
    every = three.run("compare", "ours.breaks", "ours.keeps", *A_LITTLE, "--all").out
    assert "names never matter" in every
    assert "--all shows them" not in every
    assert every.index(HOSTILE.replace("_", " ")[:40]) < every.index("names never matter")


def test_a_promise_that_is_lost_is_named_and_marked(three: Repository) -> None:
    out = three.run("compare", "ours.keeps", "ours.breaks", *A_LITTLE).out
    assert f"ours.breaks breaks 1 that the baseline kept ({HOSTILE.replace('_', ' ')})." in words(
        out
    )
    assert re.search(r"^\S.* (▼|v)$", out, re.MULTILINE)
    assert re.search(r"^  (▼|v)\s+beside a mark: worse than under the baseline$", out, re.MULTILINE)


@pytest.mark.parametrize(
    ("candidate", "said"),
    [
        ("ours.keeps", "ours.keeps stands beside itself: same rules, same numbers, no difference."),
        ("ours.again", "ours.again changes nothing beside ours.keeps: same rules, same numbers."),
    ],
)
def test_same_rules_are_said_to_be_the_same_in_one_sentence(
    three: Repository, candidate: str, said: str
) -> None:
    told = three.run("compare", "ours.keeps", candidate, "--fail-on", "worse")
    assert (told.code, told.err) == (0, "")
    head, rest = told.out.split("\n\n")
    assert head == f"ours.keeps (baseline) beside {candidate} (candidate)"
    assert rest == f"{said}\n"


NEVER_ASKED = '''
"""A rule that no history that is tried comes to."""

from evenhand import excludes


@excludes(cites="ours 9")
def contracts_of_a_thousand_years(contract):
    """They are left out."""
    return contract.end is not None and (contract.end.at - contract.hired).days > 365_000
'''


def test_other_rules_that_show_nowhere_are_not_called_the_same(three: Repository) -> None:
    three.write("policies/ours/never.py", NEVER_ASKED)
    three.rule_set("never", KEEPS.replace('["ours.stars", ', '["ours.stars", "ours.never", '))
    told = three.run("compare", "ours.keeps", "ours.never", *A_LITTLE)
    out = words(told.out)
    assert "Nothing that was tried comes out differently: none of 2 promises, none of " in out
    assert re.search(
        r"scenarios, and no score on all \d+ histories of up to 1 contract of \d+", out
    )
    assert "added: ours.never.contracts_of_a_thousand_years: They are left out. [ours 9]" in out
    assert "same rules" not in out
    assert re.search(
        r"ours.never is never harsher, as far as all \d+ histories of up to 1 con", out
    )
    assert re.search(r"ours.never is never kinder, as far as all \d+ histories of up to 1 con", out)


def test_several_candidates_stand_beside_one_baseline(three: Repository) -> None:
    told = three.run("compare", "ours.breaks", "ours.keeps", "ours.silence", *A_LITTLE)
    out = words(told.out)
    assert out.startswith(
        "ours.breaks (baseline) beside ours.keeps (candidate), ours.silence (candidate)"
    )
    for name in ("ours.keeps", "ours.silence"):
        assert f"{name} keeps 1 promise more" in out
        assert f"{name} is kinder on" in out


def test_a_pattern_names_candidates_and_never_the_baseline_again(three: Repository) -> None:
    told = three.run("compare", "ours.keeps", "ours.*", *A_LITTLE, "--format", "json")
    (found,) = json.loads(told.out)["comparisons"]
    assert [each["candidate"] for each in found["candidates"]] == [
        *("ours.again", "ours.breaks", "ours.hundred", "ours.silence"),
    ]


def test_two_scales_are_said_to_be_two(three: Repository) -> None:
    out = words(three.run("compare", "ours.keeps", "ours.hundred", *A_LITTLE).out)
    assert "the whole: - the scale, 1 to 5, becomes 0 to 100" in out
    assert "The two count on different scales, 1 to 5 and 0 to 100: harsher is" in out
    assert "ours.hundred is harsher on" in out


# Mistakes


def test_all_unknown_names_are_told_at_once(three: Repository) -> None:
    assert three.refused("compare", "ours.braeks", "ours.kepps") == [
        "ours.braeks: there is no rule set of this name; did you mean 'ours.breaks'?",
        "ours.kepps: there is no rule set of this name; did you mean 'ours.keeps'?",
    ]


def test_one_name_or_none_is_not_enough(three: Repository) -> None:
    for names in ((), ("ours.keeps",)):
        (line,) = three.refused("compare", *names)
        assert line.startswith("compare: name a baseline and a candidate, or --base-rev")


def test_a_baseline_is_one_rule_set(three: Repository) -> None:
    (line,) = three.refused("compare", "ours.*", "ours.keeps")
    assert line.startswith("ours.*: the baseline is one rule set, not ours.again, ours.breaks")


def test_too_many_histories_are_refused_with_what_would_do(three: Repository) -> None:
    (line,) = three.refused("compare", "ours.breaks", "ours.keeps", "--exhaustive", "40")
    assert re.match(r"--exhaustive 40: there are .*; --exhaustive \d tries [\d,]+ histories", line)


# For machines


def test_json_tells_the_same_exactly(three: Repository) -> None:
    told = three.run("compare", "ours.keeps", "ours.silence", *A_LITTLE, "--format", "json")
    content: dict[str, Any] = json.loads(told.out)
    assert set(content) == {"evenhand", "comparisons", "since"}
    assert content["since"] is None
    (found,) = content["comparisons"]
    assert [column["column"] for column in found["columns"]] == ["ours.keeps", "ours.silence"]
    assert [len(column["verdicts"]) for column in found["columns"]] == [2, 2]
    (beside,) = found["candidates"]
    ways = {each["way"]: each for each in beside["apart"]["directions"]}
    assert list(ways) == ["harsher", "kinder", "baseline only", "candidate only"]
    for way, sign in (("harsher", -1), ("kinder", 1)):
        for which in ("smallest", "ordinary"):
            shown = ways[way][which]
            apart = Fraction(shown["candidate"]) - Fraction(shown["baseline"])
            assert apart * sign > 0
            assert shown["history"]["contracts"]


# For pull requests


def test_markdown_begins_with_its_marker_and_says_from_what_to_what(three: Repository) -> None:
    out = three.run("compare", "ours.breaks", "ours.keeps", *A_LITTLE, "--format", "markdown").out
    assert out.splitlines()[0] == MARKER == "<!-- evenhand compare -->"
    assert "### ours.breaks (baseline) beside ours.keeps (candidate)" in out
    assert "| promise | ours.breaks | ours.keeps |" in out
    assert "| violated | holds, never moved (gained) |" in out
    assert "| A client cancels unpaid | freelancer | 5, then 3 | 5, then 5 |" in out


HOSTILE_TITLE = 'title = "</details> ``` | <script>alert(1)</script> \\u202e"'


def balanced(out: str) -> None:
    """Whatever was opened is closed, and every row of a table has as many cells as its head."""
    assert out.count("<details>") == out.count("</details>")
    fences = [line for line in out.splitlines() if line.startswith("```")]
    assert len(fences) % 2 == 0
    assert fences[::2] == ["```text"] * (len(fences) // 2)
    for table in re.findall(r"(?:^\|.*\n)+", out, re.MULTILINE):
        rows = [len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()]
        assert len(set(rows)) == 1


def test_markdown_is_cut_where_nothing_breaks(three: Repository) -> None:
    for number in range(30):
        told = CANCELLED.replace('title = "A client cancels unpaid"', HOSTILE_TITLE)
        three.scenario(f"hostile_{number}", told=told)
    catalogue, _ = catalogue_of(three.folder)
    wanted = Wanted(three.folder, "ours.breaks", ("ours.keeps", "ours.silence"), (HOSTILE, NAMES))
    effort = Effort(1, 0, exhaustive=1)
    found = compare(wanted, catalogue, effort, today=TODAY, progress=nobody, jobs=1)
    whole = as_markdown([found], catalogue.invariants, limit=10**6)
    size = len(whole.encode())
    for limit in (*range(1_000, size, 211), 64_000):
        out = as_markdown([found], catalogue.invariants, limit=limit)
        assert len(out.encode()) <= limit
        balanced(out)
        assert "<script>" not in out
        assert out.startswith(MARKER)
        cut = re.search(r"^(and \d+ more |\(\d+ .* left out\)$)", out, re.MULTILINE)
        assert bool(cut) is (limit < size)
    assert out == whole


# Who gains and who loses


def test_who_gains_and_who_loses_is_told_in_every_form(three: Repository) -> None:
    call = ("compare", "ours.keeps", "ours.breaks", *SIXTY)
    told = json.loads(three.run(*call, "--format", "json").out)["comparisons"][0]["candidates"][0]
    everybody = told["who_gains"]["everybody"]
    assert everybody["people"] == 60
    assert everybody["lose"] > 0
    out = words(three.run(*call).out)
    assert f"Of 60 invented people {everybody['gain'] or 'none'} gain" in out
    assert f"{everybody['lose']} lose" in out
    assert "The largest loss" in out
    assert "in a mix that we chose: evenhand people ours.keeps ours.breaks" in out
    page = three.run(*call, "--format", "markdown").out
    balanced(page)
    assert "| everybody | 60 |" in page
    assert "<summary>The largest loss" in page


def test_of_real_people_a_log_tells(three: Repository) -> None:
    header = "contract,freelancer,client,hired,ended,ended_by,paid,client_stars\n"
    three.write("log.csv", f"{header}a,Ada,Cleo,2024-01-10,2024-01-20,client,500,5\n")
    told = three.run("compare", "ours.keeps", "ours.breaks", *A_LITTLE[:-2], "--log", "log.csv")
    assert (told.code, told.err) == (0, "")
    assert "Of 1 freelancer of log.csv none gain, none lose, 1 stays the same" in words(told.out)


def test_nobody_is_invented_beside_a_log(three: Repository) -> None:
    told = three.run("compare", "ours.keeps", "ours.breaks", *SIXTY, "--log", "log.csv")
    assert told.code == 2
    assert told.err == "--people: nobody is invented beside a log: leave out one of the two\n"


def test_that_nobody_was_asked_after_is_no_answer(three: Repository) -> None:
    out = three.run("compare", "ours.keeps", "ours.breaks", *A_LITTLE, "--format", "json").out
    assert json.loads(out)["comparisons"][0]["candidates"][0]["who_gains"] is None


# Kept as scenarios


def test_what_is_found_can_be_kept_and_replays(three: Repository) -> None:
    call = ("compare", "ours.keeps", "ours.silence", *A_LITTLE, "--write", "kept")
    told = three.run(*call)
    files = sorted((three.folder / "kept").iterdir())
    assert told.err.splitlines() == [
        *(f"wrote {Path('kept') / file.name}" for file in sorted(files, key=_as_told)),
    ]
    catalogue, _ = catalogue_of(three.folder)
    for file in files:
        scenario = read_scenario(file)
        assert set(scenario.expectations) == {"ours.keeps", "ours.silence"}
        numbers = []
        for name, expected in scenario.expectations.items():
            run = Run(catalogue.rule_set(name), scenario.history)
            assert expected.shown[scenario.about][1] == run.shown(of=scenario.about)
            numbers.append(run.shown(of=scenario.about))
        assert numbers[0] != numbers[1]
        assert three.run("run", str(file)).code == 0


def _as_told(file: Path) -> tuple[bool, bool]:
    return "kinder" in file.name, "ordinary" in file.name


def test_what_is_there_is_never_overwritten(three: Repository) -> None:
    call = ("compare", "ours.keeps", "ours.silence", *A_LITTLE, "--write", "kept")
    three.run(*call)
    before = three.files()
    lines = three.refused(*call)
    assert all("it is there already, and nothing is overwritten" in line for line in lines)
    assert three.files() == before


def test_a_score_that_is_shown_later_is_expected_on_the_day_it_is_shown(
    three: Repository,
) -> None:
    three.write("policies/ours/monthly.py", SHOWN_MONTHLY)
    for name, text in (("keeps", KEEPS), ("silence", KIND_AND_HARSH)):
        three.rule_set(name, text.replace('"ours.unpaid"', '"ours.unpaid", "ours.monthly"'))
    three.run("compare", "ours.keeps", "ours.silence", *A_LITTLE, "--write", "kept")
    files = sorted((three.folder / "kept").iterdir())
    assert files
    assert [three.run("run", str(file)).code for file in files] == [0] * len(files)
    assert {read_scenario(file).after.day for file in files} == {15}


def test_where_nothing_is_found_nothing_is_written(three: Repository) -> None:
    told = three.run("compare", "ours.keeps", "ours.again", "--write", "kept")
    assert told.err == "no history was found that could be written\n"
    assert not (three.folder / "kept").exists()


@pytest.mark.parametrize(
    "call",
    [
        ("compare", "ours.k", "ours.breaks"),
        ("people", "ours.k", "ours.breaks"),
        ("people", "ours.breaks", "ours.k"),
        ("mutate", "ours.k"),
        ("report", "--html", "page.html", "--compare", "ours.k"),
    ],
    ids=" ".join,
)
def test_where_one_rule_set_is_wanted_no_pattern_is_suggested(
    three: Repository, call: tuple[str, ...]
) -> None:
    (line,) = three.refused(*call)
    assert line == "ours.k: there is no rule set of this name; did you mean 'ours.keeps'?"


def test_where_several_candidates_may_be_named_a_pattern_is_suggested(three: Repository) -> None:
    (line,) = three.refused("compare", "ours.keeps", "ours.b")
    assert line == "ours.b: there is no rule set of this name; did you mean 'ours.b*'?"
