"""Promises: for each, one rule set that breaks it and one that keeps it, on the same story."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Sequence
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from evenhand import invariants
from evenhand.invariants.declared import Invariant, invariant, invariants_in
from evenhand.model.contracts import Block, Contract, End, Feedback, Party, Payment, Side
from evenhand.model.history import History
from evenhand.model.outcomes import Rated
from evenhand.model.units import Exact
from evenhand.questions.answers import Unanswered
from evenhand.questions.rules import aggregates, displays, exception_to, excludes, rates, shows
from evenhand.rulesets import Definition, RuleSet
from evenhand.runs import Run

from tests.questions.written import module

PROMISES: list[Invariant] = [
    promise
    for found in iter_modules(invariants.__path__)
    for promise in invariants_in(import_module(f"evenhand.invariants.{found.name}"))
]
EACH_PROMISE = pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.name)

# The story: Ada's spring. Whatever a promise is about happens in it at least once.

ADA, CLEO, DORA = Party("Ada"), Party("Cleo", "client"), Party("Dora", "client")


def day(number: int, hour: int = 12) -> datetime:
    return datetime(2024, 3, 1, hour, tzinfo=UTC) + timedelta(days=number)


def job(
    ended: datetime, *, by: Side = "client", stars: int | None = None, pay: int = 0, **more: Any
) -> Contract:
    """A contract of Ada's, of three days, with the stars and the pay, if any, on its last."""
    points = 5 * ((stars or 1) - 1) // 2
    told = Feedback(by="client", at=ended, stars=stars, private=points)
    return Contract(
        id=f"ended {ended:%d %B %H}",
        freelancer=ADA,
        client=more.pop("client", CLEO),
        hired=ended - timedelta(days=3),
        end=End(ended, by),
        feedback=(told,) if stars else (),
        payments=(Payment(ended, pay),) if pay else (),
        **more,
    )


SPRING = History(
    [
        job(day(10, hour=9), stars=5, pay=900),
        job(day(10, hour=15), stars=3, pay=900),
        job(day(20), stars=1, pay=500, blocks=(Block("client", day(20)),)),
        job(day(25), pay=300),
        job(day(30), client=DORA, posting="a logo"),
        job(day(31), client=DORA, posting="a logo", stars=1),
        job(day(32), by="freelancer"),
        job(day(33), by="freelancer", stars=1),
    ],
    at=day(60),
)

# A rule set that keeps every promise


@excludes()
def unpaid_ones(contract: Contract) -> bool:
    return contract.unpaid


@shows()
def paid_or_worked_on(contract: Contract) -> bool:
    return not contract.unpaid


@rates()
def by_stars(contract: Contract) -> int | None:
    stars = [said.stars for said in contract.feedback_by_client if said.stars]
    return stars[-1] if stars else None


@aggregates()
def plain_mean(rated: Sequence[Rated]) -> Exact | None:
    return 20 * Fraction(sum(each.outcome for each in rated), len(rated)) if rated else None


FAIR = (unpaid_ones, paid_or_worked_on, by_stars, plain_mean)

# One unfair rule for each promise


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
    return score if len(rated) < 3 else None


@displays()
def twice_as_much(score: Exact) -> Exact:
    return 20 * score


AnyRule = Callable[..., Any]
UNFAIR: dict[str, tuple[AnyRule, ...]] = {
    "unpaid_cancellation_never_lowers_the_score": (unpaid_ones_too, silence_is_bad),
    "unpaid_cancellation_with_hostile_feedback_never_lowers_the_score": (unpaid_ones_too,),
    "unpaid_withdrawal_never_lowers_the_score": (unpaid_ones_too, silence_is_bad),
    "unpaid_withdrawal_with_hostile_feedback_never_lowers_the_score": (unpaid_ones_too,),
    "unpaid_contract_never_changes_the_score": (unpaid_ones_too,),
    "who_ends_an_unpaid_contract_never_matters": (unpaid_ones_too, ended_by_freelancer_is_bad),
    "good_work_never_lowers_the_score": (down_by_the_number,),
    "bad_work_never_raises_the_score": (up_by_the_number,),
    "better_rating_never_lowers_the_score": (upside_down,),
    "silence_never_lowers_the_score": (silence_is_bad,),
    "hidden_contracts_never_count": (unpaid_ones_too,),
    "blocking_never_changes_the_score": (blocked_ones,),
    "mass_cancellation_never_changes_a_score": (unpaid_ones_too,),
    "names_never_matter": (long_names_first,),
    "order_within_a_day_never_matters": (first_to_end,),
    "scores_stay_on_their_scale": (the_sum,),
}


def rules_with(*unfair: AnyRule) -> RuleSet:
    """The fair rule set with these rules asked first."""
    modules = {"fair": module("fair", *FAIR), "unfair": module("unfair", *unfair)}
    return RuleSet(Definition("with one unfair rule", modules))


@EACH_PROMISE
def test_a_promise_is_broken_by_its_unfair_rule_and_the_case_shows_how(promise: Invariant) -> None:
    run = Run(rules_with(*UNFAIR[promise.name]), SPRING)
    broken = [case for case in promise(run) if not case.kept]
    assert broken
    for case in broken:
        varied, base = (Run(run.rule_set, seen) for seen in (case.varied, case.base))
        assert case.after == varied.score(of=case.of)
        assert case.before is None or case.before in {
            base.score(of=party) for party in case.base.parties() if party.role == "freelancer"
        }


@EACH_PROMISE
def test_a_promise_is_kept_by_the_fair_rules_wherever_it_applies(promise: Invariant) -> None:
    cases = list(promise(Run(rules_with(), SPRING)))
    assert cases
    assert all(case.kept for case in cases)


@EACH_PROMISE
def test_a_promise_makes_no_case_where_nothing_happened(promise: Invariant) -> None:
    assert not list(promise(Run(rules_with(), History(at=day(0)))))


@pytest.mark.parametrize("unfair", [few_only, twice_as_much])
def test_a_score_that_goes_away_or_is_shown_off_the_scale_is_no_kept_promise(
    unfair: AnyRule,
) -> None:
    promise = next(each for each in PROMISES if each.name == "scores_stay_on_their_scale")
    assert not all(case.kept for case in promise(Run(rules_with(unfair), SPRING)))


@EACH_PROMISE
def test_a_promise_about_what_no_rule_answers_is_silent(promise: Invariant) -> None:
    unanswering = RuleSet(Definition("nothing", {}))
    with pytest.raises(Unanswered):
        list(promise(Run(unanswering, SPRING)))


def test_every_promise_has_its_unfair_rule() -> None:
    assert sorted(UNFAIR) == sorted(promise.name for promise in PROMISES)


def test_no_two_promises_have_the_same_name() -> None:
    assert len({promise.name for promise in PROMISES}) == len(PROMISES) == 16


@EACH_PROMISE
def test_a_promise_reads_as_a_sentence_and_says_who_asks_for_it(promise: Invariant) -> None:
    assert re.fullmatch(r"[a-z]+( [a-z]+){2,}", promise.sentence)
    assert re.search(r" (never|stay) ", promise.sentence)
    assert re.fullmatch(r"[A-Z].+\.", promise.text, re.DOTALL)
    assert promise.basis
    assert all(promise.basis)


def test_a_promise_that_a_module_borrows_is_not_its_own() -> None:
    @invariant(basis=["a test"])
    def nothing_is_ever_asked(run: Run) -> list[Any]:
        return []

    borrower = module("borrower")
    vars(borrower)["promise"] = nothing_is_ever_asked
    assert invariants_in(borrower) == []
