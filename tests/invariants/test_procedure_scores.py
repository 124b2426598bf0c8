"""Explanations, badges, changes of the rules, postings: kept, broken, silent, inapplicable."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from fractions import Fraction
from math import floor
from typing import Any

import pytest
from evenhand.invariants.badges import badges_follow_the_shown_score
from evenhand.invariants.explaining import changes_of_the_score_are_explained
from evenhand.invariants.postings import postings_show_what_became_of_their_hires
from evenhand.invariants.rule_changes import changes_of_the_rules_are_announced
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.outcomes import Action, Badge, Rated
from evenhand.model.units import Exact
from evenhand.questions.answers import Unanswered
from evenhand.questions.rules import acts, aggregates, awards, displays, lists, rates, updates
from evenhand.rulesets import Definition, Replaces, RuleSet, Scale

from tests.invariants.procedures import ADA, CLEO, broken, day, job, kept, said, told
from tests.questions.written import AnyRule, module, rule_set


@rates()
def by_stars(contract: Contract) -> int | None:
    given = [each.stars for each in contract.feedback_by_client if each.stars]
    return given[-1] if given else None


@aggregates()
def mean(rated: Sequence[Rated]) -> Exact | None:
    return 20 * Fraction(sum(each.outcome for each in rated), len(rated)) if rated else None


@aggregates()
def mean_of_a_month(rated: Sequence[Rated], moment: datetime) -> Exact | None:
    return mean([each for each in rated if each.ended and (moment - each.ended).days < 30])


@displays()
def whole(score: Exact) -> Exact:
    return floor(score + Fraction(1, 2))


@updates()
def at_midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0)


SCORE = (by_stars, mean, whole)


def rated_job(name: str, ended: datetime, stars: int) -> Contract:
    return job(name, ended=ended, pay=500_00, feedback=(said("client", ended, stars),))


# Explanations

OLD, NEW = rated_job("old", day(1), 5), rated_job("new", day(20), 1)
CHANGED = History([OLD, NEW], at=day(21, hour=8))


def explaining(*names: str, by: datetime | None = None) -> AnyRule:
    @acts("explain")
    def explained(history: History) -> list[Action]:
        due = by or day(21, hour=0)
        return [Action("explain", ADA, due, "what is new", contracts=names)]

    return explained


def scored(*rules: AnyRule) -> RuleSet:
    return rule_set(*rules, at_midnight, *SCORE)


@pytest.mark.parametrize("names", [("new",), ("old", "new")])
@pytest.mark.parametrize("by", [day(21, hour=0), day(22, hour=23)])
def test_a_list_of_the_contracts_that_made_the_change_explains_it(
    names: tuple[str, ...], by: datetime
) -> None:
    rules = scored(explaining(*names, by=by))
    (case,) = told(changes_of_the_score_are_explained, rules, CHANGED)
    assert case.kept
    assert case.told.startswith("Ada is told that the shown score went from 100 to 60 on 22 Mar")


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (
            explaining("old"),
            "The shown score of Ada went from 100 to 60 on 22 Mar 2024. The explanation names old; "
            "it leaves out new (-40).",
        ),
        (
            explaining(),
            "The shown score of Ada went from 100 to 60 on 22 Mar 2024. The explanation names no "
            "contract; it leaves out new (-40).",
        ),
        (
            explaining("new", by=day(23)),
            "Nobody need tell Ada why the shown score went from 100 to 60 on 22 Mar 2024.",
        ),
        (
            explaining("new", by=day(19)),
            "Nobody need tell Ada why the shown score went from 100 to 60 on 22 Mar 2024.",
        ),
    ],
)
def test_a_list_that_is_late_of_another_day_or_incomplete_does_not(
    rule: AnyRule, sentence: str
) -> None:
    case = broken(changes_of_the_score_are_explained, scored(rule), CHANGED)
    assert (case.told, case.rule, case.of) == (sentence, "rules.explained", ADA)


def test_a_contract_that_grew_too_old_is_part_of_the_explanation() -> None:
    old, other = rated_job("old", day(-11, hour=6), 1), rated_job("other", day(5), 5)
    aged = History([old, other], at=day(20, hour=8))
    forgetful = (at_midnight, by_stars, mean_of_a_month, whole)
    assert kept(
        changes_of_the_score_are_explained,
        rule_set(explaining("old", by=day(20)), *forgetful),
        aged,
    )
    rules = rule_set(explaining("other", by=day(20)), *forgetful)
    assert broken(changes_of_the_score_are_explained, rules, aged)


def test_a_list_that_names_one_of_two_that_grew_too_old_is_incomplete() -> None:
    # Without either the one that is named changes nothing: the other one's stars are all alike.
    old = [rated_job(name, day(-11, hour=6), 5) for name in ("old", "as old")]
    rest = [rated_job(name, day(5), stars) for name, stars in (("good", 5), ("bad", 1))]
    aged = History([*old, *rest], at=day(20, hour=8))
    forgetful = (at_midnight, by_stars, mean_of_a_month, whole)
    rules = rule_set(explaining("old", "bad", by=day(20)), *forgetful)
    case = broken(changes_of_the_score_are_explained, rules, aged)
    assert case.told.endswith("The explanation names bad, old; it leaves out as old (-10).")
    complete = rule_set(explaining("old", "as old", by=day(20)), *forgetful)
    assert kept(changes_of_the_score_are_explained, complete, aged)


def test_a_first_score_is_explained_by_what_brought_it() -> None:
    first = History([rated_job("first", day(20), 4)], at=day(21, hour=8))
    assert kept(changes_of_the_score_are_explained, scored(explaining("first")), first)
    case = broken(changes_of_the_score_are_explained, scored(explaining("another")), first)
    assert case.told == (
        "The shown score of Ada went from no score to 80 on 22 Mar 2024. The explanation names "
        "another; it leaves out first."
    )


def test_without_updates_the_change_is_that_since_yesterday() -> None:
    rules = rule_set(explaining("new", by=day(21)), *SCORE)
    today = History([OLD, NEW], at=day(20, hour=20))
    assert kept(changes_of_the_score_are_explained, rules, today)
    later = History([OLD, NEW], at=day(22))
    assert told(changes_of_the_score_are_explained, rules, later) == []


def test_a_score_that_did_not_change_needs_no_explanation() -> None:
    same = History([OLD, rated_job("new", day(20), 5)], at=day(21, hour=8))
    assert told(changes_of_the_score_are_explained, scored(explaining()), same) == []


def test_without_a_word_of_explanations_it_is_silent_once_there_is_a_contract() -> None:
    with pytest.raises(Unanswered, match="explain"):
        told(changes_of_the_score_are_explained, scored(), CHANGED)
    assert told(changes_of_the_score_are_explained, scored(), History(at=day(0))) == []


# Badges


@awards()
def good(score: Exact | None) -> Iterator[Badge]:
    if score is not None and floor(score + Fraction(1, 2)) >= 90:
        yield Badge("good")


@awards()
def exactly_good(score: Exact | None) -> Iterator[Badge]:
    if score is not None and score >= 90:
        yield Badge("exactly good")


@awards()
def never_left(history: History) -> Iterator[Badge]:
    if not history.ended_unpaid():
        yield Badge("never left")


def always(score: Exact) -> AnyRule:
    @aggregates()
    def the_same(rated: Sequence[Rated]) -> Exact:
        return score

    return the_same


@pytest.mark.parametrize("score", [90, Fraction(179, 2), Fraction(178, 2)])
def test_badges_that_go_by_the_shown_number_keep_it(score: Exact) -> None:
    rules = rule_set(good, always(score), by_stars, whole)
    assert kept(badges_follow_the_shown_score, rules, CHANGED)


def test_a_badge_by_the_number_behind_the_shown_one_breaks_it() -> None:
    rules = rule_set(exactly_good, always(Fraction(179, 2)), by_stars, whole)
    case = broken(badges_follow_the_shown_score, rules, CHANGED)
    assert case.told == (
        "The number shown for Ada is 90. It goes with exactly good; the score behind it, 89.5, "
        "brings no badge."
    )
    assert (case.rule, case.of) == ("rules.exactly_good", ADA)


def test_an_unpaid_contract_that_takes_a_badge_breaks_it() -> None:
    history = History([OLD, job("left")])
    case = broken(badges_follow_the_shown_score, rule_set(never_left), history)
    assert (case.before, case.after, case.rule) == ("never left", "no badge", "rules.never_left")
    assert case.because == history.contracts[1]


def test_a_badge_that_goes_by_earlier_scores_is_lost_by_its_rule_too() -> None:
    @awards()
    def scored_lately(history: History, scores: Callable[[datetime], Exact | None]) -> Any:
        if scores(history.at) is not None and not history.ended_unpaid():
            yield Badge("scored lately")

    history = History([OLD, job("left")])
    case = broken(badges_follow_the_shown_score, rule_set(scored_lately, *SCORE), history)
    assert case.rule == "rules.scored_lately"


def test_a_badge_may_be_won_by_an_unpaid_contract_and_lost_by_a_paid_one() -> None:
    @awards()
    def left(history: History) -> Iterator[Badge]:
        if history.ended_unpaid():
            yield Badge("left")

    assert kept(badges_follow_the_shown_score, rule_set(left), History([OLD, job("left")]))
    assert told(badges_follow_the_shown_score, rule_set(left), History([OLD])) == []


def test_without_badges_it_is_silent_once_there_is_a_contract() -> None:
    with pytest.raises(Unanswered, match="awards"):
        told(badges_follow_the_shown_score, rule_set(*SCORE), History([OLD]))
    assert told(badges_follow_the_shown_score, rule_set(*SCORE), History(at=day(0))) == []


# Changes of the rules


def replacing(
    announced: date | None, *, old: Exact = 90, new: Exact = 80, in_force: bool = True
) -> RuleSet:
    """Rules under which everybody has one score, after rules under which it was another one."""
    before = RuleSet(Definition("old rules", {"rules": module("rules", by_stars, always(old))}))
    return rule_set(
        by_stars,
        always(new),
        replaces=Replaces(before, announced, "a test"),
        in_force=(date(2024, 3, 1), None) if in_force else None,
    )


DAY_BEFORE = date(2024, 2, 29)


def test_a_change_that_was_announced_the_day_before_keeps_it_however_much_is_lost() -> None:
    (case,) = told(changes_of_the_rules_are_announced, replacing(DAY_BEFORE, new=0), CHANGED)
    assert (case.kept, case.amount) == (True, 90)


def test_a_change_that_was_announced_on_the_day_breaks_it() -> None:
    case = broken(changes_of_the_rules_are_announced, replacing(date(2024, 3, 1)), CHANGED)
    assert case.told == (
        "By old rules the score of Ada was 90; by the rules in force since 1 Mar 2024 it is 80. "
        "They were announced on 1 Mar 2024, which is not before."
    )
    assert (case.amount, case.of) == (10, ADA)


@pytest.mark.parametrize(("new", "unkept"), [(Fraction(851, 10), 0), (85, 1), (95, 0)])
def test_whoever_loses_less_than_five_points_need_not_be_told(new: Exact, unkept: int) -> None:
    cases = told(changes_of_the_rules_are_announced, replacing(date(2024, 3, 1), new=new), CHANGED)
    assert [case.kept for case in cases].count(False) == unkept


def test_scores_on_two_scales_are_compared_by_how_high_they_lie() -> None:
    before = RuleSet(
        Definition("stars", {"rules": module("rules", by_stars, always(5))}, scale=Scale(1, 5))
    )
    rules = rule_set(
        by_stars,
        always(90),
        replaces=Replaces(before, DAY_BEFORE, "a test"),
        in_force=(date(2024, 3, 1), None),
    )
    assert [case.amount for case in told(changes_of_the_rules_are_announced, rules, CHANGED)] == [
        10
    ]


@pytest.mark.parametrize(
    "rules", [rule_set(*SCORE), replacing(None), replacing(DAY_BEFORE, in_force=False)]
)
def test_without_a_day_of_the_announcement_it_is_silent(rules: RuleSet) -> None:
    with pytest.raises(Unanswered, match="replaces"):
        told(changes_of_the_rules_are_announced, rules, CHANGED)
    assert told(changes_of_the_rules_are_announced, rules, History(at=day(0))) == []


def test_whoever_had_no_score_before_has_lost_nothing() -> None:
    before = RuleSet(Definition("old", {"rules": module("rules", by_stars, mean)}))
    rules = rule_set(
        by_stars,
        always(0),
        replaces=Replaces(before, date(2024, 3, 1), "a test"),
        in_force=(date(2024, 3, 1), None),
    )
    assert told(changes_of_the_rules_are_announced, rules, History([job()])) == []


# Postings


@lists()
def everybody(contract: Contract) -> bool:
    return True


@lists()
def only_the_paid(contract: Contract) -> bool:
    return contract.paid > 0


HIRES = History([job(f"hire {n}", posting="a logo", pay=100 if n == 0 else 0) for n in range(3)])


def test_a_posting_that_lists_every_hire_keeps_it() -> None:
    (case,) = told(postings_show_what_became_of_their_hires, rule_set(everybody), HIRES)
    assert (case.kept, case.amount, case.of) == (True, 0, CLEO)


def test_a_posting_that_lists_only_the_paid_breaks_it() -> None:
    case = broken(postings_show_what_became_of_their_hires, rule_set(only_the_paid), HIRES)
    assert case.told == "Of 3 hires of one posting the page lists 1."
    assert (case.amount, case.rule) == (2, "rules.only_the_paid")
    assert case.because == HIRES.contracts[1]


def test_without_a_posting_there_is_no_page_and_without_a_rule_it_is_silent() -> None:
    assert told(postings_show_what_became_of_their_hires, rule_set(), History([job()])) == []
    with pytest.raises(Unanswered, match="lists"):
        told(postings_show_what_became_of_their_hires, rule_set(), HIRES)
