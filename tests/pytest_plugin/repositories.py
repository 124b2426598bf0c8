"""Tiny repositories: two rules, the rule sets made of them, and what is expected."""

from importlib import import_module
from importlib.metadata import entry_points
from itertools import count
from pathlib import Path
from textwrap import dedent

import pytest

# What sessions need is imported before pytester looks: it unloads whatever comes later.
for needed in ("plugin.hooks", "reports.stories", "search.checking", "search.replays"):
    import_module(f"evenhand.{needed}")

HOSTILE = "unpaid_cancellation_with_hostile_feedback_never_lowers_the_score"
NAMES = "names_never_matter"
HIDDEN = "hidden_contracts_never_count"

INSTALLED = bool(entry_points(group="pytest11", name="evenhand"))
WITH = [] if INSTALLED else ["-p", "evenhand.pytest_plugin"]
WITHOUT = ["-p", "no:evenhand"] if INSTALLED else []

RULES = '''
"""Stars."""

from fractions import Fraction

from evenhand import aggregates, excludes, rates


@rates(cites="ours")
def by_stars(contract, party):
    """The last stars count."""
    stars = [said.stars for said in contract.feedback_on(party) if said.stars is not None]
    return stars[-1] if stars else None


@aggregates(cites="ours")
def plain_mean(rated):
    """All stars over their number."""
    return Fraction(sum(each.outcome for each in rated), len(rated)) if rated else None
'''

UNPAID = '''
"""Unpaid contracts."""

from evenhand import excludes


@excludes(cites="ours")
def unpaid(contract):
    """Without pay and work, no record."""
    return contract.unpaid
'''

KEEPS = """
title = "Keeps its promises"
modules = ["tiny.stars", "tiny.unpaid"]
scale = { lowest = 1, highest = 5 }
"""

BREAKS = """
title = "Breaks a promise"
modules = ["tiny.stars"]
scale = { lowest = 1, highest = 5 }
"""

LISTS = f"""{BREAKS}
[[violates]]
invariants = ["{HOSTILE}"]
because = "Feedback counts, paid or not."
source = "Terms 4.2"
review_by = 2999-01-01
"""

CANCELLED = """
title = "A client cancels unpaid"
about = "freelancer"

[[contract]]
id = "paid"
hired = 0
paid = 500
ended = 7
ended_by = "client"
client = "first client"
feedback = [{ stars = 5 }]

[[contract]]
id = "unpaid"
hired = 31
ended = 32
ended_by = "client"
client = "second client"
feedback = [{ stars = 1 }]
"""


class Repository:
    """A repository with a table, in the folder of *pytester*."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester = pytester
        self.runs = count()
        self.table("histories = 1", f'invariants = ["{HOSTILE}", "{NAMES}"]')
        self.write("policies/tiny/stars.py", RULES)
        self.write("policies/tiny/unpaid.py", UNPAID)

    def table(self, *keys: str) -> None:
        self.write("pyproject.toml", "\n".join(["[tool.evenhand]", *keys]))

    def write(self, name: str, text: str) -> Path:
        file = self.pytester.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip(), "utf-8")
        return file

    def rule_sets(self, **texts: str) -> None:
        for name, text in texts.items():
            self.write(f"policies/tiny/{name}.toml", text)

    def scenario(self, name: str, expect: str) -> Path:
        return self.write(f"scenarios/{name}.toml", f"{CANCELLED}\n{expect}")

    def witness(self, rule_set: str) -> None:
        expect = f'[expect."{rule_set}"]\nbroken = ["{HOSTILE}"]'
        self.scenario(f"witnesses/{rule_set}/{HOSTILE}", expect)

    def run(self, *args: str) -> pytest.RunResult:
        return self.pytester.runpytest_inprocess(*WITH, *args)

    def run_apart(self, *args: str) -> pytest.RunResult:
        return self.pytester.runpytest_subprocess(*WITH, *args)


def ids(result: pytest.RunResult) -> list[str]:
    """The node ids that ``--collect-only -q`` lists."""
    return [line for line in result.outlines if "::" in line]
