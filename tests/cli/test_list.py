"""The command ``list``: everything that the catalogue holds, in three formats."""

import json

import pytest

from tests.cli.repositories import BREAKS, HOSTILE, KEEPS, Repository, claim

KEYS = {
    "rules": {"rule", "question", "text", "source"},
    "rule-sets": {
        "rule_set", "title", "in_force", "rules", "numbers", "violates", "gaps", "sources",
    },
    "invariants": {"invariant", "statement", "basis"},
    "scenarios": {"scenario", "title", "rule_sets", "sources"},
}  # fmt: skip
OURS = {
    "rules": "ours.stars.by_stars",
    "rule-sets": "ours.breaks",
    "invariants": HOSTILE,
    "scenarios": "scenarios/cancelled.toml",
}
KINDS = pytest.mark.parametrize("kind", KEYS)


@pytest.fixture
def full(repository: Repository) -> Repository:
    repository.rule_set("keeps", KEEPS)
    repository.rule_set(
        "breaks",
        BREAKS
        + 'sources = ["Terms 4"]\ngaps = ["Silence | is not said"]\n'
        + "in_force = { from = 2020-01-01 }\n"
        + claim(HOSTILE),
    )
    repository.scenario("cancelled", '[expect."ours.breaks"]\nshown = [5, 3]')
    return repository


@KINDS
def test_text_begins_with_the_name_and_keeps_to_80_columns(full: Repository, kind: str) -> None:
    told = full.run("list", kind)
    assert told.code == 0
    lines = told.out.splitlines()
    assert OURS[kind] in lines
    assert all(len(line) <= 80 or " " not in line.strip() for line in lines)


@KINDS
def test_json_has_the_same_keys_for_all(full: Repository, kind: str) -> None:
    content = json.loads(full.run("list", kind, "--format", "json").out)
    assert content.pop("evenhand") == 1
    ((key, rows),) = content.items()
    assert key == kind.replace("-", "_")
    assert all(set(row) == KEYS[kind] for row in rows)
    assert OURS[kind] in [next(iter(row.values())) for row in rows]


@KINDS
def test_markdown_is_one_table(full: Repository, kind: str) -> None:
    header, rule, *rows = full.run("list", kind, "--format", "markdown").out.strip().splitlines()
    columns = len(KEYS[kind])
    assert header.count(" | ") == rule.count(" | ") == columns - 1
    assert all(row.replace("\\|", "").count("|") == columns + 1 for row in rows)


def test_a_rule_set_is_told_with_its_numbers_and_what_it_violates(full: Repository) -> None:
    rows = json.loads(full.run("list", "rule-sets", "--format", "json").out)["rule_sets"]
    (row,) = [row for row in rows if row["rule_set"] == "ours.breaks"]
    assert row == {
        "rule_set": "ours.breaks",
        "title": "Breaks a promise",
        "in_force": "2020-01-01 to today",
        "rules": ["ours.stars.by_stars", "ours.stars.plain_mean"],
        "numbers": [
            "ours.stars.by_stars: worst = 1 stars (no source given)",
            "ours.stars.plain_mean: fewest = 1 (no source given)",
        ],
        "violates": [f"{HOSTILE}: Bad words count. (Terms 4.2; review by 2999-01-01)"],
        "gaps": ["Silence | is not said"],
        "sources": ["Terms 4"],
    }


def test_one_rule_of_many_rule_sets_is_listed_once(full: Repository) -> None:
    rows = json.loads(full.run("list", "rules", "--format", "json").out)["rules"]
    names = [row["rule"] for row in rows]
    assert len(names) == len(set(names))
    assert {"ours.stars.by_stars", "ours.unpaid.unpaid", "baselines.mean.by_stars"} <= set(names)


def test_an_unknown_kind_is_refused(full: Repository) -> None:
    told = full.run("list", "rulez")
    assert told.code == 2
    assert "'rulez' is not one of 'rules', 'rule-sets', 'invariants', 'scenarios'" in told.err
