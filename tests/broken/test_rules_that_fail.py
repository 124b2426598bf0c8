"""A rule that fails while it is asked: the verdict is broken, and never green."""

import json
from dataclasses import dataclass

import pytest

from tests.cli.repositories import HOSTILE, Repository, claim

USING = """
title = "With an odd rule"
modules = ["ours.stars", "ours.odd"]
scale = { lowest = 1, highest = 5 }
"""
NUMBER = "an int, a Fraction or None, so that nothing is rounded"


@dataclass(frozen=True)
class Odd:
    """One rule that is wrong on purpose, and what is to be said of it."""

    body: str
    said: str
    question: str = "rates"
    args: str = "contract"

    def module(self) -> str:
        return (
            "import sys\nfrom datetime import datetime, timedelta\nfrom decimal import Decimal\n\n"
            f"from evenhand import {self.question}\n\n"
            f'@{self.question}(cites="ours")\ndef odd({self.args}):\n    {self.body}\n'
        )


ODD = {
    "raises": Odd("return 1 / 0", "raised ZeroDivisionError: division by zero"),
    "never ends": Odd("return odd(contract)", "raised RecursionError: "),
    "returns a float": Odd("return 4.5", f"returned the float 4.5; 'rates' takes {NUMBER}"),
    "returns NaN": Odd("return float('nan')", f"returned the float nan; 'rates' takes {NUMBER}"),
    "returns a Decimal": Odd(
        "return Decimal('NaN')", f"returned the Decimal Decimal('NaN'); 'rates' takes {NUMBER}"
    ),
    "returns a bool for a number": Odd(
        "return True", f"returned the bool True; 'rates' takes {NUMBER}"
    ),
    "returns a number for a bool": Odd(
        "return 0", "returned the int 0; 'excludes' takes True, False or None", "excludes"
    ),
    "weighs in floats": Odd(
        "return 0.5", f"returned the float 0.5; 'weighs' takes {NUMBER}", "weighs"
    ),
    "adds up in floats": Odd(
        "return sum(each.outcome for each in rated) / 3.0",
        f"; 'aggregates' takes {NUMBER}",
        "aggregates",
        "rated",
    ),
    "displays in floats": Odd(
        "return round(float(score), 1)", f"'displays' takes {NUMBER}", "displays", "score"
    ),
    "changes a contract": Odd(
        "contract.agreed = 5",
        "tried to change its input (immutable type: 'Contract'); rules read facts and never edit "
        "them",
    ),
    "changes a history": Odd(
        "history.contracts = ()",
        "tried to change its input (a history never changes; 'contracts' cannot be set); rules "
        "read facts and never edit them",
        args="contract, history",
    ),
    "adds to a contract": Odd(
        "contract.work.append(1)",
        "raised AttributeError: 'tuple' object has no attribute 'append'",
    ),
    "sorts what it is given": Odd(
        "rated.sort()",
        "raised AttributeError: 'tuple' object has no attribute 'sort'",
        "aggregates",
        "rated",
    ),
}
SCORED = [name for name in ODD if name != "displays in floats"]  # no promise here looks at it


def odd_rule(repository: Repository, odd: Odd) -> str:
    """The repository with a rule set that uses *odd*; the file and line that are to be named."""
    repository.write("policies/ours/odd.py", odd.module())
    repository.rule_set("odd", USING)
    return "policies/ours/odd.py:7: rule 'ours.odd.odd' "


@pytest.mark.parametrize("name", SCORED)
def test_a_check_tells_file_and_line_of_a_rule_that_fails(
    repository: Repository, name: str
) -> None:
    where = odd_rule(repository, ODD[name])
    told = repository.run("check", "--format", "json")
    (verdict,) = json.loads(told.out)["verdicts"]
    assert told.code == 1
    assert (verdict["verdict"], verdict["failed"]) == ("broken", True)
    assert verdict["evidence"]["trouble"].startswith(where)
    assert ODD[name].said in verdict["evidence"]["trouble"]


@pytest.mark.parametrize("name", ["raises", "returns NaN", "changes a contract"])
def test_a_check_tells_it_in_the_report_and_without_a_traceback(
    repository: Repository, name: str
) -> None:
    where = odd_rule(repository, ODD[name])
    told = repository.run("check", "--examples", "0")
    words = " ".join(told.out.split())
    assert told.code == 1
    assert where in words
    assert ODD[name].said in words
    assert "1 rule set, 1 promise: 1 BROKEN." in told.out
    assert "Traceback" not in told.out + told.err


@pytest.mark.parametrize("name", ODD)
def test_to_replay_tells_it_in_one_line(repository: Repository, name: str) -> None:
    where = odd_rule(repository, ODD[name])
    repository.scenario("cancelled", '[expect."ours.odd"]\nshown = [5, 3]')
    (message,) = repository.refused("run", "cancelled")
    assert message.startswith(where)
    assert ODD[name].said in message


@pytest.mark.parametrize("name", ["raises", "displays in floats"])
def test_to_compare_tells_it_in_one_line(repository: Repository, name: str) -> None:
    where = odd_rule(repository, ODD[name])
    (message,) = repository.refused("compare", "baselines.mean", "ours.odd")
    assert message.startswith(where)
    assert ODD[name].said in message


def test_a_displayed_float_is_found_by_a_promise_that_looks_at_it(repository: Repository) -> None:
    where = odd_rule(repository, ODD["displays in floats"])
    told = repository.run("check", "--invariant", "scores_stay_on_their_scale")
    assert told.code == 1
    assert where in " ".join(told.out.split())


