"""Documents: what they name exists, what they quote is so written, what they show is printed."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from shlex import quote
from typing import Any

import click
import pytest
from click.testing import CliRunner
from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.cli.every_command import evenhand
from evenhand.model.cases import Case
from evenhand.model.contracts import Change, Contract, Feedback, Party, Report
from evenhand.model.history import History, PlatformFact
from evenhand.model.verdicts import Counterexample, Evidence, Exhausted, Outcome, Proof, Verdict
from evenhand.reports import json as reports
from evenhand.reports.comparison_json import as_json

from tests.comparisons import written
from tests.docs.pages import ROOT, Fence, commands, fences, page
from tests.repositories import BREAKS, FEW, FULL, KEEPS, Repository

GUIDES = ("README.md", "CONTRIBUTING.md")
PAGES = (*GUIDES, *(f"docs/{file.name}" for file in sorted((ROOT / "docs").glob("*.md"))))
PACKAGE = ROOT / "kit" / "evenhand"
TEST_COMMAND = "<!-- the test command -->"

COMMANDS = [(name, call) for name in PAGES for call in commands(name)]
FENCES = [(name, fence) for name in PAGES for fence in fences(name)]


def ids(value: object) -> str:
    return " ".join(value) if isinstance(value, list) else str(value)[:40]


# What is named exists


@pytest.mark.parametrize(("name", "call"), COMMANDS, ids=ids)
def test_every_command_shown_takes_the_arguments_that_it_is_shown_with(
    name: str, call: list[str]
) -> None:
    first, *rest = call
    if first == "list" and not rest:
        return
    command = evenhand.commands[first]
    with command.make_context(first, [*rest], resilient_parsing=False) as context:
        assert isinstance(context, click.Context)


def test_the_pages_show_every_command() -> None:
    assert {call[0] for _, call in COMMANDS} == set(evenhand.commands)


def test_every_link_leads_to_a_file_of_the_project() -> None:
    broken = [
        f"{name}: {target}"
        for name in (*PAGES, "CHANGELOG.md")
        for target in re.findall(r"\]\(([^)#]+)\)", page(name))
        if not target.startswith("https://") and not ((ROOT / name).parent / target).exists()
    ]
    assert broken == []


def test_every_package_and_module_at_the_top_of_the_kit_is_in_the_architecture() -> None:
    parts = {
        path.stem
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    told = page("docs/architecture.md")
    missing = [part for part in sorted(parts) if not part.startswith("__") and part not in told]
    assert missing == []


def test_the_floors_stand_in_the_architecture_in_the_order_of_the_import_linter() -> None:
    settings = tomllib.loads(page("pyproject.toml"))["tool"]["importlinter"]
    layers = next(c["layers"] for c in settings["contracts"] if c["type"] == "layers")
    ordered = [name.strip() for layer in layers for name in re.split(r"[|:]", layer)]
    rows = re.findall(r"^\| (`.+?) \|", page("docs/architecture.md"), re.MULTILINE)
    told = [re.findall(r"`(\w+)`", row) for row in rows]
    floors = {name: floor for floor, names in enumerate(told) for name in names}
    assert set(ordered) <= set(floors)
    assert all(floors[upper] <= floors[lower] for upper, lower in pairwise(ordered))


def test_the_glossary_is_in_the_order_of_the_alphabet_and_says_no_word_twice() -> None:
    words = re.findall(r"^- \*\*(.+?)\*\*", page("docs/glossary.md"), re.MULTILINE)
    assert words == sorted(set(words), key=str.casefold)


# What is quoted is so written


@pytest.mark.parametrize(("name", "fence"), FENCES, ids=ids)
def test_every_block_of_toml_python_or_json_reads_as_such(name: str, fence: Fence) -> None:
    if fence.kind == "toml":
        tomllib.loads(fence.text)
    elif fence.kind == "python":
        ast.parse(fence.text)
    elif fence.kind == "json":
        json.loads(fence.text)


@pytest.mark.parametrize(("name", "fence"), FENCES, ids=ids)
def test_every_quotation_stands_in_the_file_that_it_is_from(name: str, fence: Fence) -> None:
    source = fence.marked("from")
    if source is not None:
        assert fence.text in (ROOT / source).read_text("utf-8")


def test_the_readme_quotes_a_whole_module() -> None:
    whole = [f.text for f in fences("README.md") if (f.marked("from") or "").endswith(".py")]
    assert whole == [(ROOT / "policies/upwork/silent_contracts.py").read_text("utf-8")]


def test_the_readme_has_one_test_command_in_the_fence_below_its_marker() -> None:
    lines = page("README.md").splitlines()
    at = lines.index(TEST_COMMAND)
    assert lines[at + 1 : at + 4 : 2] == ["```sh", "```"]
    assert [line for line in lines if "bin/pytest" in line] == [lines[at + 2]]
    assert lines.count(TEST_COMMAND) == 1


# What is shown is printed


@cache
def catalogue() -> Catalogue:
    return catalogue_of(ROOT)[0]


def test_the_table_in_the_readme_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its rule sets and promises, whichever they are, checked again: the same lines."""
    monkeypatch.chdir(ROOT)
    shown = next(f.text for f in fences("README.md") if f.kind == "text").rstrip()
    rule_sets, promises = read_table(shown)
    assert len(rule_sets) > 1 < len(promises)
    asked = [word for promise in promises for word in ("--invariant", promise)]
    printed = printed_by(["check", *rule_sets, *asked, "--histories", "1", "--examples", "0"])
    assert printed.startswith(f"{shown}\n")


