"""Rules: what a decorator makes of a function."""

from __future__ import annotations

from inspect import getsourcelines

import pytest
from evenhand.model.contracts import Contract
from evenhand.questions import rules
from evenhand.questions.places import shown
from evenhand.questions.rules import as_rule, exception_to
from evenhand.questions.specs import COMBINATIONS, Questions, arguments
from evenhand.rulesets import RuleSetError
from hypothesis import given
from hypothesis import strategies as st

from tests.questions.written import AnyRule, marked, rule_set

A_QUESTION = pytest.mark.parametrize("question", COMBINATIONS)


def answer_of(question: str) -> AnyRule:
    """A rule that answers *question* with None, marked by the decorator of that name."""

    def nothing(*, limit: int = 3) -> None:
        """No answer is given."""

    return marked(question, nothing, cites="Terms 4.2")


@A_QUESTION
def test_every_question_has_a_decorator_that_marks_a_rule_for_it(question: str) -> None:
    rule = as_rule("house.module", answer_of(question))
    assert rule is not None
    assert (rule.question, rule.wrapper) == (question, False)
    assert (rule.name, rule.cites) == ("house.module.nothing", "Terms 4.2")
    assert rule.text == "No answer is given."


@A_QUESTION
def test_a_marked_rule_answers_its_question_and_no_other(question: str) -> None:
    one = rule_set(answer_of(question))
    assert [asked for asked in COMBINATIONS if one.answers(asked)] == [question]


@A_QUESTION
def test_an_exception_is_marked_for_the_question_that_it_names(question: str) -> None:
    rule = as_rule("m", exception_to(question, cites="Terms 5")(lambda: None))
    assert rule is not None
    assert (rule.question, rule.wrapper, rule.cites) == (question, True, "Terms 5")


def test_combinations_name_exactly_the_questions() -> None:
    assert list(COMBINATIONS) == [name for name in vars(Questions) if not name.startswith("_")]


def test_the_questions_are_asked_by_pluggy_as_they_are_combined() -> None:
    for question, combination in COMBINATIONS.items():
        options = getattr(Questions, question).evenhand_spec
        assert options["firstresult"] == (combination != "all")


def test_a_function_without_a_mark_is_no_rule() -> None:
    assert as_rule("m", answer_of) is None


def test_a_rule_names_what_it_asks_for_apart_from_its_parameters() -> None:
    def both(contract: Contract, moment: object, *, limit: int = 3, floor: int = 0) -> None: ...

    rule = as_rule("m", rules.rates()(both))
    assert rule is not None
    assert rule.asks_for == ("contract", "moment")
    assert rule.parameters == {"limit": 3, "floor": 0}


def test_a_rule_knows_its_file_and_line() -> None:
    rule = as_rule("m", rules.rates()(one_for_all))
    assert rule is not None
    assert (rule.file, rule.line) == (shown(__file__), getsourcelines(one_for_all)[1])


def one_for_all(contract: Contract) -> int:
    return 1


@A_QUESTION
@given(st.text("abcdefghij", min_size=12))
def test_an_argument_that_a_question_does_not_offer_is_refused(question: str, name: str) -> None:
    asking = eval(f"lambda {name}: None")  # a rule with that argument
    with pytest.raises(RuleSetError, match=f"asks for '{name}'") as refused:
        rule_set(getattr(rules, question)()(asking))
    assert ", ".join(arguments(question)) in str(refused.value)


def test_an_exception_to_an_unknown_question_is_refused_by_name() -> None:
    with pytest.raises(RuleSetError, match="ratess"):
        rule_set(exception_to("ratess")(one_for_all))
