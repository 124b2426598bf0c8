"""Promises: for each, one rule set that breaks it and one that keeps it, on the same story."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from importlib import import_module
from typing import Any

import pytest
from evenhand.catalogue.promises import THEMES
from evenhand.invariants.declared import Invariant, invariant, invariants_in
from evenhand.model.contracts import Contract, Feedback, Party
from evenhand.model.history import Facts, History
from evenhand.model.outcomes import Rated, Refusal
from evenhand.model.units import Exact
from evenhand.questions.answers import Unanswered
from evenhand.questions.rules import admits, aggregates, displays, exception_to, excludes, rates
from evenhand.rulesets import Definition, RuleSet
from evenhand.runs import Run

from tests.invariants.spring import (
    SPRING,
    AnyRule,
    by_pay,
    cases,
    day,
    mean_of_a_year,
    mean_with_a_hundred_good_ones,
    rules_with,
    weighed_mean,
)
from tests.questions.written import module

PROMISES: list[Invariant] = [  # those about scores; the others have tests of their own
    promise
    for theme in THEMES
    for promise in invariants_in(import_module(f"evenhand.invariants.{theme}"))
]
EACH_PROMISE = pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.name)

# The unfair rules


@rates()
def silence_is_bad(contract: Contract) -> int | None:
    return None if contract.feedback else 0


@rates()
def ended_by_freelancer_is_bad(contract: Contract) -> int | None:
    return 0 if contract.end and contract.end.by == "freelancer" else None


@rates()
def upside_down(contract: Contract) -> int | None:
    stars = [said.stars for said in contract.feedback_by_client if said.stars]
    return 6 - stars[-1] if stars else None


@rates()
def long_names_first(contract: Contract, party: Party) -> int:
    return min(5, len(party.name))


@excludes()
def blocked_ones(contract: Contract) -> bool:
    return contract.blocks != ()


@exception_to("excludes")
def unpaid_ones_too() -> Generator[None, Any, bool]:
    yield
    return False


@aggregates()
def up_by_the_number(rated: Sequence[Rated]) -> int:
    return len(rated)


@aggregates()
def down_by_the_number(rated: Sequence[Rated]) -> int:
    return 100 - len(rated)


@aggregates()
def first_to_end(rated: Sequence[Rated]) -> Exact | None:
    ended = sorted((each.ended or day(0), each.outcome) for each in rated)
    return 20 * ended[0][1] if ended else None


@aggregates()
def the_sum(rated: Sequence[Rated]) -> Exact:
    return 100 * sum(each.outcome for each in rated)


@exception_to("aggregates")
def few_only(rated: Sequence[Rated]) -> Generator[None, Any, Exact | None]:
    score = yield
    return score if len(rated) < 4 else None


@displays()
def twice_as_much(score: Exact) -> Exact:
    return 20 * score


@rates()
def left_open_is_bad(contract: Contract) -> int | None:
    return None if contract.end else 0


@excludes()
def of_flagged_clients(contract: Contract, facts: Facts) -> bool:
    return facts.flagged(contract.client)


@excludes()
def of_favourites(contract: Contract, facts: Facts) -> bool:
    return bool(facts.about(contract.client, "favoured"))


@excludes()
def dear_ones(contract: Contract) -> bool:
    return contract.paid >= 5000


@excludes()
def refunded_ones(contract: Contract) -> bool:
    return contract.paid > 0 and contract.net == 0


@excludes()
def reported_ones(contract: Contract) -> bool:
    return contract.reports != ()


@excludes()
def answered_ones(contract: Contract) -> bool:
    return any(said.responded for said in contract.feedback)


@aggregates()
def mean_of_forty_days(rated: Sequence[Rated], moment: datetime) -> Exact | None:
    recent = [e.outcome for e in rated if e.ended and moment - e.ended <= timedelta(days=40)]
    return 20 * Fraction(sum(recent), len(recent)) if recent else None


@aggregates()
def the_worst(rated: Sequence[Rated]) -> Exact | None:
    return min((20 * each.outcome for each in rated), default=None)


@exception_to("aggregates")
def the_best_at_first(rated: Sequence[Rated]) -> Generator[None, Any, Exact | None]:
    score = yield
    return score if rated else 100


# Fairer rules, for what even a plain mean of all stars breaks


@aggregates()
def mean_of_the_last_three(rated: Sequence[Rated]) -> Exact | None:
    last = sorted(rated, key=lambda each: each.ended or day(0))[-3:]
    return 20 * Fraction(sum(each.outcome for each in last), len(last)) if last else None


@admits()
def nothing_after_an_upheld_report(feedback: Feedback, contract: Contract) -> Refusal | None:
    upheld = any(report.upheld and report.by != feedback.by for report in contract.reports)
    return Refusal("a report was upheld") if upheld else None


FAIRER: dict[str, tuple[AnyRule, ...]] = {
    "sanctioned_clients_no_longer_lower_a_score": (of_flagged_clients,),
    "bad_work_is_forgiven_in_time": (mean_of_a_year,),
    "good_work_restores_the_score": (mean_of_the_last_three,),
    "one_contract_moves_the_score_a_little": (mean_with_a_hundred_good_ones,),
    "contract_moves_the_score_by_its_share": (by_pay, weighed_mean),
    "one_client_moves_the_score_a_little": (mean_with_a_hundred_good_ones,),
    "first_dollar_changes_little": (by_pay, weighed_mean),
    "splitting_a_contract_changes_nothing": (by_pay, weighed_mean),
    "feedback_after_an_upheld_report_never_counts": (nothing_after_an_upheld_report,),
}

UNFAIR: dict[str, tuple[AnyRule, ...]] = {
    "unpaid_cancellation_never_lowers_the_score": (unpaid_ones_too, silence_is_bad),
    "unpaid_cancellation_with_hostile_feedback_never_lowers_the_score": (unpaid_ones_too,),
    "unpaid_withdrawal_never_lowers_the_score": (unpaid_ones_too, silence_is_bad),
    "unpaid_withdrawal_with_hostile_feedback_never_lowers_the_score": (unpaid_ones_too,),
    "unpaid_contract_never_changes_the_score": (unpaid_ones_too,),
    "who_ends_an_unpaid_contract_never_matters": (unpaid_ones_too, ended_by_freelancer_is_bad),
    "blocking_never_changes_the_score": (blocked_ones,),
    "mass_cancellation_never_changes_a_score": (unpaid_ones_too,),
    "flagging_a_client_never_lowers_a_score": (of_flagged_clients,),
    "sanctioned_clients_no_longer_lower_a_score": (),
    "good_work_never_lowers_the_score": (down_by_the_number,),
    "bad_work_never_raises_the_score": (up_by_the_number,),
    "better_rating_never_lowers_the_score": (upside_down,),
    "silence_never_lowers_the_score": (silence_is_bad,),
    "contract_left_open_never_lowers_the_score": (left_open_is_bad,),
    "idle_time_never_lowers_the_score": (mean_of_forty_days,),
    "bad_work_is_forgiven_in_time": (),
    "good_work_restores_the_score": (),
    "one_contract_moves_the_score_a_little": (),
    "contract_moves_the_score_by_its_share": (unpaid_ones_too,),
    "one_client_moves_the_score_a_little": (the_worst,),
    "dearer_bad_work_never_hurts_less": (dear_ones,),
    "first_dollar_changes_little": (),
    "splitting_a_contract_changes_nothing": (),
    "refund_never_changes_the_score": (refunded_ones,),
    "names_never_matter": (long_names_first,),
    "order_within_a_day_never_matters": (first_to_end,),
    "big_customers_count_like_others": (of_favourites,),
    "starting_anew_gains_little": (the_best_at_first,),
    "hidden_contracts_never_count": (unpaid_ones_too,),
    "feedback_after_an_upheld_report_never_counts": (),
    "unproven_accusations_never_change_the_score": (reported_ones,),
    "own_words_never_change_the_score": (answered_ones,),
    "scores_stay_on_their_scale": (the_sum,),
}
"""For each promise the rules that break it; none where a plain mean of all stars does."""


@EACH_PROMISE
def test_a_promise_is_broken_by_its_unfair_rule_and_the_case_shows_how(promise: Invariant) -> None:
    run = Run(rules_with(*UNFAIR[promise.name]), SPRING)
    broken = [case for case in promise(run) if not case.kept]
    assert broken
    for case in broken:
        varied, base = (Run(run.rule_set, seen) for seen in (case.varied, case.base))
        scores = {base.score(of=party) for party in case.base.freelancers()}
        assert case.before is None or case.before in scores
        if promise.name != "starting_anew_gains_little":  # there it is a stranger's score
            assert case.after == varied.score(of=case.of)


@EACH_PROMISE
def test_a_promise_is_kept_by_fair_rules_wherever_it_applies(promise: Invariant) -> None:
    found = cases(promise, SPRING, *FAIRER.get(promise.name, ()))
    assert found
    assert all(case.kept for case in found)


@EACH_PROMISE
def test_a_promise_makes_no_case_where_nothing_happened(promise: Invariant) -> None:
    assert not cases(promise, History(at=day(0)))


@EACH_PROMISE
def test_a_promise_makes_a_handful_of_cases_of_one_history(promise: Invariant) -> None:
    assert len(cases(promise, SPRING)) <= 2 * len(SPRING)


@EACH_PROMISE
def test_a_promise_about_what_no_rule_answers_is_silent(promise: Invariant) -> None:
    unanswering = RuleSet(Definition("nothing", {}))
    with pytest.raises(Unanswered):
        list(promise(Run(unanswering, SPRING)))


@EACH_PROMISE
def test_there_are_amounts_only_where_the_promise_says_what_they_count(promise: Invariant) -> None:
    amounts = [case.amount for case in cases(promise, SPRING)]
    assert promise.measures or set(amounts) <= {None}


@pytest.mark.parametrize("unfair", [few_only, twice_as_much])
def test_a_score_that_goes_away_or_is_shown_off_the_scale_is_no_kept_promise(
    unfair: AnyRule,
) -> None:
    promise = next(each for each in PROMISES if each.name == "scores_stay_on_their_scale")
    assert not all(case.kept for case in cases(promise, SPRING, unfair))


def test_every_promise_has_its_unfair_rule() -> None:
    assert sorted(UNFAIR) == sorted(promise.name for promise in PROMISES)
    assert FAIRER.keys() <= UNFAIR.keys()


def test_a_promise_that_a_module_borrows_is_not_its_own() -> None:
    @invariant(basis=["a test"])
    def nothing_is_ever_asked(run: Run) -> list[Any]:
        return []

    borrower = module("borrower")
    vars(borrower)["promise"] = nothing_is_ever_asked
    assert invariants_in(borrower) == []
