"""Rule sets: which rules are in force, in which order, with which numbers, and what is refused."""

from __future__ import annotations

from collections.abc import Generator
from fractions import Fraction
from types import ModuleType
from typing import Any

import pytest
from evenhand.model.contracts import Contract
from evenhand.model.outcomes import Badge
from evenhand.questions.names import nearest
from evenhand.questions.places import shown
from evenhand.questions.rules import awards, exception_to, excludes, rates
from evenhand.rulesets import Definition, RuleSet, RuleSetError
from hypothesis import given
from hypothesis import strategies as st

from tests.questions.written import AnyRule, module, rule_set

SIZES = st.lists(st.integers(0, 3), min_size=1, max_size=4)
NUMBERS = st.integers() | st.fractions()
An = Generator[None, Any, Any]


def constant(answer: object, name: str = "constant", decorator: Any = rates) -> AnyRule:
    """A rule that always gives *answer*."""

    def rule() -> object:
        return answer

    rule.__name__ = name
    marked: AnyRule = decorator()(rule)
    return marked


def modules_of(sizes: list[int]) -> dict[str, ModuleType]:
    """Modules of so many rules each; every rule answers with its own name."""
    return {
        f"m{place}": module(f"m{place}", *(constant(n, f"r{n}") for n in range(size)))
        for place, size in enumerate(sizes)
    }


def asked_in_order(rules: RuleSet, question: str = "rates") -> list[str]:
    return [step.rule.name for step in rules.chain(question).steps]


@given(SIZES)
def test_the_module_listed_last_is_asked_first_and_its_rules_as_written(sizes: list[int]) -> None:
    order = [f"m{place}.r{n}" for place in range(len(sizes))[::-1] for n in range(sizes[place])]
    assert asked_in_order(RuleSet(Definition("r", modules_of(sizes)))) == order


@given(SIZES, st.data())
def test_a_dropped_rule_is_not_asked_and_the_others_keep_their_order(
    sizes: list[int], data: st.DataObject
) -> None:
    modules = modules_of(sizes)
    order = asked_in_order(RuleSet(Definition("r", modules)))
    drops = tuple(name for name in order if data.draw(st.booleans()))
    rules = RuleSet(Definition("r", modules, drops=drops))
    assert asked_in_order(rules) == [name for name in order if name not in drops]
    assert list(rules.rules) == asked_in_order(rules)


@given(st.lists(st.none() | st.integers(), max_size=4))
def test_the_first_rule_with_an_answer_wins(answers: list[int | None]) -> None:
    rules = rule_set(*(constant(answer, f"r{n}") for n, answer in enumerate(answers)))
    given = [(answer, f"rules.r{n}") for n, answer in enumerate(answers) if answer is not None]
    assert rules.chain("rates").ask({}) == (given[0] if given else (None, None))


@given(st.lists(st.none() | st.booleans(), max_size=4))
def test_any_yes_leaves_a_contract_out(answers: list[bool | None]) -> None:
    rules = rule_set(*(constant(answer, f"r{n}", excludes) for n, answer in enumerate(answers)))
    yes = (True, f"rules.r{answers.index(True)}") if True in answers else None
    left_out, by = rules.chain("excludes").ask({})
    assert (yes or (bool(left_out), by)) == (left_out if yes else False, by)


@given(st.lists(st.lists(st.builds(Badge, st.text(max_size=2)), max_size=2), max_size=3))
def test_all_badges_are_held_together(badges: list[list[Badge]]) -> None:
    rules = rule_set(*(constant(some, f"r{n}", awards) for n, some in enumerate(badges)))
    assert rules.chain("awards").ask({}) == (
        tuple(badge for some in badges for badge in some),
        None,
    )


def test_a_rule_that_a_module_borrows_is_not_its_own() -> None:
    lender, borrower = module("lender", constant(1)), ModuleType("borrower")
    vars(borrower)["constant"] = vars(lender)["constant"]
    assert not RuleSet(Definition("r", {"borrower": borrower})).rules


# Parameters


@rates()
def limited(contract: Contract, *, limit: int = 3, factor: int = 1) -> int:
    return limit * factor


def with_limit(**numbers: int) -> RuleSet:
    return rule_set(limited, parameters={"rules.limited": numbers})


@given(st.dictionaries(st.sampled_from(["limit", "factor"]), st.integers()))
def test_parameters_are_bound_by_name_and_the_others_stay_as_they_come(
    numbers: dict[str, int],
) -> None:
    rules = with_limit(**numbers)
    in_force = {"limit": 3, "factor": 1, **numbers}
    assert rules.parameters_of(rules.rules["rules.limited"]) == in_force
    assert rules.chain("rates").ask({"contract": None})[0] == in_force["limit"] * in_force["factor"]
    assert {figure.name: figure.value for figure in rules.figures()} == in_force


@given(st.integers(), st.integers())
def test_two_rule_sets_of_the_same_modules_share_nothing(one: int, other: int) -> None:
    first, second, plain = with_limit(limit=one), with_limit(limit=other), with_limit()
    answers = [
        rules.chain("rates").ask({"contract": None})[0] for rules in (first, second, plain, first)
    ]
    assert answers == [one, other, 3, one]


