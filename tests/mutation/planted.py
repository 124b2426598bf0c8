"""A rule set of five clauses: two are guarded by promises, one by a scenario, two by nobody."""

from __future__ import annotations

from typing import TypeVar

from tests.repositories import HOSTILE, Repository, claim

STARS = '''
"""Stars."""

from evenhand import rates


@rates(cites="ours 1")
def by_stars(contract, party):
    """The last stars count; who said nothing gave three."""
    stars = [said.stars for said in contract.feedback_on(party) if said.stars is not None]
    return stars[-1] if stars else 3
'''

UNREACHED = '''
"""What nobody asks, since the stars answer first."""

from evenhand import Contract, rates


@rates(cites="ours 2")
def never_asked(contract: Contract) -> int:
    """Whatever is left counts one star."""
    return 1 if contract.paid > 0 else 2
'''

MEAN = '''
"""The mean."""

from fractions import Fraction

from evenhand import aggregates


@aggregates(cites="ours 3")
def plain_mean(totals):
    """All stars over their number."""
    return Fraction(totals.credit, totals.weight) if totals.weight else None
'''

TRIALS = '''
"""Trials, which do not count."""

from evenhand import Contract, excludes


@excludes(cites="ours 4")
def trials(contract: Contract, *, word: str = "a trial") -> bool:
    """A contract that was ended as a trial does not count."""
    return _reason(contract) == word


def _reason(contract: Contract) -> str:
    return contract.end.reason if contract.end else ""
'''

LATELY = '''
"""When the number is worked out."""

from datetime import datetime, timedelta
from typing import Annotated

from evenhand import Days, chosen, updates


@updates(cites="ours 5")
def some_days_ago(
    moment: datetime, *, delay: Annotated[Days, chosen("a test")] = 4
) -> datetime:
    """A reader sees the score as it was four days ago."""
    return moment - timedelta(days=delay)
'''

RULE_SET = """
title = "Planted"
modules = ["ours.unreached", "ours.stars", "ours.mean", "ours.trials", "ours.lately"]
scale = { lowest = 1, highest = 5 }
sources = ["Terms"]
""" + claim(HOSTILE)

A_TRIAL = """
title = "A client ends a trial"
before = 20
after = 60

[[contract]]
id = "the trial"
hired = 30
ended = 31
ended_by = "client"
reason = "a trial"
client = "a client"
feedback = [{ stars = 1 }]

[expect."ours.planted"]
excluded = { "the trial" = "ours.trials.trials" }
"""


PROMISES = (
    "names_never_matter",
    "starting_anew_gains_little",
    "first_dollar_changes_little",
    "bad_work_never_raises_the_score",
    "blocking_never_changes_the_score",
    HOSTILE,
    "ended_contracts_come_with_notice",
)
"""Five that the rule set keeps, one that it breaks, as listed, and one on which it is silent."""


R = TypeVar("R", bound=Repository)


def planted(repository: R) -> R:
    """The repository with that rule set in it."""
    repository.write("policies/ours/stars.py", STARS)
    repository.write("policies/ours/unreached.py", UNREACHED)
    repository.write("policies/ours/mean.py", MEAN)
    repository.write("policies/ours/trials.py", TRIALS)
    repository.write("policies/ours/lately.py", LATELY)
    repository.rule_set("planted", RULE_SET)
    listed = ", ".join(f'"{name}"' for name in PROMISES)
    repository.table("histories = 1", f"invariants = [{listed}]")
    repository.write("scenarios/a_trial.toml", A_TRIAL)
    repository.witness("ours.planted")
    return repository