@pytest.mark.parametrize("command", [["check"], ["run", "cancelled"]])
def test_a_rule_that_ends_the_run_does_not_end_it_well(
    repository: Repository, command: list[str]
) -> None:
    odd_rule(repository, Odd("sys.exit(0)", ""))
    repository.scenario("cancelled", '[expect."ours.odd"]\nshown = [5, 3]')
    assert repository.run(*command).code != 0


def test_an_exception_that_yields_twice_is_broken(repository: Repository) -> None:
    repository.write(
        "policies/ours/odd.py",
        """
        from evenhand import exception_to

        @exception_to("rates", cites="ours")
        def odd(contract):
            yield
            yield
        """,
    )
    repository.rule_set("odd", USING)
    told = repository.run("check")
    assert told.code == 1
    assert "raised TypeError: an exception to rules yields once" in " ".join(told.out.split())


def test_a_rule_set_that_answers_nothing_is_not_green(repository: Repository) -> None:
    repository.rule_set("silent", 'title = "Silent"\nmodules = ["ours.unpaid"]\n')
    told = repository.run("check")
    assert told.code == 1
    assert told.out.endswith(
        "ours.silent answers no question that a promise asks: nothing was checked.\n"
    )


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_that_nothing_was_checked_is_said_whatever_the_format(
    repository: Repository, form: str
) -> None:
    repository.rule_set("silent", 'title = "Silent"\nmodules = []\n')
    told = repository.run("check", "--format", form)
    assert told.code == 1
    assert told.problems == [
        "ours.silent answers no question that a promise asks: nothing was checked."
    ]


def test_a_silent_rule_set_beside_a_checked_one_is_not_green(repository: Repository) -> None:
    repository.rule_set("silent", 'title = "Silent"\nmodules = []\n')
    repository.rule_set("keeps", USING.replace('"ours.odd"', '"ours.unpaid"'))
    told = repository.run("check")
    assert told.code == 1
    assert "ours.silent answers no question" in told.out
    assert "ours.keeps answers no question" not in told.out


def test_a_promise_that_never_applies_is_not_green(repository: Repository) -> None:
    repository.write(
        "policies/ours/pigs.py",
        """
        from evenhand import invariant

        @invariant(basis=["A test"])
        def pigs_never_fly(run):
            \"\"\"No pig flies.\"\"\"
            return ()
        """,
    )
    repository.rule_set("stars", 'title = "Stars"\nmodules = ["ours.stars"]\n')
    told = repository.run("check", "--invariant", "pigs never fly")
    assert told.code == 1
    assert "No history ever came to where the promise applies" in told.out
    assert "1 rule set, 1 promise: 1 VACUOUS." in told.out


PROMISE = """
from evenhand import Case, invariant

@invariant(basis=["A test"])
def nobody_is_hired(run):
    \"\"\"There are no contracts.\"\"\"
    for contract in run.history.contracts:
        yield Case(
            kept={kept}, of=contract.freelancer, base=run.history, varied=run.history,
            before=None, after=None,
        )
"""


def test_a_promise_that_fails_is_broken(repository: Repository) -> None:
    repository.write("policies/ours/hired.py", PROMISE.format(kept="1 / 0"))
    repository.rule_set("stars", 'title = "Stars"\nmodules = ["ours.stars"]\n')
    told = repository.run("check", "--invariant", "nobody_is_hired")
    assert told.code == 1
    assert "policies/ours/hired.py" in told.out
    assert "ZeroDivisionError: division by zero" in told.out


# What falls short of this, by name


def test_a_promise_that_fails_is_told_without_a_traceback_through_the_kit(
    repository: Repository,
) -> None:
    repository.write("policies/ours/hired.py", PROMISE.format(kept="1 / 0"))
    repository.rule_set("stars", 'title = "Stars"\nmodules = ["ours.stars"]\n')
    assert "trials.py" not in repository.run("check", "--invariant", "nobody_is_hired").out


def test_a_promise_that_asks_for_no_score_can_be_broken_where_there_is_none(
    repository: Repository,
) -> None:
    repository.write("policies/ours/hired.py", PROMISE.format(kept="False"))
    repository.rule_set("silent", 'title = "Silent"\nmodules = ["ours.unpaid"]\n')
    told = repository.run("check", "--invariant", "nobody_is_hired")
    assert told.code == 1
    assert "1 rule set, 1 promise: 1 VIOLATED, not listed." in told.out


@pytest.mark.parametrize(
    "body",
    ["return datetime(2024, 1, 1)", "return moment + timedelta(days=1)"],
    ids=["without a zone", "after the moment"],
)
def test_an_update_without_a_zone_or_after_the_moment_is_no_answer(
    repository: Repository, body: str
) -> None:
    where = odd_rule(repository, Odd(body, "", "updates", "moment"))
    repository.scenario("cancelled", '[expect."ours.odd"]\nshown = [5, 3]')
    (message,) = repository.refused("run", "cancelled")
    assert message.startswith(where)


def test_a_rule_that_fails_on_a_witness_is_broken_too(repository: Repository) -> None:
    odd_rule(repository, ODD["raises"])
    repository.rule_set("odd", USING + claim(HOSTILE))
    repository.witness("ours.odd")
    told = repository.run("check")
    assert told.code == 1
    assert "1 rule set, 1 promise: 1 its entry" in told.out or "1 BROKEN" in told.out
