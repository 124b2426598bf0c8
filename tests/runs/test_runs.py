"""Runs: scores and what is shown, worked out once and never remembered wrongly."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from math import floor
from typing import Any

import pytest
from evenhand.judging import Memories
from evenhand.model.contracts import Contract, Feedback, Party
from evenhand.model.history import Facts, History
from evenhand.model.outcomes import Action, Badge, Rated, Refusal
from evenhand.model.units import Exact
from evenhand.questions.answers import RuleError, Unanswered
from evenhand.questions.rules import (
    acts,
    admits,
    aggregates,
    awards,
    displays,
    exception_to,
    excludes,
    rates,
    reveals,
    shows,
    updates,
    weighs,
)
from evenhand.rulesets import Definition, RuleSet
from evenhand.runs import Run
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.model.invented import FREELANCERS, HISTORIES, SPANS, VARIATIONS, Variation
from tests.questions.written import module, rule_set

QUARTER = timedelta(days=90)

# Rules that look at one contract alone


@admits()
def not_late(feedback: Feedback, contract: Contract) -> Refusal | None:
    late = contract.ended is not None and feedback.at > contract.ended + QUARTER
    return Refusal("too late") if late else None


@excludes()
def open_ones(contract: Contract) -> bool:
    return contract.end is None


@rates()
def last_stars(contract: Contract, party: Party) -> int | None:
    stars = [said.stars for said in contract.feedback_on(party) if said.stars]
    return stars[-1] if stars else None


@weighs()
def hours_count_twice(contract: Contract, *, factor: int = 2) -> int:
    return factor if contract.kind == "hourly" else 1


@aggregates()
def weighted_mean(rated: Sequence[Rated]) -> Exact | None:
    weight = sum(each.weight for each in rated)
    return Fraction(sum(each.outcome * each.weight for each in rated), weight) if weight else None


@displays()
def whole(score: Exact) -> Exact:
    return floor(score)


@updates()
def first_of_the_month(moment: datetime) -> datetime:
    return moment.replace(day=1, hour=0)


ALONE = (not_late, open_ones, last_stars, hours_count_twice, weighted_mean)

# Rules that look further


@admits()
def never_twice(feedback: Feedback, contract: Contract, history: History) -> Refusal | None:
    others = history.of(contract.client)
    return Refusal("said before") if feedback.by == "client" and others[0] != contract else None


@excludes()
def of_flagged_clients(contract: Contract, facts: Facts) -> bool:
    return facts.flagged(contract.client)


@excludes()
def when_old(contract: Contract, moment: datetime) -> bool:
    return moment - contract.hired > 2 * QUARTER


@excludes()
def in_a_crowd(contract: Contract, party: Party, history: History) -> bool:
    return len(history.of(contract.client)) > 2


@rates()
def by_number(contract: Contract, history: History) -> int:
    return len(history) + len(contract.feedback)


@weighs()
def by_company(contract: Contract, history: History) -> int:
    return len(history.of(contract.client))


@aggregates()
def mean_of_age(rated: Sequence[Rated], moment: datetime) -> Exact:
    return sum(
        each.outcome * each.weight * (moment - (each.ended or moment)).days for each in rated
    )


@aggregates()
def mean_of_all(rated: Sequence[Rated], party: Party, history: History) -> Exact:
    return sum(each.outcome for each in rated) + 100 * len(history) + len(party.name)


@exception_to("rates")
def harsher(contract: Contract, history: History) -> Generator[None, Any, Any]:
    outcome = yield
    return None if outcome is None else outcome - len(history)


KINDS = {
    "one contract at a time": ALONE,
    "admits reads history": (never_twice, *ALONE),
    "excludes reads facts": (of_flagged_clients, *ALONE),
    "excludes reads the moment": (when_old, *ALONE),
    "excludes reads history": (in_a_crowd, *ALONE),
    "rates reads history": (by_number, *ALONE),
    "weighs reads history": (by_company, *ALONE),
    "aggregates reads the moment": (mean_of_age, *ALONE),
    "aggregates reads history": (mean_of_all, *ALONE),
    "an exception reads history": (harsher, *ALONE),
    "everything reads history": (never_twice, in_a_crowd, by_number, by_company, mean_of_all),
}
OF_EVERY_KIND = pytest.mark.parametrize(
    "rules", [pytest.param(rule_set(*rules), id=name) for name, rules in KINDS.items()]
)


def told(run: Run) -> list[object]:
    """Everything that the run says of every freelancer and every contract."""
    return [
        *(run.scored(of=party) for party in FREELANCERS),
        *(run.shown(of=party) for party in FREELANCERS),
        *(run.treatment(contract) for contract in run.history.contracts),
    ]


@OF_EVERY_KIND
@settings(max_examples=30)
@given(HISTORIES)
def test_a_variation_of_a_run_is_a_run_of_the_variation(rules: RuleSet, history: History) -> None:
    run = Run(rules, history)
    before = told(run)
    for contract in history.contracts:
        for vary in VARIATIONS.values():
            assert told(vary(run, contract)) == told(Run(rules, vary(history, contract)))
    assert told(run) == before == told(Run(rules, history))


@OF_EVERY_KIND
@settings(max_examples=30)
@given(HISTORIES, st.lists(st.sampled_from([*VARIATIONS.values()]), max_size=3, unique=True))
def test_a_variation_of_a_variation_is_remembered_no_worse(
    rules: RuleSet, history: History, chosen: list[Variation]
) -> None:
    run = Run(rules, history)
    for vary in chosen:
        assume(history.contracts)
        run, history = vary(run, history.contracts[0]), vary(history, history.contracts[0])
        assert told(run) == told(Run(rules, history))


@settings(max_examples=30)
@given(HISTORIES, st.permutations([*KINDS]))
def test_rule_sets_that_share_a_memory_say_what_each_says_alone(
    history: History, order: list[str]
) -> None:
    memories = Memories()
    for name in order:
        rules = rule_set(*KINDS[name])
        run = Run(rules, history, memories=memories)
        assert told(run) == told(Run(rules, history)), name
        for contract in history.contracts[:2]:
            for vary in VARIATIONS.values():
                assert told(vary(run, contract)) == told(Run(rules, vary(history, contract))), name


@given(HISTORIES)
def test_rule_sets_of_the_same_rules_with_other_numbers_share_nothing(history: History) -> None:
    memories = Memories()
    for factor in (2, 3, 0, 2):
        numbers = {"rules.hours_count_twice": {"factor": factor}}
        rules = RuleSet(Definition("rules", {"rules": module("rules", *ALONE)}, parameters=numbers))
        assert told(Run(rules, history, memories=memories)) == told(Run(rules, history))


@pytest.mark.parametrize("vary", VARIATIONS.values(), ids=VARIATIONS)
@given(HISTORIES)
def test_the_run_of_a_variation_is_made_once(vary: Variation, history: History) -> None:
    run = Run(rule_set(*ALONE), history)
    for contract in history.contracts:
        assert vary(run, contract) is vary(run, contract)


@pytest.mark.parametrize("kind", KINDS)
def test_contracts_that_nobody_keeps_are_not_taken_for_one_another(kind: str) -> None:
    first, *_ = HISTORY_OF_ONE.contracts
    run = Run(rule_set(*KINDS[kind]), HISTORY_OF_ONE)
    for number in range(50):
        rated = run.treatment(first.replace(id=str(number))).rated
        assert rated is None or run.treatment(first.replace(id=str(number))).contract.id == str(
            number
        )


HISTORY_OF_ONE = History(
    [
        Contract(
            id="one",
            freelancer=FREELANCERS[0],
            client=Party("Cleo", "client"),
            hired=datetime.fromisoformat("2024-01-01T00:00Z"),
            feedback=(
                Feedback(by="client", at=datetime.fromisoformat("2024-01-02T00:00Z"), stars=3),
            ),
        )
    ]
)


# Scores


@given(HISTORIES)
def test_a_score_is_what_one_works_out_by_hand(history: History) -> None:
    run = Run(rule_set(*ALONE), history)
    for party in FREELANCERS:
        total, weight = 0, 0
        for contract in history.contracts:
            if contract.freelancer != party or contract.end is None:
                continue
            stars = None
            for said in contract.feedback:
                if said.by == "client" and said.at <= contract.end.at + QUARTER:
                    stars = said.stars or stars
            if stars:
                times = 2 if contract.kind == "hourly" else 1
                total, weight = total + stars * times, weight + times
        assert run.score(of=party) == (Fraction(total, weight) if weight else None)
        assert run.scored(of=party)[1] == ("rules.weighted_mean" if weight else None)


@rates()
def by_what_was_said(contract: Contract) -> int:
    return len(contract.feedback)


@weighs()
def by_what_was_said_too(contract: Contract) -> int:
    return len(contract.feedback)


@excludes()
def when_anybody_was_unhappy(contract: Contract) -> bool:
    return any(said.negative for said in contract.feedback)


@admits()
def nothing_negative(feedback: Feedback) -> Refusal | None:
    return Refusal("unhappy") if feedback.negative else None


@aggregates()
def all_that_was_said(rated: Sequence[Rated]) -> int:
    for each in rated:
        assert each.outcome == each.weight
        assert each.outcome or each.silent
    return sum(int(each.weight) for each in rated)


SAID = (by_what_was_said, by_what_was_said_too, when_anybody_was_unhappy, all_that_was_said)


@given(HISTORIES)
def test_a_refused_feedback_reaches_no_later_question(history: History) -> None:
    run = Run(rule_set(nothing_negative, *SAID), history)
    for party in FREELANCERS:
        said = [said for contract in history.of(party) for said in contract.feedback]
        assert run.score(of=party) == sum(not feedback.negative for feedback in said)
    for contract in history.contracts:
        treatment = run.treatment(contract)
        assert treatment.contract is contract
        assert treatment.refused == tuple(
            (said, Refusal("unhappy"), "rules.nothing_negative")
            for said in contract.feedback
            if said.negative
        )


def test_an_exception_refuses_a_feedback_that_no_rule_refuses() -> None:
    def strict(feedback: Feedback) -> Generator[None, Any, Refusal]:
        yield
        return Refusal("on principle")

    run = Run(rule_set(exception_to("admits")(strict), *SAID), HISTORY_OF_ONE)
    assert run.score(of=FREELANCERS[0]) == 0


@given(HISTORIES)
def test_a_treatment_names_the_rule_behind_each_answer(history: History) -> None:
    run = Run(rule_set(*ALONE), history)
    for contract in history.contracts:
        treatment = run.treatment(contract)
        assert treatment.excluded_by == (None if contract.end else "rules.open_ones")
        counts = treatment.rated is not None
        assert treatment.rated_by == ("rules.last_stars" if counts else None)
        assert treatment.weighed_by == ("rules.hours_count_twice" if counts else None)


@given(HISTORIES)
def test_without_a_rule_that_weighs_every_contract_counts_as_one(history: History) -> None:
    run = Run(rule_set(last_stars, weighted_mean), history)
    rated = [run.treatment(contract).rated for contract in history.contracts]
    assert all(each is None or each.weight == 1 for each in rated)


@given(HISTORIES)
def test_a_client_is_scored_where_the_rule_set_says_so(history: History) -> None:
    both = Run(rule_set(*ALONE, scores=("freelancer", "client")), history)
    freelancers_only = Run(rule_set(*ALONE), history)
    client = history.contracts[0].client
    said = [both.treatment(contract, of=client).rated for contract in history.of(client)]
    stars = [each for each in said if each]
    assert (both.score(of=client) is None) == (not stars)
    with pytest.raises(Unanswered, match="aggregates, for a client"):
        freelancers_only.score(of=client)


# Questions that nobody answers

ASKED: dict[str, Callable[[Run], object]] = {
    "rates": lambda run: run.score(of=FREELANCERS[0]),
    "shows": lambda run: run.visible(run.history.contracts[0]),
    "reveals": lambda run: run.revealed(
        run.history.contracts[0].feedback[0], run.history.contracts[0], to=FREELANCERS[0]
    ),
    "acts": lambda run: run.actions(),
}


@pytest.mark.parametrize("question", ASKED)
def test_what_no_rule_answers_is_unanswered(question: str) -> None:
    run = Run(rule_set(weighted_mean), HISTORY_OF_ONE)
    with pytest.raises(Unanswered) as unanswered:
        ASKED[question](run)
    assert unanswered.value.question == question


def test_badges_that_no_rule_awards_are_unanswered() -> None:
    with pytest.raises(Unanswered, match="'awards'"):
        Run(rule_set(*ALONE), HISTORY_OF_ONE).badges(of=FREELANCERS[0])


def test_a_badge_that_needs_no_score_is_awarded_without_one() -> None:
    def veteran(party: Party, history: History) -> list[Badge]:
        return [Badge("veteran")] if history.of(party) else []

    run = Run(rule_set(awards()(veteran)), HISTORY_OF_ONE)
    assert run.badges(of=FREELANCERS[0]) == (Badge("veteran"),)


def test_an_exception_may_take_all_badges_away() -> None:
    def none_today() -> Generator[None, Any, Any]:
        yield

    run = Run(rule_set(*ALONE, exception_to("awards")(none_today), rated_at_all), HISTORY_OF_ONE)
    assert run.badges(of=FREELANCERS[0]) == ()


def test_without_a_rule_that_aggregates_there_is_no_score_to_ask_for() -> None:
    with pytest.raises(Unanswered, match="'aggregates'"):
        Run(rule_set(last_stars), HISTORY_OF_ONE).score(of=FREELANCERS[0])


def test_a_rule_that_fails_within_a_run_is_named() -> None:
    def unlucky(contract: Contract) -> int:
        return 1 // 0

    with pytest.raises(RuleError, match=r"'rules\.unlucky' raised ZeroDivisionError"):
        Run(rule_set(rates()(unlucky), weighted_mean), HISTORY_OF_ONE).score(of=FREELANCERS[0])


# What is shown


@given(HISTORIES)
def test_what_is_shown_is_the_last_updates_score_as_it_is_displayed(history: History) -> None:
    run = Run(rule_set(*ALONE, whole, first_of_the_month), history)
    then = Run(rule_set(*ALONE), history.as_of(history.at.replace(day=1, hour=0)))
    for party in FREELANCERS:
        score = then.score(of=party)
        assert run.shown(of=party) == (None if score is None else floor(score))


@given(HISTORIES)
def test_without_rules_for_it_the_score_of_now_is_shown(history: History) -> None:
    run = Run(rule_set(*ALONE), history)
    assert all(run.shown(of=party) == run.score(of=party) for party in FREELANCERS)


@shows()
def paid_ones(contract: Contract) -> bool:
    return contract.paid > 0


@reveals()
def to_whom_it_is_about(feedback: Feedback, party: Party) -> bool:
    return feedback.by != party.role


@awards()
def rated_at_all(party: Party, score: Exact | None) -> list[Badge]:
    return [] if score is None else [Badge(f"{party} is rated")]


@acts("reply")
def pay_up(history: History) -> Iterable[Action]:
    for contract in history.ended_unpaid():
        yield Action("reply", contract.client, history.at + QUARTER, "nothing was paid")


@given(HISTORIES)
def test_each_question_about_a_moment_is_answered_by_its_rules(history: History) -> None:
    run = Run(rule_set(*ALONE, paid_ones, to_whom_it_is_about, rated_at_all, pay_up), history)
    for contract in history.contracts:
        assert run.visible(contract) == (contract.paid > 0)
        assert run.visible_by(contract) == "rules.paid_ones"
        for said in contract.feedback:
            seen = [run.revealed(said, contract, to=contract.party(role)) for role in ROLES]
            assert seen == [said.by != role for role in ROLES]
    for party in FREELANCERS:
        badge = (Badge(f"{party} is rated"),)
        assert run.badges(of=party) == (() if run.score(of=party) is None else badge)
    assert [action.about for action in run.actions()] == [
        contract.client for contract in history.ended_unpaid()
    ]


ROLES: tuple[Any, ...] = ("freelancer", "client")


# Cases


@given(HISTORIES, SPANS)
def test_a_case_carries_both_histories_and_both_scores(history: History, span: timedelta) -> None:
    run = Run(rule_set(*ALONE), history)
    base, of = run.moved(by=span), FREELANCERS[0]
    for case in (
        run.not_lower_than(base, of=of),
        run.not_higher_than(base, of=of),
        run.same_as(base, of=of),
        run.keeps_a_score(base, of=of, because=history.contracts[0]),
    ):
        assert (case.base, case.varied) == (base.history, history)
        assert (case.before, case.after) == (base.score(of=of), run.score(of=of))
        assert case.kept


SCORES = st.none() | st.integers(0, 100) | st.fractions(0, 100)


@given(SCORES, SCORES)
def test_each_comparison_keeps_its_word(before: Exact | None, after: Exact | None) -> None:
    run, base = scoring(after), scoring(before)
    of, because = FREELANCERS[0], HISTORY_OF_ONE.contracts[0]
    first, lost = before is None, after is None
    assert run.same_as(base, of=of).kept == (before == after)
    assert run.keeps_a_score(base, of=of, because=because).kept == (first or not lost)
    if before is not None and after is not None:
        assert run.not_lower_than(base, of=of).kept == (after >= before)
        assert run.not_higher_than(base, of=of).kept == (after <= before)
    else:
        assert run.not_lower_than(base, of=of).kept == first
        assert run.not_higher_than(base, of=of).kept
        below_the_top = first and after is not None and after < 100
        topped = run.not_lower_than(base, of=of, unscored_is_top=True)
        assert topped.kept == (first and not below_the_top)


@given(st.integers(-50, 150))
def test_a_score_is_on_its_scale_when_it_and_what_is_shown_are(score: int) -> None:
    assert scoring(score).on_scale(of=FREELANCERS[0]).kept == (0 <= score <= 100)


def scoring(score: Exact | None) -> Run:
    """A run in which everybody has this score."""

    def this_score(rated: Sequence[Rated]) -> Exact | None:
        return score

    return Run(rule_set(last_stars, aggregates()(this_score)), HISTORY_OF_ONE)