def read_table(shown: str) -> tuple[list[str], list[str]]:
    """The rule sets and the promises of a table as ``check`` prints it."""
    rule_sets: list[str] = []
    promises: list[str] = []
    for line in shown.splitlines():
        head = re.fullmatch(r" *([\w.]+) [─┼]*┐", line)
        if head:
            family = rule_sets[-1].partition(".")[0] if rule_sets else ""
            rule_sets.append(family + head[1] if head[1].startswith(".") else head[1])
        elif promises and line.startswith("  "):
            promises[-1] += f" {line.strip()}"
        else:
            promises.append(re.split(" +[✓=○✗·]", line)[0])
    return rule_sets, promises


def follow(name: str) -> Iterator[tuple[Fence, str]]:
    """Do what a page says in the current folder; its blocks of text, each with what was printed."""
    printed = ""
    for fence in fences(name):
        new, more = fence.marked("file"), fence.marked("add to")
        if new or more:
            file = Path(new or more or "")
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("a" if more else "w", encoding="utf-8") as opened:
                opened.write(fence.text)
        elif fence.kind == "sh" and fence.text.startswith("evenhand "):
            code = fence.marked("exits with")
            printed = printed_by(fence.text.split()[1:], codes=(int(code),) if code else (0, 1))
        elif fence.kind == "text" and printed:
            yield fence, printed


def columns(text: str) -> str:
    """*text* with its columns as near as can be: how wide they are hangs on what is left out."""
    return re.sub(r"(?<=\S) +", " ", text).rstrip()


def printed_by(call: list[str], codes: tuple[int, ...] = (0, 1)) -> str:
    found = CliRunner().invoke(evenhand, call)
    assert found.exit_code in codes, found.output
    return "\n".join(line.rstrip() for line in found.output.splitlines())


@pytest.mark.parametrize("name", GUIDES)
def test_whoever_follows_a_page_word_for_word_sees_what_it_shows(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "pyproject.toml").write_text("[tool.evenhand]\n", encoding="utf-8")
    followed = 0
    for fence, printed in follow(name):
        rest = columns(printed)
        for piece in re.split(r"^\.\.\.\n", fence.text, flags=re.MULTILINE):
            assert columns(piece) in rest
            rest = rest.partition(columns(piece))[2]
        followed += 1
    assert followed


# The keys of the JSON

SHARED = {"verdicts": "check", "history": "check", "shares": "run"}


def keys_in(found: object, part: str, section: str = "") -> Iterator[tuple[str, str, str]]:
    """Every key, under the command and the key that describe the object that it stands in."""
    if isinstance(found, list):
        for item in found:
            yield from keys_in(item, part, section)
    elif isinstance(found, dict):
        for key, value in found.items():
            yield part, section, key
            if key == "attribution":
                yield from keys_in(value, "run", "scores")
            elif key == "who_gains":
                yield from keys_in(value, "people")
            else:
                yield from keys_in(value, SHARED.get(key, part), key)


def keys_told() -> set[tuple[str, str, str]]:
    told: set[tuple[str, str, str]] = set()
    part, sections = "", [""]
    for line in page("docs/json.md").splitlines():
        if line.startswith("## "):
            part, sections = line.removeprefix("## "), [""]
        elif line.startswith("### "):
            sections = line.removeprefix("### ").split(", ")
        elif line.startswith("| `"):
            first = line.split("|")[1]
            told |= {(part, s, key) for s in sections for key in re.findall("`(.+?)`", first)}
    return told


def printed_json(*call: str) -> Any:
    return json.loads(CliRunner().invoke(evenhand, [*call, "--format", "json"]).output)