# Problems


def fair(contract: Contract, *, limit: int = 3) -> int:
    return limit


def misasked(contrakt: Contract) -> int:
    return 1


PROBLEMS: dict[str, tuple[dict[str, Any], tuple[str, ...], str]] = {
    "an unknown rule with parameters": (
        {"parameters": {"rules.fare": {"limit": 1}}},
        ("parameters", "rules.fare"),
        "there is no rule 'rules.fare' here; did you mean 'rules.fair'?",
    ),
    "an unknown rule to drop": (
        {"drops": ("rules.fairr",)},
        ("drops",),
        "there is no rule 'rules.fairr' to drop; did you mean 'rules.fair'?",
    ),
    "an unknown parameter": (
        {"parameters": {"rules.fair": {"limits": 1}}},
        ("parameters", "rules.fair", "limits"),
        "rule 'rules.fair' has no parameter 'limits'; did you mean 'limit'?",
    ),
}
MISASKED = "; did you mean 'contract'?"


@pytest.mark.parametrize("problem", PROBLEMS)
def test_each_problem_says_where_it_is_and_what_would_be_right(problem: str) -> None:
    wrong, where, message = PROBLEMS[problem]
    with pytest.raises(RuleSetError) as refused:
        rule_set(rates()(fair), **wrong)
    assert [(found.where, found.message) for found in refused.value.problems] == [(where, message)]


def test_an_unknown_argument_says_where_it_is_and_what_would_be_right() -> None:
    with pytest.raises(RuleSetError, match="asks for 'contrakt'") as refused:
        rule_set(rates()(misasked))  # type: ignore[type-var]
    assert str(refused.value).startswith(f"written here: {shown(__file__)}:")
    assert str(refused.value).endswith(MISASKED)


def test_all_problems_are_told_at_once() -> None:
    wrong = {
        "drops": ("rules.fairr",),
        "parameters": {"rules.fare": {"limit": 1}, "rules.fair": {"limits": 1}},
    }
    with pytest.raises(RuleSetError) as refused:
        rule_set(rates()(fair), rates()(misasked), **wrong)  # type: ignore[type-var]
    messages = [found.message for found in refused.value.problems]
    told = [message for _, _, message in PROBLEMS.values()]
    assert sorted(messages[1:]) == sorted(told)
    assert messages[0].endswith(MISASKED)
    assert str(refused.value).splitlines() == [f"written here: {message}" for message in messages]


@given(st.text(max_size=5), st.lists(st.text(max_size=5)))
def test_what_is_nearest_is_one_of_the_known_names_or_nothing(
    written: str, known: list[str]
) -> None:
    hints = {"", *(f"; did you mean {name!r}?" for name in known)}
    assert nearest(written, known) in hints
    assert nearest(written, [*known, written]) == f"; did you mean {written!r}?"


def test_a_parameter_without_a_number_is_refused() -> None:
    def unset(contract: Contract, *, limit: int) -> int:
        return limit

    with pytest.raises(RuleSetError, match="limit"):
        rule_set(rates()(unset))  # type: ignore[type-var]


def test_a_parameter_with_a_float_is_refused() -> None:
    def rounded(contract: Contract, *, limit: float = 3.5) -> int:
        return int(contract.paid > limit)

    with pytest.raises(RuleSetError, match=r"'limit' with a float, 3\.5; write an int"):
        rule_set(rates()(rounded))


def test_an_exception_that_never_yields_is_refused_by_name() -> None:
    with pytest.raises(RuleSetError, match=r"rules\.constant"):
        rule_set(constant(1, decorator=lambda: exception_to("rates")))


# Exceptions to rules


@exception_to("rates")
def doubled() -> An:
    answer = yield
    return None if answer is None else 2 * answer


@exception_to("rates")
def one_more() -> An:
    answer = yield
    return None if answer is None else answer + 1


@exception_to("rates")
def let_be() -> An:
    return (yield)


@given(NUMBERS.filter(bool))
def test_an_exception_sees_the_others_answer_changes_it_and_is_named(number: Fraction) -> None:
    rules = rule_set(doubled, constant(number))
    assert rules.chain("rates").ask({}) == (2 * number, "rules.doubled")


@given(NUMBERS)
def test_an_exception_that_lets_an_answer_be_is_not_named(number: Fraction) -> None:
    assert rule_set(let_be, constant(number)).chain("rates").ask({}) == (number, "rules.constant")


@given(NUMBERS.filter(bool))
def test_the_exception_that_is_written_first_has_the_last_word(number: Fraction) -> None:
    rules = rule_set(doubled, one_more, constant(number))
    assert rules.chain("rates").ask({}) == (2 * (number + 1), "rules.doubled")


def test_an_exception_sees_none_where_no_rule_answers() -> None:
    rules = rule_set(let_be, constant(None))
    assert rules.chain("rates").ask({}) == (None, None)


def test_an_exception_sees_a_no_as_a_no() -> None:
    seen = []

    def looks() -> An:
        seen.append((yield))
        return seen[-1]

    rules = rule_set(exception_to("excludes")(looks), constant(False, decorator=excludes))
    rules.chain("excludes").ask({})
    assert seen == [False]
