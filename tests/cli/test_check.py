"""The command ``check``: what it tells, in three formats, and how it ends."""

import json
import re

import pytest

from tests.cli.repositories import Repository
from tests.repositories import (
    BREAKS,
    CANCELLED,
    HIDDEN,
    HOSTILE,
    KEEPS,
    NAMES,
    SILENT_CLIENT,
    claim,
)

VERDICT_KEYS = {
    "rule_set", "invariant", "verdict", "expected", "failed", "objection", "out_of_scope",
    "evidence",
}  # fmt: skip
EVIDENCE_KEYS = {
    "histories", "met", "cases", "reached", "moved", "violations", "exhausted", "proof", "trouble",
    "ordinary", "smallest", "worst",
}  # fmt: skip
CASE_KEYS = {
    "of", "because", "difference", "measure", "told", "amount", "before", "after", "before_shown",
    "after_shown",
}  # fmt: skip
CONTRACT_KEYS = {
    "id", "freelancer", "client", "posting", "kind", "agreed_cents", "hired", "worked",
    "paid_cents", "net_cents", "ended", "ended_by", "reason", "feedback", "blocked_by", "reports",
}  # fmt: skip


MEASURED = '''
"""A promise about nothing but numbers."""

from evenhand import Case, invariant


@invariant(basis=["ours"], measures="contracts")
def contracts_are_few(run):
    """Nobody has more than two contracts."""
    for party in run.history.freelancers():
        count = len(run.history.of(party))
        yield Case(
            kept=count <= 2,
            of=party,
            base=run.history,
            varied=run.history,
            before=None,
            after=None,
            measure="answer",
            told=f"{party} has {count} contracts",
            amount=count,
        )
'''


@pytest.fixture
def two(repository: Repository) -> Repository:
    """A repository of one rule set that keeps its promises and one that does not."""
    repository.rule_set("keeps", KEEPS)
    repository.rule_set("breaks", BREAKS)
    return repository


def headlines(text: str) -> list[str]:
    """The rule set and the promise of every story that is told."""
    return re.findall(r"^(ours\.\w+: \w+)$", text, re.MULTILINE)


def test_the_table_has_a_row_for_each_promise_and_a_column_for_each_rule_set(
    two: Repository,
) -> None:
    told = two.run("check", "--invariant", HOSTILE, "--invariant", NAMES)
    assert told.code == 1
    assert re.search(r"^unpaid cancellation with hostile .+ ✗! +[=○] *$", told.out, re.MULTILINE)
    assert re.search(r"^names never matter +[=○] +[=○] *$", told.out, re.MULTILINE)
    assert (
        "2 rule sets, 2 promises: 3 hold, all of them without the result ever moving; "
        "1 VIOLATED, not listed."
    ) in " ".join(told.out.split())


def test_what_holds_because_nothing_ever_moved_is_told_apart_from_what_holds(
    two: Repository,
) -> None:
    moving = "good_work_never_lowers_the_score"
    told = two.run("check", "ours.keeps", "--invariant", NAMES, "--invariant", moving)
    assert told.code == 0
    assert re.search(r"^names never matter +[=○]$", told.out, re.MULTILINE)
    assert re.search(r"^good work never lowers the score +✓$", told.out, re.MULTILINE)
    words = " ".join(told.out.split())
    assert "✓ holds in all that was tried " in words
    assert re.search(r"[=○] holds in all that was tried; (the result|nothing)", words)
    assert "2 hold, 1 of them without the result ever moving" in words
    told = two.run(
        "check", "ours.keeps", "--invariant", NAMES, "--invariant", moving, "--format", "json"
    )
    moved = {v["invariant"]: v["evidence"]["moved"] for v in json.loads(told.out)["verdicts"]}
    assert moved[NAMES] == 0
    assert moved[moving] > 0


def test_a_story_tells_what_happened_the_numbers_and_the_rule(two: Repository) -> None:
    told = two.run("check", "ours.breaks")
    words = " ".join(told.out.split())
    assert "-> 22 May 2025 Client 2 ends a contract with the freelancer 8 hours after" in words
    assert "score would be 5. Because it is there, it is 3." in words
    assert "The rule: ours.stars.by_stars" in words
    assert "(source: ours 1)" in words


def test_without_names_ones_own_rule_sets_are_checked(two: Repository) -> None:
    told = two.run("check", "--format", "json")
    found = [verdict["rule_set"] for verdict in json.loads(told.out)["verdicts"]]
    assert found == ["ours.breaks", "ours.keeps"]


def test_reference_rule_sets_are_checked_by_name_beside_those_of_a_pattern(two: Repository) -> None:
    told = two.run("check", "ours.k*", "baselines.mean", "--format", "json")
    found = [verdict["rule_set"] for verdict in json.loads(told.out)["verdicts"]]
    assert found == ["ours.keeps", "baselines.mean"]


