"""Proofs: confirmed for histories of any length, refuted with a history, or not followed."""

from __future__ import annotations

import pytest
from evenhand.proof.proofs import proof_of, refutation_of
from evenhand.runs import Run

from tests.proof.written import (
    answers_only,
    by_a_tenth,
    by_division,
    by_name,
    by_pattern,
    by_share,
    by_steps,
    by_words,
    five_stars_from_blockers,
    leaving_is_bad,
    mean_of_many,
    more_for_bad_work,
    promise,
    rules_of,
    silence_after_all,
    silence_is_bad,
    stars_with,
    twice_as_much,
    unlucky_amount,
)
from tests.questions.written import AnyRule

PROVED = [
    ("baselines.mean", "unpaid_cancellation_never_lowers_the_score"),
    ("baselines.mean", "good_work_never_lowers_the_score"),
    ("baselines.mean", "own_words_never_change_the_score"),
    ("mturk.approval_rate", "unpaid_cancellation_with_hostile_feedback_never_lowers_the_score"),
    ("mturk.approval_rate", "unpaid_withdrawal_never_lowers_the_score"),
    ("mturk.approval_rate", "unpaid_contract_never_changes_the_score"),
    ("freelancer_com.ratings", "unpaid_withdrawal_never_lowers_the_score"),
    ("baselines.bayesian", "scores_stay_on_their_scale"),
]


@pytest.mark.parametrize(("rules", "name"), PROVED)
def test_promises_are_proved_for_histories_of_any_length(rules: str, name: str) -> None:
    proof = proof_of(rules_of(rules), promise(name))
    assert proof.proved, proof.why_not
    assert (proof.tool, bool(proof.version)) == ("CrossHair", True)
    assert promise(name).statement in proof.lemma
    assert proof.bounds
    assert proof.assumed
    assert not proof.why_not


BROKEN = [
    (silence_is_bad, "unpaid_cancellation_never_lowers_the_score"),
    (leaving_is_bad, "unpaid_withdrawal_never_lowers_the_score"),
    (silence_is_bad, "silence_never_lowers_the_score"),
    (silence_after_all, "silence_never_lowers_the_score"),
    (unlucky_amount, "good_work_never_lowers_the_score"),
    (five_stars_from_blockers, "blocking_never_changes_the_score"),
    (answers_only, "own_words_never_change_the_score"),
    (more_for_bad_work, "better_rating_never_lowers_the_score"),
]
"""Each rule breaks the promise, which the mean of stars keeps without it."""


@pytest.mark.parametrize(("rule", "name"), BROKEN)
def test_a_broken_variant_is_refuted_with_a_history(rule: AnyRule, name: str) -> None:
    rules, kept = stars_with(rule), promise(name)
    found = refutation_of(rules, kept)
    assert found is not None
    assert found.case in [case for case in kept(Run(rules, found.history)) if not case.kept]
    assert "not kept on a history" in proof_of(rules, kept).why_not


@pytest.mark.parametrize("name", dict.fromkeys([name for _, name in BROKEN]))
def test_without_the_broken_rule_it_is_proved(name: str) -> None:
    proof = proof_of(stars_with(), promise(name))
    assert proof.proved, proof.why_not


def test_an_exception_to_rules_is_followed_too() -> None:
    assert proof_of(stars_with(twice_as_much), promise("silence_never_lowers_the_score")).proved


def test_a_refutation_may_take_as_many_contracts_as_the_prover_found() -> None:
    rules, kept = stars_with(mean_of_many), promise("silence_never_lowers_the_score")
    counted = promise("good_work_never_lowers_the_score")
    assert proof_of(rules, kept).proved  # what does not count is not one of the many
    found = refutation_of(rules, counted)
    assert found is not None
    assert len(found.history) == 100


NOT_FOLLOWED = [
    (by_a_tenth, "rules.by_a_tenth has the float 0.1 in it"),
    (by_division, "rules.by_division divides with /, which may give a float"),
    (by_pattern, "which the prover does not know"),
    (by_name, "rules.by_name looks at a name or an id"),
    (by_words, "rules.by_words looks into a text"),
    (by_steps, "CrossHair came to no end"),
    (by_share, "a contract adds 1/2, which is no whole number"),
]


@pytest.mark.parametrize(("rule", "reason"), NOT_FOLLOWED)
def test_a_rule_that_the_prover_cannot_follow_is_not_proved_and_why(
    rule: AnyRule, reason: str
) -> None:
    proof = proof_of(stars_with(rule), promise("good_work_never_lowers_the_score"))
    assert not proof.proved
    assert reason in proof.why_not
    assert (proof.lemma, proof.bounds, proof.assumed) == ("", (), ())
