"""The command ``check``: what it tells machines, and the reports that it writes."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.repositories import Repository, Told
from tests.reports.schemas import wrong_with_sarif
from tests.repositories import BREAKS, HOSTILE, KEEPS, NAMES, SILENT_CLIENT, claim

FORMATS = ["text", "markdown", "json", "sarif", "github"]


@pytest.fixture
def three(repository: Repository) -> Repository:
    """One rule set that fails, one whose violation is listed, and one that keeps its promises."""
    repository.rule_set("breaks", BREAKS)
    repository.rule_set("lists", BREAKS + claim(HOSTILE))
    repository.witness("ours.lists")
    repository.rule_set("keeps", KEEPS)
    return repository


def results(told: Told) -> dict[str, Any]:
    """The results of a log by rule set."""
    (run,) = json.loads(told.out)["runs"]
    return {result["properties"]["ruleSet"]: result for result in run["results"]}


def unescaped(markdown: str) -> str:
    return markdown.replace("\\", "")


def place(located: Any) -> tuple[str, str, int]:
    told = located["physicalLocation"]
    artifact = told["artifactLocation"]
    return artifact["uriBaseId"], artifact["uri"], told["region"]["startLine"]


def line_of(file: Path, text: str) -> int:
    return next(n for n, line in enumerate(file.read_text().splitlines(), 1) if text in line)


# SARIF


def test_sarif_keeps_to_its_schema(three: Repository) -> None:
    told = three.run("check", "ours.*", "baselines.mean", "--invariant", "*", "--format", "sarif")
    assert told.code == 1
    assert wrong_with_sarif(json.loads(told.out)) == []


@pytest.mark.parametrize(
    ("plant", "found"),
    [
        (lambda result: result.update(colour="red"), "colour"),
        (lambda result: result.update(level="fatal"), "fatal"),
        (lambda result: result.pop("message"), "message"),
        (lambda result: result.update(locations={}), "not of type 'array'"),
    ],
)
def test_the_schema_would_catch_a_log_that_is_wrong(
    three: Repository, plant: Any, found: str
) -> None:
    log = json.loads(three.run("check", "--format", "sarif").out)
    plant(log["runs"][0]["results"][0])
    assert any(found in problem for problem in wrong_with_sarif(log))


def test_what_fails_is_an_error_on_the_first_line_with_the_rule_beside_it(
    three: Repository,
) -> None:
    result = results(three.run("check", "--format", "sarif"))["ours.breaks"]
    assert (result["ruleId"], result["level"]) == (HOSTILE, "error")
    assert "suppressions" not in result
    assert [place(each) for each in result["locations"]] == [
        ("%SRCROOT%", "policies/ours/breaks.toml", 1)
    ]
    (related,) = result["relatedLocations"]
    line = line_of(three.folder / "policies/ours/stars.py", '@rates(cites="ours 1")')
    assert place(related) == ("%SRCROOT%", "policies/ours/stars.py", line)
    assert related["message"]["text"].startswith("ours.stars.by_stars: The last stars count")
    text = result["message"]["text"]
    assert "Nothing was paid and nothing was done. Client's feedback: 1 star." in text
    assert "Without that contract, the freelancer's score would be 5." in text
    assert "The rule: ours.stars.by_stars" in text


def test_what_is_listed_is_a_note_on_its_entry_suppressed_for_its_reason(
    three: Repository,
) -> None:
    result = results(three.run("check", "--format", "sarif"))["ours.lists"]
    assert result["level"] == "note"
    line = line_of(three.folder / "policies/ours/lists.toml", "[[violates]]")
    at = ("%SRCROOT%", "policies/ours/lists.toml", line)
    assert line > 1
    assert [place(each) for each in result["locations"]] == [at]
    (suppression,) = result["suppressions"]
    assert place(suppression["location"]) == at
    assert suppression["justification"] == "Bad words count. (Terms 4.2)"


def test_what_holds_is_no_result_and_every_promise_is_a_rule(three: Repository) -> None:
    told = three.run("check", "--invariant", HOSTILE, "--invariant", NAMES, "--format", "sarif")
    assert set(results(told)) == {"ours.breaks", "ours.lists"}
    (run,) = json.loads(told.out)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [HOSTILE, NAMES, "nothing_was_checked"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in rules)


@pytest.mark.parametrize(
    ("claimed", "words"),
    [
        (HOSTILE, f"No witness: scenarios/witnesses/ours.lists/{HOSTILE}.toml is missing"),
        (SILENT_CLIENT, "nothing that was tried breaks it"),
    ],
)
def test_an_entry_that_is_wrong_is_an_error(
    repository: Repository, claimed: str, words: str
) -> None:
    repository.rule_set("lists", BREAKS + claim(claimed))
    told = repository.run("check", "--invariant", claimed, "--format", "sarif")
    result = results(told)["ours.lists"]
    assert result["level"] == "error"
    assert words in result["message"]["text"]
    assert "suppressions" not in result


@pytest.mark.parametrize("form", FORMATS)
def test_a_rule_set_that_was_not_checked_fails_in_every_format(
    repository: Repository, form: str
) -> None:
    repository.rule_set("quiet", 'title = "Quiet"\nmodules = ["ours.unpaid"]\n')
    told = repository.run("check", "--format", form, "--report", f"{form}=report")
    assert told.code == 1
    says_so = "ours.quiet answers no question that a promise asks"
    assert (says_so in told.err) == (form != "text")
    assert (repository.folder / "report").read_text("utf-8") == told.out
    if form != "json":
        assert says_so in unescaped(told.out)
    if form == "sarif":
        assert wrong_with_sarif(json.loads(told.out)) == []
        result = results(told)["ours.quiet"]
        assert (result["ruleId"], result["level"]) == ("nothing_was_checked", "error")
    if form == "github":
        assert told.out.startswith("::error file=policies/ours/quiet.toml,line=1,")


def test_no_log_tells_where_on_the_machine_a_file_lies(repository: Repository) -> None:
    repository.rule_set("lists", BREAKS + claim(HOSTILE))
    stars = (repository.folder / "policies/ours/stars.py").read_text()
    repository.write("policies/ours/crash.py", stars.replace("return max", "1 / 0; return max"))
    repository.rule_set("crashes", BREAKS.replace("ours.stars", "ours.crash"))
    for form in ("sarif", "github"):
        told = repository.run("check", "--format", form, within="policies")
        assert f"scenarios/witnesses/ours.lists/{HOSTILE}.toml is missing" in told.out
        assert "ZeroDivisionError" in told.out
        assert str(repository.folder) not in told.out
        assert not re.search(r"[\s\"'(]/\w+/", told.out)


def test_what_a_rule_crashed_on_and_what_was_never_tested_are_errors(
    repository: Repository,
) -> None:
    repository.rule_set("crashes", BREAKS.replace("ours.stars", "ours.crash"))
    stars = (repository.folder / "policies/ours/stars.py").read_text()
    repository.write("policies/ours/crash.py", stars.replace("return max", "1 / 0; return max"))
    told = repository.run("check", "--format", "sarif")
    result = results(told)["ours.crashes"]
    assert (result["level"], result["properties"]["verdict"]) == ("error", "broken")
    assert "ZeroDivisionError" in result["message"]["text"]


def test_two_machines_write_the_same_log_without_a_word_of_where_they_are(
    tmp_path: Path,
) -> None:
    told = []
    for folder in ("one place", "another/place"):
        (tmp_path / folder).mkdir(parents=True)
        repository = Repository(tmp_path / folder)
        repository.rule_set("breaks", BREAKS)
        call = ("check", "ours.breaks", "baselines.mean", "--format", "sarif")
        told.append(repository.run(*call).out)
    assert told[0] == told[1]
    assert str(tmp_path) not in told[0]
    assert not re.search(r'"uri": "(/|file:|\w+://)', told[0])


def test_what_is_not_ones_own_is_placed_by_its_name(three: Repository) -> None:
    told = three.run("check", "baselines.mean", "--format", "sarif")
    result = results(told)["baselines.mean"]
    base, path, _ = place(result["locations"][0])
    assert (base, path) == ("POLICIES", "policies/baselines/mean.toml")
    assert place(result["relatedLocations"][0])[:2] == ("POLICIES", "policies/baselines/mean.py")


def test_paths_begin_at_the_top_of_the_checkout(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "a part").mkdir()
    repository = Repository(tmp_path / "a part")
    repository.rule_set("breaks", BREAKS)
    result = results(repository.run("check", "--format", "sarif"))["ours.breaks"]
    assert place(result["locations"][0])[1] == "a%20part/policies/ours/breaks.toml"
    assert (
        "file=a part/policies/ours/breaks.toml,"
        in repository.run("check", "--format", "github").out
    )


def test_fingerprints_are_those_of_rule_set_and_promise(three: Repository) -> None:
    before = results(three.run("check", "--format", "sarif"))
    stars = (three.folder / "policies/ours/stars.py").read_text()
    three.write("policies/ours/stars.py", f"# Another line.\n{stars}")
    after = results(three.run("check", "--format", "sarif"))
    prints = [{name: r["partialFingerprints"] for name, r in o.items()} for o in (before, after)]
    assert prints[0] == prints[1]
    assert prints[0]["ours.breaks"] != prints[0]["ours.lists"]
    assert before["ours.breaks"]["relatedLocations"] != after["ours.breaks"]["relatedLocations"]


# Annotations


def test_annotations_are_errors_for_what_fails_and_notices_for_what_is_listed(
    three: Repository,
) -> None:
    told = three.run("check", "--format", "github")
    assert told.code == 1
    error, notice = told.out.splitlines()
    assert error.startswith("::error file=policies/ours/breaks.toml,line=1,title=ours.breaks%3A ")
    line = line_of(three.folder / "policies/ours/lists.toml", "[[violates]]")
    assert notice.startswith(f"::notice file=policies/ours/lists.toml,line={line},title=")
    assert notice.endswith("%0AListed: Bad words count. (Terms 4.2)")


def test_nothing_to_tell_is_no_annotation(three: Repository) -> None:
    assert three.run("check", "ours.keeps", "--format", "github") == Told(0, "", "")


# Report files


def test_one_check_writes_several_reports_and_prints_its_own(three: Repository) -> None:
    asked = [word for form in FORMATS for word in ("--report", f"{form}=report.{form}")]
    told = three.run("check", *asked)
    assert told.code == 1
    assert told.problems == [f"wrote report.{form}" for form in FORMATS]
    for form in FORMATS:
        written = (three.folder / f"report.{form}").read_text("utf-8")
        assert written == three.run("check", "--format", form).out, form
    assert told.out == three.run("check").out


def test_every_mistake_is_told_before_anything_is_checked(three: Repository) -> None:
    three.write("there.json", "mine")
    told = three.refused(
        *("check", "--report", "sarfi=a.sarif", "--report", "json=nowhere/a.json"),
        *("--report", "json=there.json", "--report", "text", "--report", "json=policies"),
        *("--report", "json=new.json", "--report", "text=./new.json", "--limit", "999"),
    )
    assert told == [
        "--limit: it is how long Markdown may be, and none is asked for",
        "--report json=nowhere/a.json: there is no folder 'nowhere'; make it first",
        "--report json=policies: a folder has this name; name another, or a file in it",
        "--report json=there.json: it is there already; name another, or add --overwrite",
        "--report sarfi=a.sarif: there is no format 'sarfi'; did you mean 'sarif'? "
        "(text, markdown, json, sarif, github, html)",
        "--report text: write a format, an equals sign and a file, such as text=report.txt",
        "--report text=./new.json: new.json is named twice",
    ]
    assert not (three.folder / "new.json").exists()
    assert (three.folder / "there.json").read_text() == "mine"


def test_a_report_is_written_over_only_where_that_is_asked_for(three: Repository) -> None:
    file = three.write("there.json", "mine")
    told = three.run("check", "ours.keeps", "--report", "json=there.json", "--overwrite")
    assert told.code == 0
    assert json.loads(file.read_text())["verdicts"][0]["rule_set"] == "ours.keeps"


# How long Markdown may be


def test_markdown_is_no_longer_than_its_limit_and_keeps_what_fails(three: Repository) -> None:
    whole = three.run("check", "--format", "markdown", "--examples", "1").out
    limit = len(whole.encode()) - 1
    told = three.run("check", "--format", "markdown", "--limit", str(limit))
    assert told.code == 1
    assert len(told.out.encode()) <= limit
    assert "ours.breaks: unpaid cancellation" in told.out
    assert "(1 table of how hard we looked left out)" in told.out
    assert told.out.count("<details>") == told.out.count("</details>") == 2
    assert told.out.count("```") == 4


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        (["--limit", "999"], "--limit: it is how long Markdown may be, and none is asked for"),
        (["--limit", "9", "--format", "markdown"], "--limit: no report is shorter than "),
    ],
)
def test_a_limit_that_cannot_be_kept_is_refused(
    three: Repository, asked: list[str], problem: str
) -> None:
    (told,) = three.refused("check", *asked)
    assert told.startswith(problem)
