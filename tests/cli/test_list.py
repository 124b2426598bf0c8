"""The command ``list``: everything that the catalogue holds, in three formats."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from evenhand.reports.markdown import escaped

from tests.cli.repositories import Repository
from tests.repositories import BREAKS, FEW, FULL, HOSTILE, KEEPS, NAMES

KEYS = {
    "rules": {"rule", "question", "text", "source"},
    "rule-sets": {
        "rule_set", "title", "in_force", "scores", "scale", "replaces", "rules", "numbers",
        "violates", "out_of_scope", "gaps", "sources",
    },
    "invariants": {
        "invariant", "number", "kind", "statement", "for_a_worker", "for_a_platform", "against",
        "measures", "bounds", "basis", "violated_by", "out_of_scope_of",
    },
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
    repository.write("policies/ours/few.py", FEW)
    repository.rule_sets(keeps=KEEPS, breaks=BREAKS + FULL)
    repository.rule_set("silent", 'title = "Silent"\nmodules = ["ours.unpaid"]\n')
    repository.scenario("cancelled", '[expect."ours.breaks"]\nshown = [5, 3]')
    return repository


def row(repository: Repository, kind: str, name: str) -> dict[str, Any]:
    """The row of that name in a list."""
    content = json.loads(repository.run("list", kind, "--format", "json").out)
    rows: list[dict[str, Any]] = content[kind.replace("-", "_")]
    return next(row for row in rows if next(iter(row.values())) == name)


def section(repository: Repository, kind: str, name: str) -> str:
    """The section about *name* on a page."""
    page = repository.run("list", kind, "--format", "markdown").out
    return page.partition(f"\n## {name}\n\n")[2].partition("\n## ")[0]


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
    assert content.pop("evenhand") == 3
    ((key, rows),) = content.items()
    assert key == kind.replace("-", "_")
    assert all(set(row) == KEYS[kind] for row in rows)
    assert OURS[kind] in [next(iter(row.values())) for row in rows]


@pytest.mark.parametrize("kind", ["rules", "scenarios"])
def test_of_rules_and_scenarios_markdown_is_one_table(full: Repository, kind: str) -> None:
    header, rule, *rows = full.run("list", kind, "--format", "markdown").out.strip().splitlines()
    columns = len(KEYS[kind])
    assert header.count(" | ") == rule.count(" | ") == columns - 1
    assert all(row.replace("\\|", "").count("|") == columns + 1 for row in rows)


@pytest.mark.parametrize(("kind", "name"), [("rule-sets", "title"), ("invariants", "statement")])
def test_of_rule_sets_and_promises_markdown_is_a_page_with_a_section_each(
    full: Repository, kind: str, name: str
) -> None:
    page = full.run("list", kind, "--format", "markdown").out
    rows = json.loads(full.run("list", kind, "--format", "json").out)[kind.replace("-", "_")]
    names = [next(iter(row.values())) for row in rows]
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == names
    top = page.partition("\n## ")[0]
    assert re.findall(r"^\| \[.+?\]\(#(.+?)\) \|", top, re.MULTILINE) == [
        name.replace(".", "") for name in names
    ]
    assert all(escaped(row[name]) in top for row in rows)
    tables = [block for block in page.split("\n\n") if block.startswith("|")]
    for table in tables:
        widths = {line.replace("\\|", "").count("|") for line in table.splitlines()}
        assert len(widths) == 1, table


def test_a_rule_set_is_told_with_its_numbers_and_what_it_violates(full: Repository) -> None:
    assert row(full, "rule-sets", "ours.breaks") == {
        "rule_set": "ours.breaks",
        "title": "Breaks a promise",
        "in_force": "2020-01-01 to today",
        "scores": ["freelancer"],
        "scale": "1 to 5",
        "replaces": {
            "rule_set": "ours.keeps",
            "announced": "2019-12-01",
            "source": "A letter",
        },
        "rules": [
            {
                "rule": "ours.stars.by_stars",
                "question": "rates",
                "text": "The last stars count, none below the worst.",
                "source": "ours 1",
            },
            {
                "rule": "ours.stars.plain_mean",
                "question": "aggregates",
                "text": "All stars over their number, from the fewest contracts on.",
                "source": "ours 2",
            },
        ],
        "numbers": [
            {
                "rule": "ours.stars.by_stars",
                "name": "worst",
                "value": "2 stars",
                "standing": "said by staff",
                "source": "Staff",
            },
            {
                "rule": "ours.stars.plain_mean",
                "name": "fewest",
                "value": "1",
                "standing": "no source given",
                "source": "",
            },
        ],
        "violates": [
            {
                "invariant": name,
                "because": "Bad words count.",
                "source": "Terms 4.2",
                "review_by": "2999-01-01",
            }
            for name in (HOSTILE, NAMES)
        ],
        "out_of_scope": [{"invariant": "contracts_are_few", "because": "No count."}],
        "gaps": ["Silence | is not said"],
        "sources": ["Terms 4"],
    }


def test_a_promise_is_told_with_its_bounds_and_who_violates_it(full: Repository) -> None:
    assert row(full, "invariants", "contracts_are_few") == {
        "invariant": "contracts_are_few",
        "number": "I99",
        "kind": "state",
        "statement": "Nobody has more contracts than the most.",
        "for_a_worker": "you get some rest.",
        "for_a_platform": "count them.",
        "against": [NAMES],
        "measures": "contracts",
        "bounds": [
            {"name": "most", "value": "2", "standing": "claimed", "source": "a rumour"},
        ],
        "basis": ["W1 | ours"],
        "violated_by": [],
        "out_of_scope_of": ["ours.breaks"],
    }
    breaks = {"rule_set": "ours.breaks", "because": "Bad words count.", "source": "Terms 4.2"}
    assert breaks in row(full, "invariants", HOSTILE)["violated_by"]


def test_the_bounds_told_are_those_of_the_table(full: Repository) -> None:
    full.table("[tool.evenhand.bounds.contracts_are_few]", "most = 7")
    (bound,) = row(full, "invariants", "contracts_are_few")["bounds"]
    assert bound["value"] == "7"


def test_the_section_of_a_rule_set_has_all_that_its_row_has(full: Repository) -> None:
    assert section(full, "rule-sets", "ours.breaks").strip().split("\n\n") == [
        "Breaks a promise. In force 2020-01-01 to today. Scores freelancers from 1 to 5. Replaces "
        "ours.keeps, announced on 2019-12-01 (A letter).",
        "| rule | answers | text | source |\n| --- | --- | --- | --- |\n"
        "| `ours.stars.by_stars` | `rates` | The last stars count, none below the worst. "
        "| ours 1 |\n"
        "| `ours.stars.plain_mean` | `aggregates` | All stars over their number, from the fewest "
        "contracts on. | ours 2 |",
        "**Numbers**",
        "| rule | number | value | standing | source |\n| --- | --- | --- | --- | --- |\n"
        "| `ours.stars.by_stars` | `worst` | 2 stars | said by staff | Staff |\n"
        "| `ours.stars.plain_mean` | `fewest` | 1 | no source given |  |",
        "**Violates**",
        f"- `{HOSTILE}`, `{NAMES}`: Bad words count. (Terms 4.2; to be reviewed by 2999-01-01)",
        "**Out of scope**",
        "- `contracts_are_few`: No count.",
        "**Not known, or not written**",
        "- Silence \\| is not said",
        "**Sources**",
        "- Terms 4",
    ]


def test_a_rule_set_without_a_score_says_so(full: Repository) -> None:
    assert section(full, "rule-sets", "ours.silent").startswith("Silent. Gives nobody a score.\n")
    assert row(full, "rule-sets", "ours.silent")["scores"] == []


def test_the_section_of_a_promise_has_all_that_its_row_has(full: Repository) -> None:
    assert section(full, "invariants", "contracts_are_few").strip().split("\n\n") == [
        "*I99, state, counted in contracts*",
        "Nobody has more contracts than the most.",
        "**For a worker:** you get some rest.",
        "**For a platform:** count them.",
        f"**Pulls against:** [`{NAMES}`](#{NAMES})",
        "**Bounds**",
        "| number | value | standing | source |\n| --- | --- | --- | --- |\n"
        "| `most` | 2 | claimed | a rumour |",
        "**Asked for by**",
        "- W1 \\| ours",
    ]


def test_names_and_patterns_choose_what_is_listed(full: Repository) -> None:
    told = full.run("list", "rule-sets", "ours.k*", "ours.silent", "--format", "json").out
    listed = [row["rule_set"] for row in json.loads(told)["rule_sets"]]
    assert listed == ["ours.keeps", "ours.silent"]
    assert full.refused("list", "rule-sets", "ours.kepes", "nobody.*") == [
        "nobody.*: nothing in this list has this name",
        "ours.kepes: nothing in this list has this name; did you mean 'ours.keeps'?",
    ]


def test_text_has_every_fact_of_a_row(full: Repository) -> None:
    for kind in ("rule-sets", "invariants"):
        words = " ".join(full.run("list", kind).out.split())
        content = json.loads(full.run("list", kind, "--format", "json").out)
        for fact in facts(content[kind.replace("-", "_")]):
            assert fact in words


def facts(content: object) -> Iterator[str]:
    """Every text in what is read from JSON."""
    if isinstance(content, dict):
        content = list(content.values())
    if isinstance(content, list):
        for item in content:
            yield from facts(item)
    elif isinstance(content, str):
        yield content


def test_promises_with_a_number_come_first_and_in_its_order(full: Repository) -> None:
    content = json.loads(full.run("list", "invariants", "--format", "json").out)
    numbers = [row["number"] for row in content["invariants"]]
    numbered = [number for number in numbers if number]
    assert numbers[: len(numbered)] == sorted(numbered)
    assert numbered[-1] == "I99"


def test_one_rule_of_many_rule_sets_is_listed_once(full: Repository) -> None:
    rows = json.loads(full.run("list", "rules", "--format", "json").out)["rules"]
    names = [row["rule"] for row in rows]
    assert len(names) == len(set(names))
    assert {"ours.stars.by_stars", "ours.unpaid.unpaid", "baselines.mean.by_stars"} <= set(names)


def test_an_unknown_kind_is_refused(full: Repository) -> None:
    told = full.run("list", "rulez")
    assert told.code == 2
    assert "'rulez' is not one of 'rules', 'rule-sets', 'invariants', 'scenarios'" in told.err
