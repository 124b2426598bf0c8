"""Answers: what is no answer is refused, and the rule that gave it is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, get_args

import pytest
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.outcomes import Action, Badge, Duty, Refusal
from evenhand.questions import rules
from evenhand.questions.answers import RuleError
from evenhand.questions.places import shown
from evenhand.questions.specs import COMBINATIONS
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.model.invented import CLIENTS, FREELANCERS, MOMENTS, NEW_YEAR
from tests.questions.written import AnyRule, marked, rule_set

NUMBERS = st.integers() | st.fractions()
BADGES = st.builds(Badge, st.text())
ACTIONS = st.builds(
    Action, st.sampled_from(get_args(Duty)), st.sampled_from(CLIENTS), MOMENTS, st.text()
)
RIGHT: dict[str, SearchStrategy[Any]] = {
    "admits": st.builds(Refusal, st.text()),
    "reveals": st.booleans(),
    "shows": st.booleans(),
    "lists": st.booleans(),
    "excludes": st.booleans(),
    "rates": NUMBERS,
    "weighs": NUMBERS,
    "aggregates": NUMBERS,
    "updates": st.datetimes(timezones=st.just(UTC)),
    "displays": NUMBERS,
    "awards": BADGES,
    "acts": ACTIONS,
}
OF_ANY_KIND = (
    st.floats()
    | st.complex_numbers()
    | st.decimals()
    | st.text()
    | st.binary()
    | st.dates()
    | st.lists(st.integers())
    | st.just(Badge)
    | st.one_of(*RIGHT.values())
)


def is_right(question: str, answer: Any) -> bool:
    """Whether *answer* is of a type that *question* takes, told by its plain type's name."""
    numbers, yes_no = {"int", "Fraction"}, {"bool"}
    taken = {
        "admits": {"Refusal"},
        "reveals": yes_no,
        "shows": yes_no,
        "lists": yes_no,
        "excludes": yes_no,
        "rates": numbers,
        "weighs": numbers,
        "aggregates": numbers,
        "updates": {"datetime"},
        "displays": numbers,
        "awards": {"Badge"},
        "acts": {"Action"},
    }
    return type(answer).__name__ in taken[question]


LISTED = [question for question, how in COMBINATIONS.items() if how == "all"]


def answer(question: str, function: AnyRule, **given: Any) -> Any:
    """What a rule set says in which *function* alone answers *question*."""
    return rule_set(marked(question, function)).chain(question).ask(given)


def told(function: AnyRule, question: str = "rates", **given: Any) -> str:
    """The message of the error that asking *function* ends in, where it names the rule."""
    with pytest.raises(RuleError) as raised:
        answer(question, function, **given)
    assert raised.value.rule.function is function
    where = (
        f"{shown(__file__)}:{function.__code__.co_firstlineno}: rule 'rules.{function.__name__}' "
    )
    assert str(raised.value).startswith(where)
    return str(raised.value)[len(where) :]


@pytest.mark.parametrize("question", COMBINATIONS)
@given(st.data())
def test_an_answer_of_a_wrong_type_is_refused(question: str, data: st.DataObject) -> None:
    wrong = data.draw(OF_ANY_KIND.filter(lambda found: not is_right(question, found)))
    message = told(lambda: [wrong] if question in LISTED else wrong, question)
    assert message.startswith(f"returned the {type(wrong).__name__} {wrong!r}; {question!r} takes ")


@pytest.mark.parametrize("question", COMBINATIONS)
@given(st.data())
def test_an_answer_of_the_right_type_comes_back_as_it_is(
    question: str, data: st.DataObject
) -> None:
    right = data.draw(RIGHT[question])
    if question in LISTED:
        assert answer(question, lambda: [right]) == ((right,), None)
    elif question != "excludes":
        assert answer(question, lambda: right, moment=right) == (right, "rules.<lambda>")