@pytest.mark.parametrize(
    ("patterns", "found"),
    [
        ([NAMES], [NAMES]),
        (["names never matter"], [NAMES]),
        (["unpaid_cancellation_*"], [SILENT_CLIENT, HOSTILE]),
        (["hidden_contracts*", "names*"], [HIDDEN, NAMES]),
    ],
)
def test_promises_are_chosen_by_name_spoken_name_or_pattern(
    two: Repository, patterns: list[str], found: list[str]
) -> None:
    asked = [word for pattern in patterns for word in ("--invariant", pattern)]
    told = two.run("check", "ours.keeps", "--format", "json", *asked)
    chosen = [verdict["invariant"] for verdict in json.loads(told.out)["verdicts"]]
    assert sorted(chosen) == sorted(found)


@pytest.mark.parametrize(("rule_set", "code"), [("ours.keeps", 0), ("ours.breaks", 1)])
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_the_exit_code_is_the_same_in_every_format(
    two: Repository, rule_set: str, code: int, form: str
) -> None:
    assert two.run("check", rule_set, "--format", form).code == code


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_with_exit_zero_the_findings_are_told_and_the_exit_code_is_0(
    two: Repository, form: str
) -> None:
    plain = two.run("check", "--format", form)
    told = two.run("check", "--format", form, "--exit-zero")
    assert (told.code, told.out) == (0, plain.out)


def test_exit_zero_does_not_hide_a_mistake(two: Repository) -> None:
    assert two.run("check", "ours.nobody", "--exit-zero").code == 2


@pytest.mark.parametrize(
    ("examples", "stories", "lines"),
    [
        ("0", 0, 0),
        ("1", 1, 1),
        ("2", 2, 1),
        ("50", 3, 0),
    ],
)
def test_of_what_is_listed_as_many_stories_are_told_as_are_asked_for(
    repository: Repository, examples: str, stories: int, lines: int
) -> None:
    for name in ("a", "b", "c"):
        repository.rule_set(name, BREAKS + claim(HOSTILE))
        repository.witness(f"ours.{name}")
    told = repository.run("check", "--examples", examples)
    assert told.code == 0
    assert len(headlines(told.out)) == stories
    assert sum(" becomes " in line for line in told.out.splitlines()) == lines
    untold = "Violations listed and not told: 3; --examples tells them."
    assert (untold in told.out) is (examples == "0")


def test_what_is_not_listed_is_always_told(two: Repository) -> None:
    told = two.run("check", "--examples", "0")
    assert headlines(told.out) == [f"ours.breaks: {HOSTILE}"]


def test_json_has_the_keys_that_are_promised(two: Repository) -> None:
    content = json.loads(two.run("check", "--format", "json").out)
    assert set(content) == {"evenhand", "verdicts"}
    assert content["evenhand"] == 3
    broken, kept = content["verdicts"]
    assert set(broken) == set(kept) == VERDICT_KEYS
    assert set(broken["evidence"]) == EVIDENCE_KEYS
    assert kept["evidence"]["ordinary"] is kept["evidence"]["smallest"] is None
    for found in (broken["evidence"]["ordinary"], broken["evidence"]["smallest"]):
        assert set(found) == {"history", "case", "rule", "cites"}
        assert set(found["case"]) == CASE_KEYS
        assert set(found["history"]) == {"at", "contracts", "facts"}
        assert {key for contract in found["history"]["contracts"] for key in contract} == (
            CONTRACT_KEYS
        )


def test_json_tells_numbers_exactly_and_the_rule_behind_them(two: Repository) -> None:
    content = json.loads(two.run("check", "ours.breaks", "--format", "json").out)
    (verdict,) = content["verdicts"]
    ordinary = verdict["evidence"]["ordinary"]
    assert (ordinary["case"]["before"], ordinary["case"]["after"]) == ("5", "3")
    assert (ordinary["rule"], ordinary["cites"]) == ("ours.stars.by_stars", "ours 1")
    assert len(verdict["evidence"]["smallest"]["history"]["contracts"]) == 1


def test_json_is_ascii_so_that_any_pipe_carries_it(repository: Repository) -> None:
    repository.rule_set("breaks", BREAKS + claim(HOSTILE))
    repository.witness("ours.breaks", told=CANCELLED.replace("second client", "Zoë ✓"))
    out = repository.run("check", "--format", "json").out
    assert out.isascii()
    json.loads(out)


def test_a_promise_that_measures_shows_the_worst_found_in_every_format(two: Repository) -> None:
    two.write("policies/ours/measured.py", MEASURED)
    told = two.run("check", "--invariant", "contracts_are_few")
    assert re.search(r"^contracts are few \(contracts\) +✗! \d+ +✗! \d+$", told.out, re.MULTILINE)
    assert "  11 beside a mark: the worst found" in told.out
    assert re.search(
        r"^  Counted in contracts: \d+; the worst found: \d+\.$", told.out, re.MULTILINE
    )
    told = two.run("check", "--invariant", "contracts_are_few", "--format", "markdown")
    assert re.search(r"^\| contracts are few \(contracts\) \| ✗! \d+ \|", told.out, re.MULTILINE)
    told = two.run("check", "--invariant", "contracts_are_few", "--format", "json")
    worst = [verdict["evidence"]["worst"] for verdict in json.loads(told.out)["verdicts"]]
    for found in worst:
        assert found["case"]["amount"] == str(len(found["history"]["contracts"]))


