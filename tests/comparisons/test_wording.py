"""Code says the same whatever is noted beside it, and not the same once it does something else."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from evenhand.catalogue.modules import load_module
from evenhand.comparisons.wording import Wordings
from evenhand.questions.rules import Rule, as_rule
from hypothesis import given
from hypothesis import strategies as st

WRITTEN = '''"""Stars."""

from math import floor

from evenhand import Contract, rates

TOP = 5


class Scale:
    """A scale."""

    lowest = 1


if TOP > 9:
    TOP = 9


@rates(cites="ours 1")
def by_stars(contract: Contract, *, worst: int = 1) -> int | None:
    """The last stars count."""
    return highest(contract, worst)


def highest(contract, worst):
    """The highest."""
    stars = [said.stars for said in contract.feedback]
    return capped(max(stars, default=worst))


def capped(stars):
    return floor(min(stars, TOP, Scale.lowest + 4))


def unused():
    return 7
'''
NUMBERS = count()


def rule(folder: Path, text: str) -> Rule:
    """The rule of a module with that text."""
    file = folder / f"m{next(NUMBERS)}.py"
    file.write_text(text, "utf-8")
    found = as_rule("stars", load_module("stars", file).by_stars)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("policies")


def same(one: Rule, other: Rule) -> tuple[bool, bool]:
    wordings = Wordings()
    return wordings.same_code(one, other), wordings.same_calls(one, other)


@given(
    places=st.lists(st.integers(0, WRITTEN.count("\n")), max_size=6),
    comment=st.sampled_from(["", "# a word", "    # a word within"]),
)
def test_comments_and_empty_lines_change_nothing(
    folder: Path, places: list[int], comment: str
) -> None:
    lines = WRITTEN.splitlines()
    for place in sorted(places, reverse=True):
        lines.insert(place, comment)
    assert same(rule(folder, WRITTEN), rule(folder, "\n".join(lines) + "\n")) == (True, True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"""The highest."""', '"""Whatever is the highest."""'),
        ('"""A scale."""', ""),
        ('"""The last stars count."""', '"""Stars count."""'),
        ("contract: Contract, *, worst: int = 1) -> int | None", "contract, *, worst: int = 3)"),
        ("def capped(stars):", "def capped(stars: int) -> int:"),
        ("return 7", "return 8"),
        ('cites="ours 1"', 'cites="ours 2"'),
    ],
)
def test_what_is_only_noted_or_never_reached_changes_nothing(
    folder: Path, old: str, new: str
) -> None:
    assert old in WRITTEN
    assert same(rule(folder, WRITTEN), rule(folder, WRITTEN.replace(old, new))) == (True, True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("return highest(contract, worst)", "return highest(contract, worst) + 0"),
        ("(contract: Contract, *, worst", "(contract: Contract, *, floor"),
    ],
)
def test_code_that_does_something_else_is_other_code(folder: Path, old: str, new: str) -> None:
    assert old in WRITTEN
    changed = WRITTEN.replace(old, new)
    assert same(rule(folder, WRITTEN), rule(folder, changed))[0] is False


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("max(stars, default=worst)", "min(stars, default=worst)"),
        ("floor(min(stars, TOP", "floor(max(stars, TOP"),
        ("TOP = 5", "TOP = 4"),
        ("lowest = 1", "lowest = 0"),
        ("from math import floor", "from math import ceil as floor"),
        ("TOP > 9", "TOP > 3"),
    ],
)
def test_what_a_rule_reaches_through_others_is_seen(folder: Path, old: str, new: str) -> None:
    assert old in WRITTEN
    changed = WRITTEN.replace(old, new)
    assert same(rule(folder, WRITTEN), rule(folder, changed)) == (True, False)


def test_code_that_cannot_be_read_is_the_same_as_itself_only(folder: Path) -> None:
    one, other = rule(folder, WRITTEN), rule(folder, WRITTEN)
    (folder / Path(one.file).name).unlink()
    assert same(one, other)[0] is False
    assert same(one, one) == (True, True)
