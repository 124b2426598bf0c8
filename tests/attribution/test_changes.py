"""Changes: properties that hold on any history, whatever shape the rules have."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction
from itertools import permutations

import pytest
from evenhand.attribution.changes import Attribution, attributed
from evenhand.attribution.events import events_between
from evenhand.model.contracts import Party
from evenhand.model.history import History
from evenhand.questions.rules import updates
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.attribution.written import (
    ADA,
    ADDITIVE,
    RULE_SETS,
    by_stars,
    day,
    history,
    job,
    mean_of_four_weeks,
    sum_of_all,
)
from tests.model.invented import FREELANCERS, HISTORIES, MOMENTS, NEW_NAMES
from tests.questions.written import rule_set

TWO_MOMENTS = st.tuples(MOMENTS, MOMENTS).map(sorted)
PARTIES = st.sampled_from(FREELANCERS)
ANY_RULES = st.sampled_from(sorted(RULE_SETS)).map(RULE_SETS.__getitem__)
ANYTHING = given(rules=ANY_RULES, told=HISTORIES, moments=TWO_MOMENTS, of=PARTIES)


def split(rules: RuleSet, told: History, moments: list[datetime], of: Party = ADA) -> Attribution:
    return attributed(rules, told, of=of, before=moments[0], after=moments[1])


def points(found: Attribution) -> list[Fraction]:
    return [share.points for share in found.shares]


@ANYTHING
def test_shares_add_up_to_what_a_reader_sees_as_changed(
    rules: RuleSet, told: History, moments: list[datetime], of: Party
) -> None:
    found, run = split(rules, told, moments, of), Run(rules, told)
    assert (found.before, found.after) == tuple(run.shown(of=of, at=at) for at in moments)
    assert all(points(found))
    if found.before is None or found.after is None:
        assert not found.shares
        assert bool(found.note) == (found.before != found.after)
    else:
        assert sum(points(found)) == found.after - found.before


@given(
    rules=st.sampled_from(sorted(RULE_SETS)).map(RULE_SETS.__getitem__),
    told=HISTORIES,
    start=MOMENTS,
    days=st.integers(8, 40),
    of=PARTIES,
)
def test_shares_are_the_average_over_all_orders_of_events(
    rules: RuleSet, told: History, start: datetime, days: int, of: Party
) -> None:
    run, moments = Run(rules, told), [start, start + timedelta(days=days)]
    events = events_between(
        *(run.as_of(rules.chain("updates").ask({"moment": at})[0] or at) for at in moments), of=of
    )
    places = sorted(events.game.everything)
    assume(len(places) <= 5)
    added = dict.fromkeys(places, Fraction(0))
    orders = 0
    for order in permutations(places):
        numbers = [events.game.number(frozenset(order[:count])) for count in range(len(order) + 1)]
        known = [number for number in numbers if number is not None]
        if len(known) == len(numbers):
            orders += 1
            for place, one, other in zip(order, known, known[1:], strict=False):
                added[place] += Fraction(other) - one
    if not orders:
        return
    shares = {share.cause: share.points for share in split(rules, told, moments, of).shares}
    expected = {events.cause((place,)): total / orders for place, total in added.items() if total}
    assert shares == expected


@ANYTHING
def test_neither_names_nor_the_order_of_telling_matter(
    rules: RuleSet, told: History, moments: list[datetime], of: Party
) -> None:
    found = split(rules, told, moments, of)
    backwards = History(told.contracts[::-1], facts=told.facts[::-1], at=told.at)
    assert split(rules, backwards, moments, of) == found
    other = told.renamed(NEW_NAMES, lambda name: f"z{9 - ord(name[0]) % 7}{name}")
    renamed = split(rules, other, moments, NEW_NAMES.get(of, of))
    assert sorted(points(renamed)) == sorted(points(found))


@given(rules=ANY_RULES, told=HISTORIES, at=MOMENTS, of=PARTIES)
def test_between_a_moment_and_itself_nothing_is_shared(
    rules: RuleSet, told: History, at: datetime, of: Party
) -> None:
    found = split(rules, told, [at, at], of)
    assert found.before == found.after
    assert (found.shares, found.note) == ((), "")


@given(told=HISTORIES, moments=TWO_MOMENTS, of=PARTIES)
def test_where_contracts_only_add_up_a_share_is_the_plain_difference(
    told: History, moments: list[datetime], of: Party
) -> None:
    start, end = (Run(ADDITIVE, told.as_of(at)) for at in moments)
    known = {contract.id: contract for contract in start.history.contracts}
    found: dict[tuple[str, ...], Fraction] = {}
    for share in split(ADDITIVE, told, moments, of).shares:
        found[share.cause.contracts] = found.get(share.cause.contracts, Fraction(0)) + share.points
    expected = {}
    for contract in end.history.of(of):
        old = known.get(contract.id)
        others = end.without(contract)
        before = others.on(others.history.plus(old)) if old else others
        expected[contract.id,] = Fraction(end.score(of=of) or 0) - Fraction(
            before.score(of=of) or 0
        )
    assert found == {contracts: gain for contracts, gain in expected.items() if gain}


@ANYTHING
def test_what_no_rule_looks_at_has_no_share_and_changes_nobody_s(
    rules: RuleSet, told: History, moments: list[datetime], of: Party
) -> None:
    assume(rules.one_contract_at_a_time)
    (other,) = [party for party in FREELANCERS if party != of]
    nobody = Party("nobody they know", "client")
    strange = job("strange", ended=0, freelancer=other, client=nobody)
    strange = strange.replace(hired=moments[0], feedback=())
    assume(all(contract.client != nobody for contract in told.contracts))
    assert split(rules, told.plus(strange), moments, of) == split(rules, told, moments, of)


@given(
    rules=ANY_RULES,
    told=HISTORIES,
    ended=st.integers(1, 200),
    stars=st.integers(1, 5),
    later=st.integers(0, 60),
)
def test_twins_have_equal_shares(
    rules: RuleSet, told: History, ended: int, stars: int, later: int
) -> None:
    twins = [job(f"twin {number}", ended=ended, stars=stars) for number in (1, 2)]
    moments = [day(ended - 1), day(ended + 1 + later)]
    both = History([*told.contracts, *twins], facts=told.facts, at=day(400))
    shares = {share.cause.contracts: share.points for share in split(rules, both, moments).shares}
    assert shares.get(("twin 1",)) == shares.get(("twin 2",))


def test_a_bad_end_and_good_work_that_grows_too_old_share_a_fall() -> None:
    old = [job(f"old {number}", ended=1) for number in range(3)]
    good = [job(f"good {number}", ended=12) for number in range(3)]
    told = history(*old, *good, job("bad", ended=30, stars=1), at=31)
    found = split(RULE_SETS["a window"], told, [day(22), day(35.5)])
    assert (found.before, found.after) == (100, 80)
    assert [(share.cause.kind, share.cause.contracts, share.points) for share in found.shares] == [
        # beside six, five, four and three good ones it takes 11, 13, 16 and 20 points
        ("added", ("bad",), -15),
        ("aged", ("old 0",), Fraction(-5, 3)),
        ("aged", ("old 1",), Fraction(-5, 3)),
        ("aged", ("old 2",), Fraction(-5, 3)),
    ]


def test_what_happened_after_the_last_update_is_no_cause_yet() -> None:
    told = history(job("good", ended=1), job("bad", ended=8, stars=1), at=10)
    found = split(RULE_SETS["a window"], told, [day(7.5), day(13)])
    assert (found.before, found.after, found.shares) == (100, 100, ())
    assert split(RULE_SETS["a window"], told, [day(7.5), day(14)]).after == 60


def test_between_a_score_and_none_nothing_is_shared_and_the_note_says_on_what_it_hangs() -> None:
    told = history(*[job(f"job {number}", ended=10 * number) for number in (1, 2, 3)], at=35)
    found = split(RULE_SETS["enough contracts"], told, [day(25), day(35)])
    assert (found.before, found.after, found.shares) == (None, 100, ())
    assert found.note == (
        "From no score to 100 there is no difference in points to split up. It hangs on this: "
        "job 3: was ended by the client, was paid $500 and drew 5 stars from the client."
    )


def test_where_some_mixtures_have_no_score_the_note_says_so() -> None:
    good = [job(f"good {number}", ended=1) for number in range(2)]
    bad = [job(f"bad {number}", ended=20, stars=1) for number in range(2)]
    rules = rule_set(by_stars, mean_of_four_weeks)
    found = split(rules, history(*good, *bad, at=40), [day(10), day(35)])
    assert sum(points(found)) == -80
    assert found.note.startswith("Some of this without the rest would leave no score")


def test_the_two_moments_stand_in_their_order() -> None:
    with pytest.raises(ValueError, match="the other way round"):
        split(ADDITIVE, history(at=3), [day(2), day(1)])


def test_where_a_later_reader_sees_an_older_score_that_is_the_cause() -> None:
    @updates()
    def backwards(moment: datetime) -> datetime:
        return day(1) if moment >= day(5) else moment

    rules = rule_set(by_stars, sum_of_all, backwards)
    found = split(rules, history(job("job", ended=2, stars=4), at=9), [day(4), day(6)])
    assert (found.before, found.after) == (4, 0)
    assert points(found) == [-4]
    assert found.shares[0].cause.kind == "time"
