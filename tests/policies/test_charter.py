"""The charter at work: what it owes to whom, who sees what, and what a score is made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.model.contracts import Contract, End, Feedback, Party, Payment, Report, Role
from evenhand.model.history import History, PlatformFact
from evenhand.model.outcomes import Action, Badge, Duty
from evenhand.rulesets import RuleSet
from evenhand.runs import STRANGER, Run

from tests.invariants.procedures import A_DAY, ADA, CLEO, THE_END, day, fact, job, said

CHARTER = catalogue_of(Path(__file__).parents[2])[0].rule_set("charter.fair_unpaid")
DORA = Party("Dora", "client")
A_MINUTE = timedelta(minutes=1)
NOW = day(60, hour=0)


def run(*contracts: Contract, facts: tuple[PlatformFact, ...] = (), at: datetime = NOW) -> Run:
    return Run(CHARTER, History(contracts, facts=facts, at=at))


def due(duty: Duty, about: Party, seen: Run) -> list[Action]:
    return list(seen.owed(duty, about=about))


def reviewed(name: str, stars: int, *, client: str = "", ended: datetime = THE_END) -> Contract:
    """A paid job with these stars; each of a client of its own, if no name is given."""
    who = Party(client or f"client of {name}", "client")
    feedback = (said("client", ended, stars),)
    return job(name, client=who, ended=ended, pay=500_00, feedback=feedback)


def good(count: int) -> list[Contract]:
    return [reviewed(f"good {n}", 5) for n in range(count)]


def with_numbers(rule: str, **numbers: Any) -> RuleSet:
    """The charter with other numbers in one rule, as a rule set under another law has them."""
    return RuleSet(replace(CHARTER.definition, parameters={rule: numbers}))


def test_the_charter_speaks_of_every_duty() -> None:
    assert [duty for duty in get_args(Duty) if not CHARTER.speaks_of(duty)] == []


# Notice


@pytest.mark.parametrize(
    ("reason", "grounds"),
    [
        ("enough people", "ended by the client: enough people"),
        ("", "ended by the client: no reason was given"),
    ],
)
def test_whoever_is_left_is_told_at_once_why(reason: str, grounds: str) -> None:
    # Thread A, wish 13: cancelled overnight, without notice or message
    left = job(reason=reason)
    assert due("give notice", ADA, run(left)) == [
        Action("give notice", ADA, THE_END, grounds, contracts=("a job",))
    ]
    assert due("give notice", CLEO, run(left)) == []


def test_if_the_platform_ends_a_contract_both_are_told() -> None:
    ended = run(job(by="platform"))
    assert len(due("give notice", ADA, ended)) == len(due("give notice", CLEO, ended)) == 1


# Mass cancellation


def eight_hires(cancelled: int, *, apart: timedelta = timedelta(hours=1)) -> list[Contract]:
    """Eight hires of one posting, some of them cancelled one after the other, the rest open."""
    hires = [
        job(f"hire {n}", freelancer=Party(f"freelancer {n}"), posting="a logo", ended=None)
        for n in range(8)
    ]
    ends = [End(THE_END + n * apart, "client") for n in range(cancelled)]
    return [*map(lambda c, end: c.replace(end=end), hires, ends), *hires[cancelled:]]


def test_the_client_of_thread_a_is_flagged_in_a_day_and_looked_at_by_a_person_in_two_weeks() -> (
    None
):
    seen, last = run(*eight_hires(7)), THE_END + timedelta(hours=6)
    (flag,), (review,) = due("flag", CLEO, seen), due("review", CLEO, seen)
    assert (flag.by, flag.by_human) == (last + A_DAY, False)
    assert (review.by, review.by_human) == (last + 14 * A_DAY, True)
    assert flag.contracts == review.contracts == tuple(f"hire {n}" for n in range(7))
    assert flag.grounds == "ended 7 unpaid hires of one posting"


@pytest.mark.parametrize(
    ("cancelled", "apart", "flags"),
    [
        (2, timedelta(hours=1), 0),
        (3, timedelta(hours=36), 1),
        (3, timedelta(hours=36, seconds=1), 0),
        (6, timedelta(hours=36), 2),
    ],
)
def test_three_within_72_hours_are_many(cancelled: int, apart: timedelta, flags: int) -> None:
    assert len(due("flag", CLEO, run(*eight_hires(cancelled, apart=apart)))) == flags


def test_a_posting_lists_those_who_were_cancelled_too() -> None:
    hires = eight_hires(7)
    seen = run(*hires)
    assert all(seen.listed(contract) for contract in hires)
    assert not any(seen.visible(contract) for contract in hires)


# Explanations


def explained(*contracts: Contract, at: datetime, **more: Any) -> list[str]:
    """The contracts that Ada is told of with the update of that day."""
    explanations = due("explain", ADA, run(*contracts, at=at, **more))
    assert len(explanations) <= 1
    return [name for explanation in explanations for name in explanation.contracts]


def test_a_change_comes_with_the_contract_that_it_is_from() -> None:
    bad = reviewed("bad", 1, ended=day(20))
    before, after = run(*good(9), bad, at=day(20)), run(*good(9), bad, at=day(21))
    assert (before.shown(of=ADA), after.shown(of=ADA)) == (100, 90)
    assert explained(*good(9), bad, at=day(21)) == ["bad"]
    assert explained(*good(9), bad, at=day(20)) == []
    assert explained(*good(9), bad, at=day(22)) == []


def test_a_contract_that_grew_too_old_is_told_of_the_day_it_does() -> None:
    two_years = THE_END + 730 * A_DAY
    old = reviewed("old", 1)
    assert explained(old, at=two_years) == []
    assert explained(old, at=two_years + A_DAY) == ["old"]
    assert explained(old, at=two_years + 2 * A_DAY) == []


def test_a_flag_and_an_upheld_report_are_told_of_by_the_contracts_concerned() -> None:
    bad = reviewed("bad", 1, client="Cleo")
    flag = fact("flagged", day(20), CLEO)
    assert explained(bad, *good(2), at=day(21), facts=(flag,)) == ["bad"]
    report = Report("freelancer", day(12), "threats", day(20), True)
    assert explained(bad.replace(reports=(report,)), *good(2), at=day(21)) == ["bad"]


@pytest.mark.parametrize("contract", [job(ended=day(20)), job(ended=day(20), pay=500_00)])
def test_what_is_unpaid_or_silent_is_no_explanation(contract: Contract) -> None:
    assert explained(contract, at=day(21)) == []


@pytest.mark.parametrize(("late", "told"), [(14, ["bad"]), (15, [])])
def test_what_was_said_too_late_to_count_is_no_explanation(late: int, told: list[str]) -> None:
    words = said("client", day(10 + late), 1)
    contract = job("bad", feedback=(words,), pay=500_00)
    assert explained(contract, *good(2), at=day(11 + late)) == told


def test_an_answer_in_private_alone_is_no_explanation() -> None:
    words = said("client", day(20), None, private=0)
    contract = job(ended=day(20), pay=500_00, feedback=(words,))
    assert run(contract).treatment(contract).rated is None
    assert explained(contract, *good(2), at=day(21)) == []


def test_what_is_said_after_an_upheld_report_is_no_explanation() -> None:
    report = Report("freelancer", day(12), "threats", day(13), True)
    words = (said("client", THE_END, 1), said("client", day(20), 1))
    bad = reviewed("bad", 1).replace(reports=(report,), feedback=words)
    assert explained(bad, *good(2), at=day(14)) == ["bad"]
    assert explained(bad, *good(2), at=day(21)) == []


# Reports


def test_a_report_is_decided_by_a_person_in_two_weeks_and_then_put_right_in_two() -> None:
    report = Report("freelancer", day(11), "threats", day(15), True)
    bad = reviewed("bad", 1).replace(reports=(report,))
    seen = run(bad, *good(3))
    (decision,), (restoration,) = due("decide", ADA, seen), due("restore", ADA, seen)
    assert (decision.by, decision.by_human) == (day(25), True)
    assert restoration.by == day(29)
    assert seen.score(of=ADA) == 100


@pytest.mark.parametrize(("ruled", "upheld"), [(None, None), (day(15), False)])
def test_a_report_that_is_not_upheld_is_decided_all_the_same(
    ruled: datetime | None, upheld: bool | None
) -> None:
    report = Report("freelancer", day(11), "threats", ruled, upheld)
    seen = run(reviewed("bad", 1).replace(reports=(report,)), *good(3))
    assert len(due("decide", ADA, seen)) == 1
    assert due("restore", ADA, seen) == []
    assert seen.score(of=ADA) == 75


# Restrictions


def test_a_person_gives_the_reasons_when_a_restriction_takes_effect() -> None:
    held = fact("held", day(5), reason="low score")
    assert due("give reasons", ADA, run(facts=(held,))) == [
        Action("give reasons", ADA, day(5), "held: low score", by_human=True)
    ]


def test_a_flag_is_a_restriction_for_freelancers_only() -> None:
    flags = (fact("flagged", day(5)), fact("flagged", day(5), CLEO))
    assert len(due("give reasons", ADA, run(facts=flags))) == 1
    assert due("give reasons", CLEO, run(facts=flags)) == []


@pytest.mark.parametrize(("after", "replies"), [(0, 1), (183, 1), (184, 0)])
def test_a_person_replies_in_two_weeks_to_a_complaint_within_six_months(
    after: int, replies: int
) -> None:
    facts = (fact("suspended", day(5)), fact("appealed", day(5 + after)))
    found = due("reply", ADA, run(facts=facts, at=day(300)))
    assert [(reply.by, reply.by_human) for reply in found] == [(day(19 + after), True)] * replies


def test_what_was_undone_is_restored_in_two_weeks() -> None:
    facts = (fact("suspended", day(5)), fact("restored", day(9)))
    assert [act.by for act in due("restore", ADA, run(facts=facts))] == [day(23)]


def test_another_laws_numbers_can_be_set() -> None:
    # Ontario: two weeks' notice of a removal; Malta: a reply within a week
    history = History(facts=[fact("suspended", day(20)), fact("appealed", day(21))], at=NOW)
    ontario = with_numbers("charter.restrictions.reasons_before_a_restriction", notice=14)
    assert [act.by for act in Run(ontario, history).owed("give reasons", about=ADA)] == [day(6)]
    malta = with_numbers("charter.restrictions.a_person_replies_to_a_complaint", within=7)
    assert [act.by for act in Run(malta, history).owed("reply", about=ADA)] == [day(28)]


# Who sees what

SCORN, ANSWER = said("client", day(11), 1), said("freelancer", day(12), 2)
LAST_MINUTE = day(25, hour=0) - A_MINUTE  # the contract ended on day 10


def seen_by(party: Party, feedback: Feedback, *others: Feedback, at: datetime, pay: int) -> bool:
    contract = job(pay=pay, feedback=(feedback, *others))
    known = run(contract, at=at)
    return known.revealed(feedback, known.history.contracts[0], to=party)


@pytest.mark.parametrize(("at", "seen"), [(LAST_MINUTE, False), (LAST_MINUTE + A_MINUTE, True)])
@pytest.mark.parametrize("party", [ADA, STRANGER])
def test_what_one_side_said_is_hidden_to_the_end_of_the_fourteenth_day(
    party: Party, at: datetime, seen: bool
) -> None:
    assert seen_by(party, SCORN, at=at, pay=500_00) is seen
    assert seen_by(CLEO, SCORN, at=at, pay=500_00)


@pytest.mark.parametrize(("by", "other"), [("client", ADA), ("freelancer", CLEO)])
def test_what_both_said_is_shown_to_both_together(by: Role, other: Party) -> None:
    feedback, answer = (SCORN, ANSWER) if by == "client" else (ANSWER, SCORN)
    assert seen_by(other, feedback, answer, at=day(12), pay=500_00)
    assert seen_by(STRANGER, feedback, answer, at=day(12), pay=500_00)


@pytest.mark.parametrize(("at", "speaks"), [(LAST_MINUTE, True), (LAST_MINUTE + A_MINUTE, False)])
def test_as_long_as_it_is_hidden_the_other_may_still_speak(at: datetime, speaks: bool) -> None:
    contract = job(pay=500_00, feedback=(SCORN,))
    assert run(contract, at=at).may_speak(contract, "freelancer") is speaks


@pytest.mark.parametrize(("pay", "public"), [(1_00, True), (99, False), (0, False)])
def test_the_public_reads_of_contracts_that_paid_a_dollar(pay: int, public: bool) -> None:
    assert seen_by(STRANGER, SCORN, at=NOW, pay=pay) is public


@pytest.mark.parametrize(("refunded", "public"), [(499_00, True), (499_01, False)])
def test_a_refund_hides_from_the_public_what_still_counts(refunded: int, public: bool) -> None:
    contract = job(pay=500_00, refunds=(Payment(THE_END, refunded),), feedback=(SCORN,))
    seen = run(contract)
    assert seen.public(SCORN, contract) is public
    assert seen.score(of=ADA) == 0


def test_the_public_reads_the_last_that_a_side_said_in_time() -> None:
    later, late = said("client", day(13), 4), said("client", day(26), 3)
    contract = job(pay=500_00, feedback=(SCORN, later, late))
    seen = run(contract)
    assert [seen.public(each, contract) for each in contract.feedback] == [False, True, False]


def test_after_an_upheld_report_the_public_reads_nothing_of_that_side() -> None:
    report = Report("freelancer", day(11), "threats", day(15), True)
    contract = job(pay=500_00, feedback=(SCORN, ANSWER), reports=(report,))
    seen = run(contract)
    assert [seen.public(each, contract) for each in contract.feedback] == [False, True]


def test_on_an_unpaid_contract_nobody_may_speak_and_nobody_reads() -> None:
    contract = job(feedback=(SCORN,))
    seen = run(contract)
    assert not seen.may_speak(contract, "freelancer")
    assert not seen.revealed(SCORN, contract, to=ADA)


# The score and the badge


@pytest.mark.parametrize(("at", "score"), [(LAST_MINUTE, 90), (LAST_MINUTE + A_MINUTE, 100)])
def test_feedback_counts_if_it_is_given_by_the_end_of_the_fourteenth_day(
    at: datetime, score: int
) -> None:
    late = job(pay=500_00, feedback=(said("client", at, 1),))
    assert run(late, *good(9)).score(of=ADA) == score


def test_a_client_with_many_bad_words_is_one_voice() -> None:
    often = [reviewed(f"bad {n}", 1, client="Cleo") for n in range(5)]
    assert run(*often, *good(9)).score(of=ADA) == 90


FLAG = fact("flagged", day(50), CLEO)


@pytest.mark.parametrize(("stars", "before", "after"), [(1, 75, 100), (5, 100, 100)])
def test_a_flagged_client_no_longer_hurts(stars: int, before: int, after: int) -> None:
    contracts = [reviewed("hers", stars, client="Cleo"), *good(3)]
    assert run(*contracts).score(of=ADA) == before
    assert run(*contracts, facts=(FLAG,)).score(of=ADA) == after


def test_a_flagged_client_who_praised_still_helps() -> None:
    praised, bad = reviewed("hers", 5, client="Cleo"), reviewed("bad", 1)
    assert run(praised, bad, facts=(FLAG,)).score(of=ADA) == 50
    assert run(bad, facts=(FLAG,)).score(of=ADA) == 0


def test_a_score_of_a_flagged_client_alone_stays_as_it_was() -> None:
    only = reviewed("hers", 2, client="Cleo")
    assert run(only).score(of=ADA) == run(only, facts=(FLAG,)).score(of=ADA) == 25


@pytest.mark.parametrize(("good_ones", "badges"), [(9, ("Recommended",)), (8, ())])
def test_the_badge_goes_by_the_number_that_is_shown(
    good_ones: int, badges: tuple[str, ...]
) -> None:
    # 9 of 10 are 90; 8 of 9 are 88.9
    seen = run(*good(good_ones), reviewed("bad", 1), job("cancelled"))
    assert seen.badges(of=ADA) == tuple(map(Badge, badges))


def test_a_half_is_rounded_up_for_the_badge_as_it_is_for_the_reader() -> None:
    # one of four stars, four of one, and 36 of five: 36.75 / 41 is 89.6; and 33: 33.75 / 38, 88.8
    nearly = [*good(36), reviewed("four", 4), *(reviewed(f"bad {n}", 1) for n in range(4))]
    seen = run(*nearly)
    assert (seen.displayed(of=ADA), len(seen.badges(of=ADA))) == (90, 1)
    fewer = run(*nearly[3:])
    assert (fewer.displayed(of=ADA), len(fewer.badges(of=ADA))) == (89, 0)


# Responsiveness


def accepted(count: int, *, apart: int = 1, **more: Any) -> list[Contract]:
    """So many contracts that were accepted, so many days apart, and never begun."""
    more = {"length": 7 * A_DAY, **more}
    return [
        job(
            f"accepted {n}", ended=day(7 + n * apart), client=Party(f"client {n}", "client"), **more
        )
        for n in range(count)
    ]


def test_who_accepts_five_and_begins_none_is_looked_at_and_not_scored() -> None:
    # Scenario 26: twenty contracts accepted, none begun
    twenty = run(*accepted(20), *good(3))
    reviews = due("review", ADA, twenty)
    assert [len(review.contracts) for review in reviews] == [5, 5, 5, 5]
    assert all(review.by_human for review in reviews)
    assert reviews[0].by == day(4) + 21 * A_DAY
    assert twenty.score(of=ADA) == 100


@pytest.mark.parametrize(
    ("contracts", "reviews"),
    [
        (accepted(5), 1),
        (accepted(4), 0),
        (accepted(5, apart=22), 1),
        (accepted(5, apart=23), 0),
        (accepted(5, length=timedelta(days=6, hours=23)), 0),
        (accepted(5, pay=1), 0),
        (accepted(5, work=(day(7),)), 0),
        (accepted(5, reports=(Report("freelancer", day(6), "fraud"),)), 0),
        ([job(f"open {n}", ended=None) for n in range(5)], 1),
    ],
)
def test_five_in_ninety_days_that_stood_a_week_without_work_are_many(
    contracts: list[Contract], reviews: int
) -> None:
    assert len(due("review", ADA, run(*contracts, at=day(120)))) == reviews


# Numbers that must agree


@pytest.mark.parametrize(
    "numbers",
    [
        {
            "one_client_one_share.mean_with_a_cap_per_client": "window",
            "explanations.what_is_new_and_what_grew_too_old": "window",
        },
        {
            "reveal.nothing_said_after_the_window": "window",
            "reveal.hidden_until_both_have_spoken": "window",
            "reveal.the_public_sees_what_was_paid_for": "window",
            "explanations.what_is_new_and_what_grew_too_old": "spoken",
        },
    ],
)
def test_numbers_that_stand_in_several_rules_are_the_same(numbers: dict[str, str]) -> None:
    found = {
        CHARTER.parameters_of(CHARTER.rules[f"charter.{rule}"])[number]
        for rule, number in numbers.items()
    }
    assert len(found) == 1
