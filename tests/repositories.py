"""Tiny repositories on disk: two modules of rules, the rule sets made of them, a story."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

HOSTILE = "unpaid_cancellation_with_hostile_feedback_never_lowers_the_score"
SILENT_CLIENT = "unpaid_cancellation_never_lowers_the_score"
NAMES = "names_never_matter"
HIDDEN = "hidden_contracts_never_count"

STARS = '''
"""Stars."""

from fractions import Fraction

from evenhand import Count, Stars, aggregates, rates


@rates(cites="ours 1")
def by_stars(contract, party, *, worst: Stars = 1):
    """The last stars count, none below the worst."""
    stars = [said.stars for said in contract.feedback_on(party) if said.stars is not None]
    return max(stars[-1], worst) if stars else None


@aggregates(cites="ours 2")
def plain_mean(rated, *, fewest: Count = 1):
    """All stars over their number, from the fewest contracts on."""
    if len(rated) < fewest:
        return None
    return Fraction(sum(each.outcome for each in rated), len(rated))
'''

UNPAID = '''
"""Unpaid contracts."""

from evenhand import excludes


@excludes(cites="ours 3")
def unpaid(contract):
    """Without pay and work, no record."""
    return contract.unpaid
'''

BREAKS = """
title = "Breaks a promise"
modules = ["ours.stars"]
scale = { lowest = 1, highest = 5 }
"""

KEEPS = """
title = "Keeps its promises"
modules = ["ours.stars", "ours.unpaid"]
scale = { lowest = 1, highest = 5 }
"""

FEW = '''
"""A promise with everything that a promise may say of itself."""

from typing import Annotated

from evenhand import Count, invariant
from evenhand.model.sources import claimed


@invariant(
    basis=["W1 | ours"],
    number="I99",
    kind="state",
    against=["names_never_matter"],
    measures="contracts",
)
def contracts_are_few(run, *, most: Annotated[Count, claimed("a rumour")] = 2):
    """Nobody has more contracts
    than the most.

    For a worker: you get
    some rest.

    For a platform: count them.
    """
    return []
'''

CANCELLED = """
title = "A client cancels unpaid"
before = 20
after = 60

[[contract]]
id = "paid"
hired = 0
ended = 10
ended_by = "client"
paid = 500
client = "first client"
feedback = [{ stars = 5 }]

[[contract]]
id = "unpaid"
hired = 30
ended = 31
ended_by = "client"
client = "second client"
feedback = [{ stars = 1 }]
"""


def claim(*invariants: str, review_by: str = "2999-01-01") -> str:
    """An entry under ``[[violates]]``."""
    listed = ", ".join(f'"{name}"' for name in invariants)
    return (
        f'\n[[violates]]\ninvariants = [{listed}]\nbecause = "Bad words count."\n'
        f'source = "Terms 4.2"\nreview_by = {review_by}\n'
    )


FULL = f"""
sources = ["Terms 4"]
gaps = ["Silence | is not said"]
in_force = {{ from = 2020-01-01 }}

[replaces]
rule_set = "ours.keeps"
announced = 2019-12-01
source = "A letter"

[parameters."ours.stars.by_stars"]
worst = {{ value = 2, said = "Staff" }}

[[out_of_scope]]
invariants = ["contracts_are_few"]
because = "No count."
{claim(HOSTILE, NAMES)}"""
"""Beside ``BREAKS``: everything that a rule set may say of itself; it needs ``FEW`` and KEEPS."""


class Repository:
    """A repository with a table and two modules."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.table("histories = 1", f'invariants = ["{HOSTILE}"]')
        self.write("policies/ours/stars.py", STARS)
        self.write("policies/ours/unpaid.py", UNPAID)

    def table(self, *keys: str) -> Path:
        """Write ``[tool.evenhand]``; its keys begin on line 2."""
        return self.write("pyproject.toml", "\n".join(["[tool.evenhand]", *keys]) + "\n")

    def write(self, name: str, text: str) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip(), "utf-8")
        return file

    def rule_set(self, name: str, text: str) -> Path:
        return self.write(f"policies/ours/{name}.toml", text)

    def rule_sets(self, **texts: str) -> None:
        for name, text in texts.items():
            self.rule_set(name, text)

    def scenario(self, name: str, expect: str = "", *, told: str = CANCELLED) -> Path:
        return self.write(f"scenarios/{name}.toml", f"{told}\n{dedent(expect)}")

    def witness(self, rule_set: str, invariant: str = HOSTILE, *, told: str = CANCELLED) -> Path:
        expect = f'[expect."{rule_set}"]\nbroken = ["{invariant}"]\n'
        return self.scenario(f"witnesses/{rule_set}/{invariant}", expect, told=told)

    def files(self) -> dict[str, tuple[bytes, int]]:
        """Every file with its bytes and the moment of its last change."""
        return {
            str(file.relative_to(self.folder)): (file.read_bytes(), file.stat().st_mtime_ns)
            for file in sorted(self.folder.rglob("*"))
            if file.is_file() and "__pycache__" not in file.parts
        }
