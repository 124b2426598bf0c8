"""The project against its own rules."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import evenhand
import pytest
from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.catalogue.promises import reference_promises
from evenhand.catalogue.scenarios import read_scenario
from evenhand.rulesets import RuleSet
from evenhand.search.trials import first_violation

ROOT = Path(__file__).parents[2]
CATALOGUE: Catalogue = catalogue_of(ROOT)[0]
RULE_SETS = [CATALOGUE.rule_set(name) for name in CATALOGUE.own]
EACH_RULE_SET = pytest.mark.parametrize("rule_set", RULE_SETS, ids=lambda r: r.name)
SOURCES = sorted((ROOT / "kit").rglob("*.py"))


@EACH_RULE_SET
def test_every_rule_has_a_text_and_a_source(rule_set: RuleSet) -> None:
    assert rule_set.rules
    for rule in rule_set.rules.values():
        assert rule.text.endswith((".", ")")), rule.name
        assert rule_set.source_of(rule), rule.name
        assert rule.cites or rule.name.startswith("shared."), rule.name


@EACH_RULE_SET
def test_every_figure_says_where_it_is_from(rule_set: RuleSet) -> None:
    assert [figure for figure in rule_set.figures() if figure.standing is None] == []


@EACH_RULE_SET
def test_every_rule_set_names_its_sources(rule_set: RuleSet) -> None:
    assert rule_set.definition.sources


def test_every_numbered_source_has_its_address_in_the_docs() -> None:
    pages = [ROOT / "docs/sources.md", *(ROOT / "policies").glob("*/sources.md")]
    known = "".join(page.read_text("utf-8") for page in pages)
    files = [*(ROOT / "policies").rglob("*.py"), *(ROOT / "policies").rglob("*.toml")]
    cited = {n for file in files for n in re.findall(r"\b\d{6,14}\b", file.read_text("utf-8"))}
    assert cited
    assert {number for number in cited if number not in known} == set()


def test_every_module_of_the_catalogue_is_used_by_a_rule_set() -> None:
    used = {name for rule_set in RULE_SETS for name in rule_set.definition.modules}
    assert used == set(CATALOGUE.module_files)


def test_the_promises_are_numbered_from_one_to_forty_four() -> None:
    numbers = sorted(promise.number for promise in reference_promises())
    assert numbers == [f"I{number:02}" for number in range(1, 45)]


def test_every_promise_says_who_asks_for_it() -> None:
    for promise in reference_promises():
        assert promise.basis
        assert promise.text.endswith(".")


def test_the_face_offers_what_it_says_and_only_that() -> None:
    tree = ast.parse((ROOT / "kit/evenhand/__init__.py").read_text("utf-8"))
    typed = [
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("evenhand")
        for alias in node.names
    ]
    assert sorted(typed) == sorted(evenhand.__all__)
    for name in evenhand.__all__:
        assert getattr(evenhand, name).__class__ is not None


def test_the_face_imports_nothing_before_it_is_asked() -> None:
    told = "import sys, evenhand; print(sorted(m for m in sys.modules if m.startswith('evenhand')))"
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['evenhand']"


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT / "kit")))
def test_no_module_of_the_kit_imports_the_face(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.module != "evenhand"
        if isinstance(node, ast.Import):
            assert "evenhand" not in [alias.name for alias in node.names]


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT / "kit")))
def test_every_module_begins_with_the_caption_of_its_room(file: Path) -> None:
    caption = ast.get_docstring(ast.parse(file.read_text("utf-8")))
    assert caption
    assert caption.splitlines()[0].endswith(".")


def test_nothing_tells_where_it_was_written() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    names = listed.stdout.splitlines()
    if not names:
        pytest.skip("this is no git checkout, so there is no list of files to read")
    for name in names:
        text = (ROOT / name).read_bytes().decode("utf-8", errors="replace")
        assert not re.search(r"/(home|root|Users)/\w", text), name


WITNESSES = sorted((ROOT / "scenarios/witnesses").rglob("*.toml"))


@pytest.mark.parametrize("file", WITNESSES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_witness_is_a_story_of_at_most_six_contracts_that_is_listed(file: Path) -> None:
    """Or of more where it takes them, as some badges do: then none can be left out."""
    scenario = read_scenario(file)
    rule_set = CATALOGUE.rule_set(file.parent.name)
    assert scenario.history.contracts
    if len(scenario.history) > 6:
        promise = CATALOGUE.invariants[file.stem]
        for contract in scenario.history.contracts:
            fewer = scenario.history.without(contract)
            assert first_violation(rule_set, promise, fewer) is None, contract.id
    assert scenario.story
    listed = [name for claim in rule_set.definition.claims for name in claim.invariants]
    assert file.stem in listed
    assert scenario.expectations[rule_set.name].broken == (file.stem,)


def test_every_listed_violation_has_its_witness() -> None:
    listed = {
        (rule_set.name, name)
        for rule_set in RULE_SETS
        for claim in rule_set.definition.claims
        for name in claim.invariants
    }
    assert listed == {(file.parent.name, file.stem) for file in WITNESSES}
