"""Twins: they tell what the model's own objects tell, and refuse what nobody can tell of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from evenhand.model.contracts import Contract, Feedback, Payment
from evenhand.proof.drawn import RANGES, TOTALS, Drawn, beside_others, range_of
from evenhand.proof.following import Follower
from evenhand.proof.grounds import Grounds
from evenhand.proof.limits import NotFollowed
from evenhand.proof.makers import Openly, Really
from evenhand.proof.moments import counted
from evenhand.proof.samples import Samples
from evenhand.proof.telling import contract_of
from evenhand.proof.words import Name, Texts, Word

from tests.proof.written import rules_of

PROPERTIES = ("paid", "net", "unpaid")


@pytest.fixture(scope="module")
def grounds() -> Grounds:
    return Grounds(rules_of("freelancer_com.ratings"))


def within_bounds(name: str, drawn: Drawn) -> bool:
    number, (least, most) = drawn[name], range_of(name)
    within = (least is None or least <= number) and (most is None or number <= most)
    return within and beside_others(name, number, drawn) in (None, True)


def test_samples_lie_within_the_bounds(grounds: Grounds) -> None:
    for sample in grounds.samples:
        for name in sample:
            assert within_bounds(name, sample), name


def test_there_are_samples_of_every_sort(grounds: Grounds) -> None:
    for name, (least, most) in RANGES.items():
        seen = {sample[name] for sample in grounds.samples}
        assert least in seen or name == "now"
        assert len(seen) > 1
        assert most is None or max(seen) <= most


def test_what_is_not_drawn_lies_within_the_bounds() -> None:
    for name in (*RANGES, "hired", "said_2", "change_2", *TOTALS):
        assert within_bounds(name, Drawn()), name


def test_a_twin_tells_what_the_contract_tells(grounds: Grounds) -> None:
    for sample in grounds.samples:
        really = grounds.really(sample, "a contract")
        openly = contract_of(sample, grounds.make)
        for name in PROPERTIES:
            assert getattr(openly, name) == getattr(really, name), (name, really)
        assert counted(really.hired) == openly.hired
        assert (really.end is None) is (openly.end is None)
        for side in ("feedback", "feedback_by_client", "feedback_by_freelancer"):
            mine, its = getattr(openly, side), getattr(really, side)
            assert [(s.by, s.stars, s.private, s.satisfied) for s in mine] == [
                (s.by, s.stars, s.private, s.satisfied) for s in its
            ]
            assert [(s.negative, s.glowing) for s in mine] == [(s.negative, s.glowing) for s in its]


def test_a_changed_twin_tells_what_the_changed_contract_tells(grounds: Grounds) -> None:
    twin = grounds.follow.twin(Payment)
    for sample in grounds.samples:
        really = grounds.really(sample, "a contract")
        openly = contract_of(sample, grounds.make)
        assert openly.paid == really.paid  # known before the change
        more = Payment(really.hired, 12_34)
        changed = really.replace(payments=(*really.payments, more), feedback=())
        again = openly.replace(payments=(*openly.payments, twin(openly.hired, 12_34)), feedback=())
        for name in (*PROPERTIES, "feedback_by_client"):
            assert getattr(again, name) == getattr(changed, name)
        assert openly.paid == really.paid


def test_twins_are_frozen_and_have_no_other_attributes() -> None:
    contract = contract_of(Drawn(), Openly(Follower(), Texts()))
    with pytest.raises(AttributeError, match="immutable"):
        contract.agreed = 3
    with pytest.raises(AttributeError, match="no attribute 'price'"):
        _ = contract.price
    with pytest.raises(TypeError):
        Follower().twin(Payment)(1, 2, 3)


def test_nothing_is_looked_up_that_nobody_asks_for() -> None:
    class Asked(Drawn):
        def __missing__(self, name: str) -> int:
            asked.append(name)
            return super().__missing__(name)

    asked: list[str] = []
    contract = contract_of(Asked(), Openly(Follower(), Texts()))
    assert asked == []
    assert contract.net == 0
    assert set(asked) == {"amount_1", "amount_2", "refund"}


def test_twins_are_not_compared_as_a_whole() -> None:
    make = Openly(Follower(), Texts())
    one, other = contract_of(Drawn(), make), contract_of(Drawn(), make)
    assert one == one  # noqa: PLR0124
    with pytest.raises(NotFollowed, match="compares two Contracts"):
        _ = one == other
    with pytest.raises(NotFollowed, match="looks up a Contract"):
        hash(one)
    for whole in (one, one.hired):
        with pytest.raises(NotFollowed, match="into a text"):
            f"{whole}"


def test_a_word_is_one_of_the_texts_that_are_asked_about_or_another() -> None:
    texts = Texts(["incomplete"])
    nothing, known, another = Word(0, texts), Word(1, texts), Word(7, texts)
    assert not nothing
    assert nothing == ""
    assert known == "incomplete"
    assert known in ("no-show", "incomplete")
    assert another != "incomplete"
    assert another
    assert [texts.text(0), texts.text(1)] == ["", "incomplete"]
    assert texts.text(99) not in ("", "incomplete", "no-show")


@pytest.mark.parametrize("look", [str, hash, len, list, lambda word: word < "b", sorted])
def test_nothing_else_is_told_of_words_and_names(look: Callable[[Any], object]) -> None:
    for word in (Word(1, Texts()), Name(Texts())):
        with pytest.raises(NotFollowed):
            look(word)


def test_a_real_contract_has_the_words_that_numbers_stand_for() -> None:
    texts = Texts(["incomplete"])
    drawn = Drawn(ended=1, reason=1, spoken=1, stars_1=4)
    contract: Contract = contract_of(drawn, Really(texts, "mine"))
    assert contract.end is not None
    assert (contract.id, contract.end.reason, contract.end.by) == ("mine", "incomplete", "client")
    assert contract.feedback == (Feedback(by="client", at=contract.hired, stars=4),)


def test_the_words_of_the_rules_are_among_the_samples() -> None:
    texts = Texts()
    list(Samples(rules_of("lyft.acceptance"), texts).drawn(1))
    assert texts.text(1) == "no-show"
