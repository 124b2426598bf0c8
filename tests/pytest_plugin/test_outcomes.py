"""What becomes of a promise, told without a traceback."""

import re

import pytest

from tests.pytest_plugin.repositories import LISTS, Repository
from tests.repositories import BREAKS, HIDDEN, HOSTILE, KEEPS, NAMES

pytest_plugins = ["pytester"]


def failure(result: pytest.RunResult) -> str:
    """What stands under the one failure's heading."""
    text = "\n".join(result.outlines)
    match = re.search(r"= FAILURES =+\n_.+_\n(.*?)\n(evenhand: |=+)", text, re.DOTALL)
    assert match, text
    return match[1]


def test_a_promise_that_holds_passes(repository: Repository) -> None:
    repository.rule_sets(keeps=KEEPS)
    repository.run().assert_outcomes(passed=2)


def test_a_broken_promise_fails_with_a_story_and_the_command_that_replays_it(
    repository: Repository,
) -> None:
    repository.rule_sets(breaks=BREAKS)
    result = repository.run("--evenhand-seed", "7")
    result.assert_outcomes(passed=1, failed=1)
    story = failure(result)
    assert "ours.breaks.by_stars" in story or "ours.stars.by_stars" in story
    assert "Traceback" not in story
    assert story.splitlines()[-1] == (
        f"evenhand check ours.breaks --invariant {HOSTILE} --seed 7 --histories 1"
    )


def test_a_violation_that_is_listed_and_witnessed_is_xfailed_with_its_reason(
    repository: Repository,
) -> None:
    repository.rule_sets(lists=LISTS)
    repository.witness("ours.lists")
    result = repository.run("policies", "-rx")
    result.assert_outcomes(passed=1, xfailed=1)
    result.stdout.fnmatch_lines([f"XFAIL *::{HOSTILE} - *Bad words count*Terms 4.2*"])


def test_no_listing_makes_a_violation_pass_where_xfail_is_switched_off(
    repository: Repository,
) -> None:
    repository.rule_sets(lists=LISTS)
    repository.witness("ours.lists")
    repository.run("policies", "--runxfail").assert_outcomes(passed=1, failed=1)


@pytest.mark.parametrize(
    ("text", "objection"),
    [
        (LISTS, "*no witness:*"),
        (LISTS.replace("2999", "2020"), "*to be reviewed by*"),
        (LISTS.replace(BREAKS, KEEPS), "*no longer shows it*"),
    ],
    ids=["no witness", "expired", "no longer true"],
)
def test_an_objection_to_a_listing_fails(repository: Repository, text: str, objection: str) -> None:
    repository.rule_sets(lists=text)
    if "no witness" not in objection:
        repository.witness("ours.lists")
    result = repository.run("policies")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [objection, "evenhand: 2 promises checked: 1 holds, 1 listed wrongly; *"]
    )


def test_a_promise_about_what_no_rule_answers_is_skipped_where_others_speak(
    repository: Repository,
) -> None:
    repository.table(f'invariants = ["{NAMES}", "{HIDDEN}"]', "histories = 1")
    repository.rule_sets(keeps=KEEPS)
    result = repository.run("-rs")
    result.assert_outcomes(passed=1, skipped=1)
    result.stdout.fnmatch_lines(
        ["SKIPPED * policies/ours/keeps.toml:1: *no rule answers the question 'shows'*"]
    )


def test_a_rule_set_without_rules_fails_for_nothing_was_checked(repository: Repository) -> None:
    repository.rule_sets(empty='title = "Nothing"')
    result = repository.run()
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["nothing was checked: ours.empty has no rules"])


def test_a_rule_set_that_is_silent_throughout_fails_for_nothing_was_checked(
    repository: Repository,
) -> None:
    repository.rule_sets(half='title = "Half"\nmodules = ["ours.unpaid"]')
    result = repository.run()
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["nothing was checked: ours.half is silent on every promise *"])


def test_one_silent_promise_picked_out_of_many_is_skipped(repository: Repository) -> None:
    repository.table(f'invariants = ["{NAMES}", "{HIDDEN}"]', "histories = 1")
    repository.rule_sets(keeps=KEEPS)
    repository.run("-k", HIDDEN).assert_outcomes(skipped=1, deselected=1)


def test_a_rule_that_raises_fails_with_its_file_and_line(repository: Repository) -> None:
    repository.write(
        "policies/ours/unpaid.py",
        """
        from evenhand import excludes

        @excludes(cites="ours")
        def unpaid(contract):
            return contract.id / 2
        """,
    )
    repository.rule_sets(keeps=KEEPS)
    result = repository.run()
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(
        ["*policies/ours/unpaid.py:3:*", "*rule 'ours.unpaid.unpaid' raised TypeError*"]
    )
    result.stdout.no_fnmatch_line("*kit/evenhand/*")


def test_a_promise_that_was_never_tested_fails(repository: Repository) -> None:
    repository.write(
        "policies/ours/promises.py",
        """
        from evenhand import invariant

        @invariant(basis=["ours"])
        def nobody_ever_asks(run):
            return []
        """,
    )
    repository.table('invariants = ["nobody_ever_asks"]', "histories = 1")
    repository.rule_sets(keeps=KEEPS)
    result = repository.run()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*it was never tested*"])


def test_a_mistake_in_a_witness_is_told_once_and_pointed_at(repository: Repository) -> None:
    repository.rule_sets(breaks=BREAKS)
    repository.scenario("witnesses/ours.breaks/x", '[expect."ours.breaks"]\nhidden = ["who"]')
    result = repository.run("policies")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(
        [
            "scenarios/witnesses/ours.breaks/x.toml:*no contract has the id 'who'*",
            f"there was no trial; policies/ours/breaks.toml::{HOSTILE} says why",
        ]
    )