@pytest.mark.parametrize("question", COMBINATIONS)
def test_none_is_no_answer_to_any_question(question: str) -> None:
    nothing = () if question in LISTED else None
    assert answer(question, lambda: None) == (nothing, None)


@pytest.mark.parametrize("question", LISTED)
@pytest.mark.parametrize("unlisted", [Badge("gold"), 5, True, 0.5, float("nan"), "gold", b"gold"])
def test_an_answer_that_is_no_list_where_a_list_is_asked_for_is_refused(
    question: str, unlisted: object
) -> None:
    told(lambda: unlisted, question)


@pytest.mark.parametrize("question", LISTED)
@pytest.mark.parametrize("nothing", [0, 0.0, False, "", b"", {}])
def test_nothing_of_a_wrong_type_is_refused_where_a_list_is_asked_for(
    question: str, nothing: object
) -> None:
    told(lambda: nothing, question)


def test_a_rule_that_raises_while_it_lists_its_answers_is_named() -> None:
    def halfway() -> Iterator[Badge]:
        yield Badge("gold")
        raise ZeroDivisionError

    assert told(halfway, "awards") == "raised ZeroDivisionError: "


ERRORS = [ValueError, KeyError, ZeroDivisionError, AttributeError, StopIteration, AssertionError]


@pytest.mark.parametrize("question", COMBINATIONS)
@given(st.sampled_from(ERRORS), st.text("abc "))
def test_a_rule_that_raises_is_named(question: str, kind: type[Exception], why: str) -> None:
    def unlucky() -> None:
        raise kind(why)

    assert told(unlucky, question) == f"raised {kind.__name__}: {kind(why)}"


def set_on_a_contract(contract: Contract) -> None:
    contract.agreed = 1  # type: ignore[misc]


def set_on_a_part_of_it(contract: Contract) -> None:
    contract.client.name = "Eve"  # type: ignore[misc]


def add_to_a_contract(contract: Contract) -> None:
    contract.work += (NEW_YEAR,)  # type: ignore[misc]


def set_on_a_history(history: History) -> None:
    history.at = datetime.max


def add_to_a_history(history: History) -> None:
    history.contracts += ()


CHANGES = [
    set_on_a_contract,
    set_on_a_part_of_it,
    add_to_a_contract,
    set_on_a_history,
    add_to_a_history,
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_rule_that_tries_to_change_its_input_is_told_so(change: Callable[..., None]) -> None:
    contract = Contract(id="a", freelancer=FREELANCERS[0], client=CLIENTS[0], hired=NEW_YEAR)
    history = History([contract])
    message = told(change, contract=contract, history=history)
    assert message.startswith("tried to change its input (")
    assert message.endswith("; rules read facts and never edit them")
    assert history == History([contract])


def test_a_rule_is_passed_just_what_it_names() -> None:
    def named(moment: int, party: int, *, factor: int = 10) -> int:
        return moment + factor * party

    given = {"contract": 1, "party": 2, "moment": 3, "history": 4}
    assert answer("rates", named, **given) == (23, "rules.named")


def test_a_duty_that_the_rule_does_not_speak_of_is_refused() -> None:
    def unspoken() -> list[Action]:
        return [Action("reply", FREELANCERS[0], NEW_YEAR, "x")]

    flagging: AnyRule = rules.acts("flag")
    with pytest.raises(RuleError, match="the duty 'reply', which its @acts does not name"):
        rule_set(flagging(unspoken)).chain("acts").ask({})


def test_each_answer_comes_with_the_rule_that_gave_it() -> None:
    def golden() -> list[Badge]:
        return [Badge("gold"), Badge("star")]

    def silver() -> list[Badge]:
        return [Badge("silver")]

    chain = rule_set(marked("awards", golden), marked("awards", silver)).chain("awards")
    assert chain.each({}) == (
        (Badge("gold"), "rules.golden"),
        (Badge("star"), "rules.golden"),
        (Badge("silver"), "rules.silver"),
    )
