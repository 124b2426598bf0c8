"""Gains and losses: by hand, and what holds for whatever people under whatever rules."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from evenhand.comparisons.effects import Amounts
from evenhand.comparisons.gains import FEW
from evenhand.comparisons.people import People, people_in
from evenhand.comparisons.sides import Sides
from evenhand.model.contracts import Party
from evenhand.model.history import History, PlatformFact
from evenhand.model.outcomes import Rated
from evenhand.model.units import Exact
from evenhand.rulesets import RuleSet, Scale
from hypothesis import given
from hypothesis import strategies as st

from tests.attribution.written import RULE_SETS, by_stars, day, job, mean, on_sundays
from tests.comparisons.peopled import (
    ADA,
    ALL_COUNT,
    BEN,
    BY_HAND,
    CEM,
    DEE,
    PAID_COUNT,
    SIDES,
    SWAPPED,
    compared,
    everybody_in,
    free,
    named,
    people,
    person,
    told,
)
from tests.model.invented import HISTORIES
from tests.questions.written import marked, rule_set

ANYBODY = st.lists(HISTORIES, min_size=1, max_size=4).map(everybody_in)
ANY_RULES = st.sampled_from(sorted(set(RULE_SETS) - {"a sum"})).map(RULE_SETS.__getitem__)
ANY_SIDES = st.builds(Sides, ANY_RULES, ANY_RULES)


def test_five_people_by_hand() -> None:
    found = compared()
    assert told(found.changes) == {"Ada": 40, "Ben": 0, "Cem": -40, "Dee": None, "Eve": None}
    everybody = found.everybody
    assert (everybody.people, everybody.gain, everybody.lose, everybody.stay) == (5, 1, 1, 1)
    assert (everybody.first_score, everybody.score_lost, everybody.no_score) == (0, 1, 1)
    assert everybody.gains == everybody.losses == Amounts(Fraction(40), Fraction(40), Fraction(40))
    assert {(b.from_, b.to): b.count for b in everybody.buckets if b.count} == {
        (-50, -20): 1, (0, 0): 1, (20, 50): 1,
    }  # fmt: skip


def test_each_group_counts_whoever_belongs_to_it() -> None:
    effects = {each.group.name: each.effects for each in compared().groups}
    hostile, silent = effects["cancelled unpaid, hostile"], effects["cancelled unpaid, silent"]
    assert (hostile.people, hostile.gain, hostile.lose) == (1, 1, 0)  # Ada
    assert silent.people == 0
    assert (effects["a bad job"].people, effects["a bad job"].lose) == (1, 1)  # Cem
    assert effects["newcomers"].people == 5


def test_the_stories_are_of_those_who_move_furthest_with_what_decides() -> None:
    found = compared()
    assert found.largest_gain
    assert found.largest_loss
    assert found.lost_score
    assert found.largest_gain.change.person is ADA
    assert found.largest_loss.change.person is CEM
    assert found.lost_score.change.person is DEE
    deciding = found.largest_gain.deciding
    assert deciding
    assert [contract.id for contract in deciding.contracts] == ["b"]
    assert deciding.rules == (("rules.by_stars",), ("rules.unpaid",))
    without = found.largest_gain.without
    assert without
    assert (without.baseline, without.candidate) == (100, 100)


def test_of_two_who_lose_the_same_whoever_has_fewer_contracts_stands_for_both() -> None:
    bad = [job(f"bad {n}", ended=10, stars=1) for n in range(3)]
    long = person("Longer", *bad, *(free(f"free {n}", stars=5) for n in range(3)))
    found = compared(over=people(long, CEM))
    assert [change.points for change in found.changes] == [-40, -40]
    assert found.largest_loss
    assert found.largest_loss.change.person is CEM


def test_where_no_single_sort_of_contract_decides_none_is_named() -> None:
    """Without either of its contracts nobody has a score on one side."""
    found = compared(over=people(DEE))
    assert found.lost_score
    assert found.lost_score.deciding is None
    assert [each.counts_on_one_side_only for each in found.lost_score.otherwise] == [True]


def test_points_are_hundredths_of_each_ones_own_scale() -> None:
    def mean_of_stars(rated: Sequence[Rated]) -> Exact | None:
        score = mean(rated)
        return None if score is None else Fraction(score, 20)

    rules = rule_set(by_stars, marked("aggregates", mean_of_stars), scale=Scale(1, 5))
    stars = named("stars", rules)
    found = compared(Sides(ALL_COUNT, stars), people(BEN))
    assert told(found.changes) == {"Ben": -5}  # 80 of 100, then 4 of 1 to 5: three quarters


def test_a_reader_sees_the_number_of_the_last_update() -> None:
    weekly = named("weekly", rule_set(by_stars, mean, on_sundays))
    late = person("Late", job("a", ended=50), job("b", ended=59, stars=1))  # day 60: a Thursday
    found = compared(Sides(ALL_COUNT, weekly), people(late))
    assert (found.changes[0].baseline, found.changes[0].candidate) == (60, 100)


def test_a_side_that_scores_no_freelancer_is_named_and_nothing_is_told_of_it() -> None:
    clients = named("clients only", PAID_COUNT, scores=("client",))
    found = compared(Sides(ALL_COUNT, clients))
    assert found.unscored == ("clients only",)
    assert found.everybody.compared == 0


def test_a_group_is_few_below_the_number_that_is_said() -> None:
    def bens(count: int) -> list[bool]:
        crowd = [person(f"Ben {n}", *BEN.contracts) for n in range(count)]
        return [g.few for g in compared(over=people(*crowd)).groups if g.group.name == "newcomers"]

    assert (bens(FEW - 1), bens(FEW)) == ([True], [False])


def test_people_of_one_log_are_as_they_would_be_each_alone() -> None:
    contracts = [
        contract.replace(id=f"{each.of.name} {contract.id}")
        for each in BY_HAND.everybody
        for contract in each.contracts
    ]
    whole = people_in(History(contracts, at=BY_HAND.at), file="log.csv")
    assert told(compared(over=whole).changes) == told(compared().changes)
    assert [each.own() for each in whole.everybody] == [
        History(each.contracts, at=whole.at) for each in whole.everybody
    ]


def test_a_person_of_a_log_has_only_the_facts_that_are_about_it() -> None:
    ada, cleo, dora = Party("Ada"), Party("client of a", "client"), Party("another", "client")
    facts = [PlatformFact(day(30), "flagged", about) for about in (ada, cleo, dora)]
    told_of = person("Ada", job("a", ended=10), facts=facts)
    assert {fact.about for fact in told_of.own().facts} == {ada, cleo}


@given(over=ANYBODY, rules=ANY_RULES)
def test_a_rule_set_beside_itself_changes_nothing_for_anybody(over: People, rules: RuleSet) -> None:
    found = compared(Sides(rules, rules), over)
    everybody = found.everybody
    assert everybody.stay + everybody.no_score == everybody.people
    assert found.largest_gain is found.largest_loss is found.lost_score is None


@given(over=ANYBODY, sides=ANY_SIDES)
def test_with_the_sides_swapped_gains_are_losses(over: People, sides: Sides) -> None:
    one = compared(sides, over).everybody
    other = compared(Sides(sides.candidate, sides.baseline), over).everybody
    assert (one.gain, one.lose, one.stay) == (other.lose, other.gain, other.stay)
    assert (one.first_score, one.score_lost) == (other.score_lost, other.first_score)
    assert (one.gains, one.losses) == (other.losses, other.gains)
    mirrored = [(-b.to, -b.from_, b.count) for b in reversed(other.buckets)]
    assert [(b.from_, b.to, b.count) for b in one.buckets] == mirrored


@given(over=ANYBODY, sides=ANY_SIDES)
def test_everybody_is_counted_once_and_no_group_has_more(over: People, sides: Sides) -> None:
    found = compared(sides, over)
    for effects in (found.everybody, *(each.effects for each in found.groups)):
        unscored = effects.first_score + effects.score_lost + effects.no_score
        assert effects.compared + unscored == effects.people <= len(over.everybody)
        assert sum(bucket.count for bucket in effects.buckets) == effects.compared
        assert effects.gain <= found.everybody.gain
        assert effects.lose <= found.everybody.lose


def test_the_swapped_sides_by_hand() -> None:
    assert told(compared(SWAPPED).changes)["Ada"] == -40
    assert compared(SWAPPED).everybody.first_score == 1
    assert SIDES.both == tuple(reversed(SWAPPED.both))
