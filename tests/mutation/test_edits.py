"""Edits: what is written otherwise, one place at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.mutation.mutants import mutants_of

from tests.repositories import Repository

Told = tuple[str, str, str, str]


def changes(folder: Path, source: str, rule: str) -> set[Told]:
    """Every change of one rule, but that it is dropped: kind, where, before and after."""
    repository = Repository(folder)
    repository.write("policies/ours/edited.py", source)
    repository.rule_set("edited", 'title = "Edited"\nmodules = ["ours.edited", "ours.stars"]\n')
    rule_set = catalogue_of(repository.folder)[0].rule_set("ours.edited")
    made = [each.change for each in mutants_of(rule_set, rule_set.rules[f"ours.edited.{rule}"])]
    assert made[0].kind == "drop"
    return {(each.kind, each.where, each.before, each.after) for each in made[1:]}


NUMBERS = '''
"""Numbers."""

from fractions import Fraction
from typing import Annotated

from evenhand import Cents, Count, Days, Stars, chosen, weighs

OURS = chosen("a test")


@weighs(cites="ours 1")
def weights(
    contract,
    *,
    amounts: Annotated[tuple[Cents, ...], OURS] = (1_00, 2_00),
    days: Annotated[Days, OURS] = 3,
    stars: Annotated[Stars, OURS] = 5,
    none: Annotated[Count, OURS] = 0,
    share: Annotated[Fraction, OURS] = Fraction(1, 4),
    aloud: Annotated[bool, OURS] = False,
    word: Annotated[str, OURS] = "a word",
):
    """Nothing but numbers."""
    return None
'''


def test_numbers_are_moved_by_a_step_within_their_range(tmp_path: Path) -> None:
    assert changes(tmp_path, NUMBERS, "weights") == {
        ("weight", "amounts", "($1, $2)", "($2, $1)"),
        ("threshold", "amounts", "($1, $2)", "($1.01, $2)"),
        ("threshold", "amounts", "($1, $2)", "($0.99, $2)"),
        ("threshold", "amounts", "($1, $2)", "($1, $2.01)"),
        ("threshold", "amounts", "($1, $2)", "($1, $1.99)"),
        ("window", "days", "3 days", "4 days"),
        ("window", "days", "3 days", "2 days"),
        ("window", "days", "3 days", "6 days"),
        ("window", "days", "3 days", "1 day"),
        ("threshold", "stars", "5 stars", "4 stars"),
        ("threshold", "none", "0", "1"),
        ("weight", "share", "1/4", "1/2"),
        ("weight", "share", "1/4", "0"),
        ("answer", "aloud", "no", "yes"),
    }


SIGNS = '''
"""Signs."""

from evenhand import Count, excludes


@excludes(cites="ours 1")
def left_out(contract, *, most: Count = 1):
    """Whatever is too much."""
    return len(contract.payments) > most or contract.paid < contract.net
'''


def test_comparisons_are_turned_round_and_moved_by_a_hair(tmp_path: Path) -> None:
    much, more = "len(contract.payments) > most", "contract.paid < contract.net"
    assert changes(tmp_path, SIGNS, "left_out") == {
        ("threshold", "most", "1", "2"),
        ("threshold", "most", "1", "0"),
        ("answer", "", "", ""),
        ("comparison", "", much, "len(contract.payments) <= most"),
        ("comparison", "", more, "contract.paid >= contract.net"),
        ("threshold", "", more, "contract.paid <= contract.net"),
        ("condition", "", much, ""),
        ("condition", "", more, ""),
    }


SIDES = '''
"""Sides."""

from evenhand import rates


@rates(cites="ours 1")
def heard(contract, party):
    """Praise counts, and no more than one side's."""
    if any(said.by == "client" for said in contract.feedback):
        return 1 if contract.feedback_by_client else -1
    return _other(contract, party)


def _other(contract, party):
    return 2 if contract.feedback_on(party) else _shared(contract)


def _shared(contract):
    return 0 if contract.unpaid else None


@rates(cites="ours 2")
def another(contract):
    """Another rule that uses the same."""
    return _shared(contract)
'''


def test_sides_weights_and_conditions_are_exchanged_in_the_rule_and_its_own_helpers(
    tmp_path: Path,
) -> None:
    other = "contract.feedback_on(contract.client if party == contract.freelancer else "
    first, second = (
        "1 if contract.feedback_by_client else -1",
        "2 if contract.feedback_on(party) else _shared(contract)",
    )
    assert changes(tmp_path, SIDES, "heard") == {
        ("side", "", "said.by == 'client'", "said.by == 'freelancer'"),
        ("side", "", "said.by == 'client'", "True"),
        ("side", "", "contract.feedback", "contract.feedback_by_client"),
        ("side", "", "contract.feedback", "contract.feedback_by_freelancer"),
        ("side", "", "contract.feedback_by_client", "contract.feedback_by_freelancer"),
        ("side", "", "contract.feedback_by_client", "()"),
        ("side", "_other", "contract.feedback_on(party)", f"{other}contract.freelancer)"),
        ("side", "_other", "contract.feedback_on(party)", "()"),
        (
            "condition",
            "",
            "any((said.by == 'client' for said in contract.feedback))",
            "not any((said.by == 'client' for said in contract.feedback))",
        ),
        ("condition", "", "contract.feedback_by_client", "not contract.feedback_by_client"),
        (
            "condition",
            "_other",
            "contract.feedback_on(party)",
            "not contract.feedback_on(party)",
        ),
        ("weight", "", first, "-1 if contract.feedback_by_client else 1"),
        ("weight", "", first, "2 if contract.feedback_by_client else -1"),
        ("weight", "", first, "0 if contract.feedback_by_client else -1"),
        ("weight", "", first, "1 if contract.feedback_by_client else 0"),
        ("weight", "", first, "1 if contract.feedback_by_client else -2"),
        ("weight", "_other", second, second.replace("2", "3", 1)),
        ("weight", "_other", second, second.replace("2", "1", 1)),
    }


@pytest.mark.parametrize("question", ["shows", "lists", "excludes"])
def test_a_yes_becomes_a_no_and_a_no_a_yes(tmp_path: Path, question: str) -> None:
    source = f'''
    """An answer."""

    from evenhand import {question}


    @{question}(cites="ours 1")
    def answer(contract):
        """Whatever was paid."""
        return contract.unpaid
    '''
    assert changes(tmp_path, source, "answer") == {("answer", "", "", "")}