def test_markdown_has_a_table_and_a_folded_story(two: Repository) -> None:
    out = two.run("check", "--format", "markdown").out
    assert out.startswith("### evenhand: which promises are kept\n\n2 rule sets, 1 promise: ")
    assert "| promise | ours.breaks | ours.keeps |\n| --- | --- | --- |\n" in out
    assert out.count("<details><summary>ours.breaks: unpaid cancellation with") == 1
    assert out.count("```") == 2


def test_markdown_says_how_hard_we_looked(two: Repository) -> None:
    out = two.run("check", "--format", "markdown").out
    _, folded = out.split("<details><summary>How hard we looked</summary>")
    row = r"\| unpaid cancellation with [^|]+ \| [1-9][\d,]* \| 0-[1-9][\d,]* \| 1 of 1 \|"
    assert re.search(row, folded)


def test_the_same_check_says_the_same(two: Repository) -> None:
    assert two.run("check", "--seed", "3") == two.run("check", "--seed", "3")


def test_the_effort_is_told(two: Repository) -> None:
    out = two.run("check", "ours.keeps", "--histories", "7", "--seed", "3").out
    assert re.search(r"^[\d,]+ histories for each, 7 of them invented from seed 3\.$", out, re.M)


def test_no_line_is_longer_than_80_columns_but_for_names(two: Repository) -> None:
    two.rule_set("keeps", KEEPS + claim(HOSTILE))
    told = two.run("check", "--invariant", "*", "--examples", "50")
    long = [line for line in told.out.splitlines() if len(line) > 80]
    assert all(re.fullmatch(r" *(ours\.\w+: )?\S+", line) for line in long), long


def test_many_rule_sets_share_the_width_and_no_name_is_cut(repository: Repository) -> None:
    names = [f"a_rule_set_with_a_rather_long_name_{number:02d}" for number in range(30)]
    for name in names:
        repository.rule_set(name, KEEPS)
    out = repository.run("check", "--invariant", SILENT_CLIENT).out
    assert all(f".{name} " in out for name in names)
    assert max(map(len, out.splitlines())) <= 80


@pytest.fixture
def listing(repository: Repository) -> Repository:
    """A repository of one rule set that keeps its promises and two whose violation is listed."""
    repository.rule_set("keeps", KEEPS)
    for name in ("lists", "too"):
        repository.rule_set(name, BREAKS + claim(HOSTILE))
        repository.witness(f"ours.{name}")
    return repository


BOTH = ("--invariant", HOSTILE, "--invariant", NAMES)


def test_what_is_broken_is_told_in_short_with_a_command_that_tells_it_in_full(
    listing: Repository,
) -> None:
    told = listing.run("check", *BOTH)
    words = " ".join(told.out.split())
    assert "By ours.lists, .too; under ours.too: 5 becomes 3 (ours.stars.by_stars)." in words
    assert headlines(told.out) == []
    assert "How hard we looked" not in told.out
    (call,) = re.findall(r"^  evenhand (.+)$", told.out, re.MULTILINE)
    assert headlines(listing.run(*call.split()).out) == [f"ours.too: {HOSTILE}"]


def test_with_verbose_there_is_a_story_of_each_promise_and_how_hard_we_looked(
    listing: Repository,
) -> None:
    told = listing.run("check", *BOTH, "--verbose")
    assert headlines(told.out) == [f"ours.too: {HOSTILE}"]
    assert "The same promise is broken, as listed, by:" in told.out
    assert "How hard we looked" in told.out
    assert "A story in full:" not in told.out
    none = listing.run("check", *BOTH, "--verbose", "--examples", "0").out
    assert headlines(none) == []
    assert "Violations listed and not told: 2" in none


def test_whoever_asks_about_one_promise_sees_a_story_and_who_else_breaks_it(
    listing: Repository,
) -> None:
    told = listing.run("check", "--invariant", HOSTILE)
    assert headlines(told.out) == [f"ours.too: {HOSTILE}"]
    assert "By ours.lists, .too;" in told.out


def test_what_fails_is_told_in_full_however_little_is_asked_for(two: Repository) -> None:
    assert headlines(two.run("check", *BOTH).out) == [f"ours.breaks: {HOSTILE}"]


def test_a_story_that_is_told_in_full_is_not_told_in_short_as_well(listing: Repository) -> None:
    told = listing.run("check", "ours.too", "--invariant", HOSTILE).out
    assert headlines(told) == [f"ours.too: {HOSTILE}"]
    assert "Broken, as listed" not in told
    assert "By ours.too" not in told