def a_verdict_with_everything() -> dict[str, Any]:
    client, freelancer = Party("a client", "client"), Party("a freelancer")
    day = History().at
    said = Feedback(by="client", at=day, stars=1, changes=(Change(day, 5),), responded=day)
    contract = Contract(
        id="a contract",
        freelancer=freelancer,
        client=client,
        hired=day,
        feedback=(said,),
        reports=(Report("freelancer", day, "no pay"),),
    )
    history = History([contract], facts=[PlatformFact(day, "flagged", client)])
    case = Case(kept=True, of=freelancer, base=history, varied=history, before=1, after=1)
    found = Counterexample(history, case)
    verdict = Verdict(
        rule_set="baselines.mean",
        invariant="a promise",
        outcome=Outcome.VIOLATED,
        evidence=Evidence(
            ordinary=found,
            smallest=found,
            worst=found,
            exhausted=Exhausted(size=1, kinds=1, histories=2),
            proof=Proof(proved=True, tool="a prover", version="1"),
        ),
    )
    return reports.verdicts([verdict], {"baselines.mean": catalogue().rule_set("baselines.mean")})


def test_the_keys_in_the_json_page_are_those_that_are_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = Repository(tmp_path)
    repository.write("policies/ours/few.py", FEW)
    repository.rule_sets(keeps=KEEPS, breaks=BREAKS + FULL)
    repository.scenario("cancelled", '[expect."ours.keeps"]\nshown = [5, 5]')
    monkeypatch.chdir(tmp_path)
    printed = set(keys_in(printed_json("check", "ours.keeps"), "check"))
    printed |= set(keys_in(a_verdict_with_everything(), "check"))
    printed |= set(keys_in(printed_json("compare", "ours.keeps", "ours.breaks"), "compare"))
    printed |= set(keys_in(as_json([written.comparison()], written.since()), "compare"))
    for what in ("rules", "rule-sets", "invariants", "scenarios"):
        printed |= set(keys_in(printed_json("list", what), "list"))
    printed |= set(keys_in(run_with_everything(repository), "run"))
    printed |= set(keys_in(printed_json("witness", *A_SMALL_QUESTION), "witness"))
    printed |= set(keys_in(printed_json("mutate", "ours.breaks", "--histories", "5"), "mutate"))
    people = ("people", "ours.breaks", "ours.keeps", "--people", "100")
    printed |= set(keys_in(printed_json(*people, "--on", "2020-06-01"), "people"))
    monkeypatch.chdir(ROOT)
    printed |= set(keys_in(printed_json("run", *A_CONTRACT_WITHOUT_PAY), "run"))
    for rule_set in ("guru.value_share", "upwork.jss_2024_09"):
        call = ("explain", A_CONTRACT_WITHOUT_PAY[0], "--rule-set", rule_set)
        printed |= set(keys_in(printed_json(*call), "explain"))
    printed |= set(keys_in(printed_json("mutate", "baselines.mean", "--histories", "5"), "mutate"))
    assert keys_told() == printed


A_CONTRACT_WITHOUT_PAY = (
    *("overnight_cancellation_91_to_80", "--rule-set", "charter.fair_unpaid"),
    *("--rule-set", "upwork.jss_2024_09"),
)
A_SMALL_QUESTION = (
    *("--rule-set", "ours.keeps", "--rule-set", "ours.breaks"),
    *("--before", "5", "--falls-by", "1", "--feedback", "hostile", "--contracts", "3"),
)


def run_with_everything(repository: Repository) -> Any:
    """A scenario that refuses feedback, moves the score, and is expected to do otherwise."""
    repository.scenario("told", '[expect."ours.breaks"]\nshown = [4, 4]')
    return printed_json("run", "told")


def test_the_version_in_the_json_page_is_the_one_that_is_printed() -> None:
    assert f"a whole number, now {reports.VERSION}." in page("docs/json.md")


def test_the_example_in_the_json_page_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = next(json.loads(f.text) for f in fences("docs/json.md") if f.kind == "json")
    verdicts = printed_json("check", "baselines.mean", "--histories", "1")["verdicts"]
    assert shown in [verdict["evidence"]["smallest"] for verdict in verdicts]


# What is written by a command is what it writes

FAMILIES = sorted({file.parent.name for file in (ROOT / "policies").glob("*/*.toml")})
WRITTEN = {
    "docs/promises.md": ["invariants"],
    **{f"policies/{family}/README.md": ["rule-sets", f"{family}.*"] for family in FAMILIES},
}


@pytest.mark.parametrize(("name", "what"), WRITTEN.items())
def test_the_pages_of_the_catalogue_are_as_the_command_writes_them(
    name: str, what: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    call = ["list", *what, "--format", "markdown"]
    written = CliRunner().invoke(evenhand, call).output
    file = ROOT / name
    if not file.is_file() or file.read_text("utf-8") != written:
        pytest.fail(
            f"{name} is out of date; run: evenhand {' '.join(map(quote, call))} > {name}",
            pytrace=False,
        )


# Whom the pages must not name


@pytest.mark.parametrize("name", [*PAGES, "CHANGELOG.md"])
def test_no_page_names_a_path_of_somebodys_machine(name: str) -> None:
    assert re.findall(r"(?<![\w.:/])/(?:home|work|tmp|Users|opt)/\S*", page(name)) == []
