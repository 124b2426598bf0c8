"""The page about the readings: every number in its table is worked out again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from evenhand.catalogue.scenarios import Scenario, read_scenario
from evenhand.model.units import told
from evenhand.runs import Run

from tests.docs.pages import commands, page
from tests.policies.jobs import CATALOGUE

ROOT = Path(__file__).parents[2]
PAGE = "docs/readings.md"
COLUMNS = re.findall(r"^- \*\*([A-E])\*\*: (?:.|\n  )*?\(`(\w+)`\)\.$", page(PAGE), re.MULTILINE)
ROWS = {
    name: re.findall(r"(\S+) → (\S+)", cells)
    for name, cells in re.findall(r"^\| `([\w.]+)` \|(.* → .*)\|$", page(PAGE), re.MULTILINE)
}
CELLS = [
    (rule_set, scenario, shown)
    for rule_set, cells in ROWS.items()
    for (_, scenario), shown in zip(COLUMNS, cells, strict=True)
]


def scenario(name: str) -> Scenario:
    (file,) = (ROOT / "scenarios").rglob(f"{name}.toml")
    return read_scenario(file)


def test_the_table_has_every_reading_and_every_era_in_all_columns() -> None:
    replaced = [CATALOGUE.rule_set("upwork.jss_public_only")]
    while before := replaced[-1].definition.replaces:
        replaced.append(before.rule_set)
    eras = [rule_set.name for rule_set in reversed(replaced)]
    readings = [name for name in CATALOGUE.rule_set_files if name.startswith("readings.")]
    assert [letter for letter, _ in COLUMNS] == [*"ABCDE"]
    assert sorted(ROWS) == sorted([*readings, *eras])
    assert list(ROWS)[len(readings) :] == eras


@pytest.mark.parametrize(("rule_set", "name", "shown"), CELLS)
def test_every_number_in_the_table_is_what_comes_out(
    rule_set: str, name: str, shown: tuple[str, str]
) -> None:
    history = scenario(name)
    run = Run(CATALOGUE.rule_set(rule_set), history.history)
    moments = (history.before, history.after)
    assert shown == tuple(told(run.shown(of=history.about, at=at)) for at in moments)


def test_each_column_has_its_command_and_that_command_runs_every_row() -> None:
    calls = [call for call in commands(PAGE) if call[0] == "run"]
    assert [call[1] for call in calls] == [name for _, name in COLUMNS]
    for call in calls:
        chosen = {each.name for each in CATALOGUE.chosen_rule_sets(call[3::2])}
        assert {*call[2::2]} == {"--rule-set"}
        assert {*ROWS} <= chosen
