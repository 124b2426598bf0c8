"""The command ``mutate``: one clause of a rule set changed at a time, and who notices."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.repositories import Repository, Told
from tests.mutation.planted import planted

GUARDED = ("--rule", "ours.trials.*", "--histories", "1")
UNGUARDED = ("--rule", "ours.lately.some_days_ago", "--rule", "ours.unreached.*")
FATES = {"noticed", "breaks", "unnoticed", "no difference", "invalid"}


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return planted(Repository(tmp_path_factory.mktemp("planted")))


@pytest.fixture(scope="module")
def text(ours: Repository) -> Told:
    return ours.run("mutate", "ours.planted", "--histories", "1")


def test_the_report_begins_with_the_clauses_that_nobody_guards(text: Told) -> None:
    assert (text.code, text.err) == (0, "")
    words = " ".join(text.out.split())
    assert words.startswith(
        "ours.planted: who would notice if one of its clauses were changed? Nobody guards 1 of 5 "
        "clauses, no change to which is noticed: ours.lately.some_days_ago. 1 whole clause could "
        "be dropped, and nobody would notice: ours.lately.some_days_ago. In 1 of 5 clauses no "
        "change makes a difference on what was tried: nothing reaches it, or it does nothing: "
        "ours.unreached.never_asked. "
    )
    assert "Guarded by nobody: - 5 - ours.lately.some_days_ago" in words
    assert "No change makes a difference: - - 10 ours.unreached.never_asked" in words
    assert "scenario and 1 witness, on 1," in words
    assert "Promises that could not notice anything: 1 violated, as listed, 1 silent." in words


def test_of_each_clause_that_is_not_wholly_guarded_stands_what_nobody_notices(text: Told) -> None:
    words = " ".join(text.out.split())
    assert 'ours.lately.some_days_ago "A reader sees the score as it was' in words
    assert 'four days ago." (ours 5) Nobody notices any change, and these 5 make a' in words
    assert "if the clause is dropped; if delay is 3 or 2 days, not 4 days." in words
    assert 'ours.unreached.never_asked "Whatever is left counts one star." (ours 2)' in words
    assert "No change makes a difference on 1," in words
    assert 'ours.trials.trials "' not in words, "it is guarded"


def test_on_request_it_tells_who_notices_of_every_clause(ours: Repository) -> None:
    told = ours.run("mutate", "ours.planted", *GUARDED, "--verbose")
    words = " ".join(told.out.split())
    assert told.code == 0
    assert 'ours.trials.trials "A contract that was ended as a trial does not count."' in words
    assert "noticed, by - scenarios: a trial" in words
    assert max(map(len, told.out.splitlines())) <= 80


def test_the_report_is_narrow_and_plain(text: Told) -> None:
    assert max(map(len, text.out.splitlines())) <= 80
    assert text.out.isascii()


def test_json_tells_every_change(ours: Repository) -> None:
    told = ours.run("mutate", "ours.planted", *UNGUARDED, "--histories", "1", "--format", "json")
    content: dict[str, Any] = json.loads(told.out)
    assert set(content) == {
        "evenhand", "rule_set", "histories", "scenarios", "witnesses", "guards",
        "could_not_notice", "disappointed", "unguarded", "clauses",
    }  # fmt: skip
    names = {clause["rule"] for clause in content["clauses"]}
    assert names == {"ours.lately.some_days_ago", "ours.unreached.never_asked"}
    assert set(content["unguarded"]) == names
    for clause in content["clauses"]:
        assert set(clause) == {"rule", "question", "text", "cites", "guarded", "changes"}
        assert [change["kind"] for change in clause["changes"]].count("drop") == 1
        for change in clause["changes"]:
            assert set(change) == {
                "kind", "where", "line", "before", "after", "words", "fate", "why",
                "noticed_by", "difference",
            }  # fmt: skip
            assert change["fate"] in FATES
            assert (change["difference"] is None) == (change["fate"] == "no difference")


def test_markdown_is_a_table_and_every_clause_folded(ours: Repository) -> None:
    told = ours.run("mutate", "ours.planted", *UNGUARDED, "--histories", "1", "--format=markdown")
    assert told.code == 0
    assert "### ours.planted: who would notice if one of its clauses were changed?" in told.out
    assert (
        "| ours.lately.some\\_days\\_ago | guarded by nobody | 5 | - | 5 | - | nobody |" in told.out
    )
    assert told.out.count("<details>") == told.out.count("</details>") == 2
    assert "- the clause is dropped" in told.out
    assert "No change makes a difference on 1," in told.out


def test_strict_fails_where_a_clause_is_guarded_by_nobody(ours: Repository) -> None:
    assert ours.run("mutate", "ours.planted", "--strict", *GUARDED).code == 0
    assert ours.run("mutate", "ours.planted", "--strict", "--histories", "1", *UNGUARDED).code == 1


@pytest.mark.parametrize(
    ("named", "answer"),
    [
        (
            ("ours.plantet",),
            "ours.plantet: there is no rule set of this name; did you mean 'ours.planted'?",
        ),
        (
            ("ours.planted", "--rule", "ours.trials.trial"),
            "ours.trials.trial: ours.planted has no rule of this name; "
            "did you mean 'ours.trials.trials'?",
        ),
    ],
)
def test_a_misspelt_name_is_told_with_the_nearest(
    ours: Repository, named: tuple[str, ...], answer: str
) -> None:
    assert ours.refused("mutate", *named) == [answer]


def test_two_rule_sets_at_once_are_refused(ours: Repository) -> None:
    [told] = ours.refused("mutate", "baselines.b*")
    assert told.startswith("baselines.b*: that is more than one rule set: baselines.bayesian, ")
