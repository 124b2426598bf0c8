"""What an author lists as violated is believed only as long as it can be seen."""

import json
from typing import Any

import pytest

from tests.cli.repositories import (
    BREAKS,
    CANCELLED,
    HIDDEN,
    HOSTILE,
    KEEPS,
    SILENT_CLIENT,
    Repository,
    claim,
)

IDLE = "idle_time_never_lowers_the_score"
WITNESS = f"scenarios/witnesses/ours.breaks/{HOSTILE}.toml"


def verdict(repository: Repository, *args: str) -> tuple[int, dict[str, Any]]:
    """The exit code and the only verdict of a check."""
    told = repository.run("check", "--format", "json", *args)
    (found,) = json.loads(told.out)["verdicts"]
    return told.code, found


def objection(repository: Repository, *args: str) -> str:
    """What is said against the only entry; the check must not be green."""
    code, found = verdict(repository, *args)
    assert code == 1
    assert found["failed"]
    said: str = found["objection"]
    return said


def test_a_violation_that_is_listed_and_witnessed_is_green(repository: Repository) -> None:
    repository.rule_set("breaks", BREAKS + claim(HOSTILE))
    repository.witness("ours.breaks")
    code, found = verdict(repository)
    assert (code, found["verdict"], found["expected"]) == (0, "violated", True)
    assert found["objection"] == ""


def test_a_violation_that_is_not_listed_is_not_green(repository: Repository) -> None:
    repository.rule_set("breaks", BREAKS)
    repository.witness("ours.breaks")
    code, found = verdict(repository)
    assert (code, found["verdict"], found["expected"]) == (1, "violated", False)


def test_a_missing_witness_is_told_with_the_command_that_writes_it(repository: Repository) -> None:
    repository.rule_set("breaks", BREAKS + claim(HOSTILE))
    assert objection(repository) == (
        f"no witness: {WITNESS} is missing; evenhand check --update writes it"
    )


def test_an_entry_that_nothing_shows_is_to_be_taken_out(repository: Repository) -> None:
    repository.rule_set("keeps", KEEPS + claim(HOSTILE))
    assert objection(repository) == (
        "listed under [[violates]], but nothing that was tried breaks it; take it out"
    )


@pytest.mark.parametrize("promise", [SILENT_CLIENT, HIDDEN], ids=["it holds", "it is silent"])
def test_an_entry_of_a_promise_that_is_not_broken_is_to_be_taken_out(
    repository: Repository, promise: str
) -> None:
    repository.rule_set("breaks", BREAKS + claim(promise))
    assert "take it out" in objection(repository, "--invariant", promise)


def test_a_witness_that_no_longer_shows_it_is_told(repository: Repository) -> None:
    repository.rule_set("breaks", BREAKS + claim(HOSTILE))
    repository.witness("ours.breaks", told=CANCELLED.replace("stars = 1", "stars = 5"))
    assert objection(repository) == (
        f"the witness {WITNESS} no longer shows it; take the entry out, or mend it"
    )


@pytest.mark.parametrize("witnessed", [False, True])
def test_a_bound_that_is_set_otherwise_is_told_as_a_reason_why_nothing_breaks_it_now(
    repository: Repository, witnessed: bool
) -> None:
    repository.rule_set("keeps", KEEPS + claim(IDLE))
    if witnessed:
        repository.witness("ours.keeps", IDLE)
    bound = f"[tool.evenhand.bounds.{IDLE}]\ndays = "
    repository.table("histories = 1", f"{bound}31")
    said = objection(repository, "--invariant", IDLE)
    named = "This may come of a bound: [tool.evenhand.bounds] sets days to 31"
    assert f"{named} (the promise's own number: 30)" in said
    repository.table("histories = 1", f"{bound}30")
    assert "[tool.evenhand.bounds]" not in objection(repository, "--invariant", IDLE)


def test_an_entry_whose_day_has_passed_is_to_be_read_again(repository: Repository) -> None:
    repository.rule_set("breaks", BREAKS + claim(HOSTILE, review_by="2020-01-01"))
    repository.witness("ours.breaks")
    assert objection(repository) == (
        "the entry was to be reviewed by 2020-01-01; read it again, then move the day"
    )


def test_a_misspelt_promise_is_told_with_the_nearest(repository: Repository) -> None:
    misspelt = HOSTILE.replace("hostile", "hostil")
    repository.rule_set("breaks", BREAKS + claim(misspelt))
    assert repository.refused("check") == [
        f"policies/ours/breaks.toml:6: there is no promise '{misspelt}'; did you mean '{HOSTILE}'?"
    ]


def test_a_promise_of_ones_own_may_be_listed(repository: Repository) -> None:
    repository.write(
        "policies/ours/promises.py",
        """
        from evenhand import invariant

        @invariant(basis=["A test"])
        def no_score_is_one(run):
            \"\"\"Nobody has the lowest score.\"\"\"
            for contract in run.history.ended_unpaid():
                yield run.same_as(run.without(contract), of=contract.freelancer)
        """,
    )
    repository.rule_set("breaks", BREAKS + claim("no_score_is_one"))
    assert "no witness" in objection(repository, "--invariant", "no_score_is_one")


@pytest.mark.parametrize("depth", [1, 2])
def test_an_entry_is_not_inherited(repository: Repository, depth: int) -> None:
    repository.rule_set("breaks", BREAKS + claim(HOSTILE))
    repository.witness("ours.breaks")
    parent = "breaks"
    for number in range(depth):
        repository.rule_set(f"child{number}", f'title = "Child"\nextends = "ours.{parent}"\n')
        parent = f"child{number}"
    code, found = verdict(repository, f"ours.{parent}")
    assert (code, found["verdict"], found["expected"]) == (1, "violated", False)
    assert verdict(repository, "ours.breaks")[0] == 0


def test_the_witness_of_another_rule_set_witnesses_nothing(repository: Repository) -> None:
    repository.rule_set("breaks", BREAKS + claim(HOSTILE))
    repository.witness("ours.others")
    assert "no witness" in objection(repository)


def test_an_entry_of_a_silent_promise_that_has_a_witness_is_to_be_taken_out(
    repository: Repository,
) -> None:
    repository.rule_set("breaks", BREAKS + claim(HIDDEN))
    repository.witness("ours.breaks", HIDDEN)
    assert "no longer shows it" in objection(repository, "--invariant", HIDDEN)
