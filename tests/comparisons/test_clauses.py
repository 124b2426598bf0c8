"""What differs in the rules: what is new, gone, changed, replaced, asked in another order."""

from __future__ import annotations

from pathlib import Path

import pytest
from evenhand.comparisons.clauses import Clauses, clauses
from evenhand.comparisons.sides import Sides

from tests.cli.repositories import BREAKS, KEEPS, Repository
from tests.comparisons.repositories import sides
from tests.repositories import STARS

SILENT = '''
"""Silence."""

from evenhand import rates


@rates(cites="ours 6")
def silence(contract):
    """Silence is four stars."""
    return None if contract.feedback else 4
'''
FIRST = KEEPS.replace('["ours.stars", ', '["ours.silence", "ours.stars", ')
LAST = KEEPS.replace('["ours.stars", ', '["ours.stars", "ours.silence", ')


def differ(repository: Repository, baseline: str, candidate: str) -> Clauses:
    repository.write("policies/ours/silence.py", SILENT)
    repository.rule_sets(a=baseline, b=candidate)
    return clauses(sides(repository, "ours.a", "ours.b"))


def test_a_rule_that_only_one_side_has_is_added_or_dropped(repository: Repository) -> None:
    found = differ(repository, BREAKS, KEEPS)
    assert [each.rule.name for each in found.added] == ["ours.unpaid.unpaid"]
    assert found.added[0].source == "ours 3"
    back = clauses(sides(repository, "ours.b", "ours.a"))
    assert [each.rule.name for each in back.dropped] == ["ours.unpaid.unpaid"]
    assert not found.dropped
    assert not back.added


def test_a_rule_that_is_asked_before_others_says_so(repository: Repository) -> None:
    (last,) = differ(repository, KEEPS, LAST).added
    assert last.before == ("ours.stars.by_stars",)
    (first,) = differ(repository, KEEPS, FIRST).added
    assert first.before == ()


def test_the_same_rules_asked_in_another_order_are_told(repository: Repository) -> None:
    found = differ(repository, FIRST, LAST)
    (order,) = found.reordered
    assert order.question == "rates"
    assert order.baseline == ("ours.stars.by_stars", "ours.silence.silence")
    assert order.candidate == ("ours.silence.silence", "ours.stars.by_stars")
    assert (found.added, found.dropped, found.changed, found.figures) == ((), (), (), ())
    assert not found.same


def test_a_number_is_told_with_both_values_and_who_says_so(repository: Repository) -> None:
    more = '\n[parameters."ours.stars.by_stars"]\nworst = { value = 2, said = "Staff" }\n'
    found = differ(repository, BREAKS, BREAKS + more)
    (figure,) = found.figures
    assert figure.baseline is not None
    assert figure.candidate is not None
    assert (figure.rule.name, figure.name) == ("ours.stars.by_stars", "worst")
    assert (figure.baseline.value, figure.candidate.value) == (1, 2)
    assert figure.candidate.unit == "stars"
    assert str(figure.candidate.standing) == "said by staff: Staff"
    assert (found.added, found.dropped, found.changed) == ((), (), ())


def test_a_number_that_is_written_again_is_no_difference(repository: Repository) -> None:
    again = '\n[parameters."ours.stars.by_stars"]\nworst = 1\n'
    assert differ(repository, BREAKS, BREAKS + again).same


def test_two_files_that_come_to_the_same_rules_differ_in_nothing(repository: Repository) -> None:
    other = 'title = "Another name"\nextends = "ours.a"\nsources = ["elsewhere"]\n'
    assert differ(repository, KEEPS, other).same


def test_scale_and_whom_scores_are_given_to_are_told(repository: Repository) -> None:
    other = BREAKS.replace("highest = 5", "highest = 6") + 'scores = ["client"]\n'
    found = differ(repository, BREAKS, other)
    assert found.scale is not None
    assert [scale.highest for scale in found.scale] == [5, 6]
    assert found.scores == (("freelancer",), ("client",))


# The same rules in two folders, as two revisions have them


def beside(tmp_path: Path, old: str, new: str) -> Clauses:
    """The rule set of one module of stars as it is in two repositories."""
    both = []
    for name, text in (("one", old), ("other", new)):
        repository = Repository(tmp_path / name)
        repository.write("policies/ours/stars.py", text)
        repository.rule_set("breaks", BREAKS)
        both.append(sides(repository, "ours.breaks", "ours.breaks").baseline)
    return clauses(Sides(both[0], both[1]))


def test_a_module_that_was_copied_is_the_same(tmp_path: Path) -> None:
    assert beside(tmp_path, STARS, STARS + "# a last word\n").same


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("max(stars[-1], worst)", "max(stars[0], worst)", ("code",)),
        ("none below the worst.", "and no other.", ("text",)),
        ('cites="ours 1"', 'cites="ours 11"', ("source",)),
        ("from fractions import Fraction", "from fractions import Fraction as Fraction", ()),
    ],
)
def test_each_part_of_a_rule_that_changed_is_named(
    tmp_path: Path, old: str, new: str, parts: tuple[str, ...]
) -> None:
    assert old in STARS
    found = beside(tmp_path, STARS, STARS.replace(old, new))
    assert [
        each.parts for each in found.changed if each.candidate.rule.name.endswith("by_stars")
    ] == ([parts] if parts else [])


def test_a_helper_that_changed_changes_the_rules_that_call_it_and_no_other(tmp_path: Path) -> None:
    helped = STARS.replace("max(stars[-1], worst)", "least(stars[-1], worst)")
    helped += "\n\ndef least(one, other):\n    return max(one, other)\n"
    found = beside(tmp_path, helped, helped.replace("max(one, other)", "min(one, other)"))
    (changed,) = found.changed
    assert changed.candidate.rule.name == "ours.stars.by_stars"
    assert changed.parts == ("what it calls",)


def test_a_default_that_changed_is_a_number_and_not_other_code(tmp_path: Path) -> None:
    found = beside(tmp_path, STARS, STARS.replace("worst: Stars = 1", "worst: Stars = 2"))
    assert not found.changed
    (figure,) = found.figures
    assert figure.name == "worst"
