"""The prover: confirmed only where every way was gone to its end, and where false claims fail."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

import pytest
from evenhand.proof import attempts
from evenhand.proof.claims import LemmaClaim
from evenhand.proof.grounds import Grounds
from evenhand.proof.limits import NotFollowed
from evenhand.proof.others import Others, others_of
from evenhand.proof.proofs import Proofs, ProverMissing, proof_of
from evenhand.proof.prover import Answer, Claim, asked

from tests.proof.written import promise, rules_of, stars_with

Numbers = Mapping[str, Any]


def test_what_holds_for_all_numbers_is_confirmed() -> None:
    assert asked(lambda n: n["spoken"] * 2 <= 4, ways=10) == Answer(True)
    assert asked(lambda n: n["hired"] <= n["now"], ways=10).confirmed


def test_what_fails_for_one_number_is_refuted_with_it() -> None:
    answer = asked(lambda n: n["amount_1"] + n["agreed"] != 123_456_789, ways=10)
    assert not answer.confirmed
    assert answer.refuted_by is not None
    assert answer.refuted_by["amount_1"] + answer.refuted_by["agreed"] == 123_456_789


def test_what_raises_is_refuted_and_says_so() -> None:
    answer = asked(lambda n: 1 // (n["agreed"] - 77) < 2, ways=20)
    assert answer.refuted_by == {"agreed": 77}
    assert "ZeroDivisionError" in answer.trouble


def test_too_many_ways_are_no_confirmation() -> None:
    def long(numbers: Numbers) -> bool:
        return sum(1 for n in range(50) if numbers["agreed"] > n) <= 50

    assert asked(long, ways=100).confirmed
    assert "5 of 5 ways" in asked(long, ways=5).why_not


def test_a_way_that_the_prover_leaves_out_is_no_confirmation() -> None:
    from crosshair import IgnoreAttempt

    def ignoring(numbers: Numbers) -> bool:
        if numbers["agreed"] == 5:
            raise IgnoreAttempt
        return True

    answer = asked(ignoring, ways=100)
    assert not answer.confirmed
    assert answer.refuted_by is None


def test_what_cannot_be_followed_ends_the_attempt() -> None:
    def lost(numbers: Numbers) -> bool:
        if numbers["agreed"] == 5:
            raise NotFollowed("looks at the stars")
        return True

    assert asked(lost, ways=100) == Answer(False, "looks at the stars")


def test_a_prover_that_confirms_everything_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def gullible(claim: Claim, *, ways: int) -> Answer:
        return Answer(asked(claim, ways=ways).confirmed or isinstance(claim, LemmaClaim))

    monkeypatch.setattr(attempts, "asked", gullible)
    proof = proof_of(stars_with(), promise("silence_never_lowers_the_score"))
    assert not proof.proved
    assert "does not see through the rules" in proof.why_not


def test_without_the_prover_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "crosshair", None)
    with pytest.raises(ProverMissing, match=r"pip install 'evenhand\[prove\]'"):
        proof_of(stars_with(), promise("silence_never_lowers_the_score"))


@pytest.mark.parametrize(
    ("rules", "name", "reason"),
    [
        (
            "upwork.jss_2020_11",
            "good_work_never_lowers_the_score",
            "upwork.success_ratio.best_of_windows looks at each rated contract, not at totals",
        ),
        ("guru.value_share", "good_work_never_lowers_the_score", "not at totals"),
        ("baselines.mean", "one_contract_moves_the_score_a_little", "there is no lemma"),
        ("baselines.mean", "mass_cancellation_is_acted_on", "there is no lemma"),
    ],
)
def test_what_no_lemma_is_about_is_not_proved_and_why(rules: str, name: str, reason: str) -> None:
    assert reason in proof_of(rules_of(rules), promise(name)).why_not


def test_bounds_of_a_promise_do_not_keep_it_from_its_lemma() -> None:
    bounded = promise("idle_time_never_lowers_the_score").bounded({"days": 77})
    assert proof_of(stars_with(), bounded).proved


def test_what_is_known_of_a_rule_set_is_kept_for_its_next_promise() -> None:
    proofs, rules = Proofs(), stars_with()
    for name in ("silence_never_lowers_the_score", "idle_time_never_lowers_the_score"):
        assert proofs.proof_of(rules, promise(name)) == proof_of(rules, promise(name))


def test_others_add_no_more_than_any_sample() -> None:
    grounds = Grounds(rules_of("freelancer_com.ratings"))
    others = others_of(grounds)
    assert others == Others(worst=1, best=5, lightest=0, heaviest=None)
    assert all(others.include(rated) for rated in grounds.rated)
    assert str(others) == "an outcome from 1 to 5 and a weight from 0 up"


def test_what_contracts_add_up_to_is_among_the_totals_of_others() -> None:
    grounds = Grounds(rules_of("freelancer_com.ratings"))
    others, counted = others_of(grounds), [rated for rated in grounds.rated if rated]
    for many in range(len(counted)):
        weight = sum(weight for _, weight in counted[:many])
        credit = sum(outcome * weight for outcome, weight in counted[:many])
        assert others.add_up_to({"count": many, "weight": weight, "credit": credit})
    assert not others.add_up_to({"count": 2, "weight": 10, "credit": 51})
    assert not others.add_up_to({"count": 0, "weight": 1, "credit": 1})
