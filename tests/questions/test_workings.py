"""Workings: found beside their rule, and refused where they could not be asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import pytest
from evenhand.questions.rules import aggregates, rates
from evenhand.questions.workings import works_out
from evenhand.rulesets import Definition, RuleSet, RuleSetError

from tests.questions.written import AnyRule, module

Lines = Iterator[tuple[str, int | Fraction | None]]


def count() -> AnyRule:
    """A rule that counts, with a number."""

    @aggregates()
    def counted(rated: Any, *, least: int = 1) -> int | None:
        return len(rated) if len(rated) >= least else None

    return counted


def rules(*written: Callable[..., Any], name: str = "rules") -> RuleSet:
    return RuleSet(Definition("written here", {name: module(name, *written)}))


def refused(*written: Callable[..., Any]) -> list[str]:
    with pytest.raises(RuleSetError) as error:
        rules(*written)
    return [problem.message.partition("workings ")[2] for problem in error.value.problems]


def test_workings_are_found_by_the_rule_that_they_work_out() -> None:
    rule = count()

    @works_out(rule)
    def steps(rated: Any, moment: Any, *, least: int) -> Lines:
        yield f"at least {least}", len(rated)

    made = rules(rule, steps)
    found = made.workings_of(made.rules["rules.counted"])
    assert found is not None
    assert (found.name, found.rule) == ("rules.steps", "rules.counted")
    assert (found.asks_for, found.numbers) == (("rated", "moment"), ("least",))


def test_workings_are_no_rule_and_change_no_answer() -> None:
    rule = count()

    @works_out(rule)
    def steps(rated: Any) -> Lines:
        raise AssertionError("nobody asked for an explanation")
        yield

    assert list(rules(rule, steps).rules) == ["rules.counted"]


def test_a_rule_without_workings_has_none() -> None:
    made = rules(count())
    assert made.workings_of(made.rules["rules.counted"]) is None


def test_workings_that_could_not_be_asked_for_are_refused_with_everything_that_is_wrong() -> None:
    rule = count()

    @works_out(rule)
    def steps(ratd: Any, *, last: int, least: int = 2) -> Lines:
        yield "", 1

    assert refused(rule, steps) == [
        "'rules.steps' asks for 'ratd', but 'aggregates' offers rated, totals, party, moment, "
        "history; did you mean 'rated'?",
        "'rules.steps' asks for a parameter 'last', which 'rules.counted' has not; "
        "did you mean 'least'?",
        "'rules.steps' has a value of its own for 'least'; leave it out, the rule's own is passed",
    ]


def test_only_an_aggregating_rule_has_workings() -> None:
    @rates()
    def five(contract: Any) -> int:
        return 5

    @works_out(five)
    def steps(contract: Any) -> Lines:
        yield "", 5

    assert refused(five, steps) == [
        "'rules.steps' works out 'rules.five', which is no aggregating rule"
    ]


def test_a_rule_of_another_module_has_its_workings_there() -> None:
    rule = count()

    @works_out(rule)
    def steps(rated: Any) -> Lines:
        yield "", 1

    elsewhere = module("elsewhere", rule)
    with pytest.raises(RuleSetError, match="works out 'counted', a rule of another module"):
        RuleSet(Definition("r", {"elsewhere": elsewhere, "rules": module("rules", steps)}))


def test_a_rule_is_worked_out_once() -> None:
    rule = count()

    @works_out(rule)
    def steps(rated: Any) -> Lines:
        yield "", 1

    @works_out(rule)
    def others(rated: Any) -> Lines:
        yield "", 1

    assert refused(rule, steps, others) == [
        "'rules.others' works out 'rules.counted', and 'rules.steps' does too"
    ]


def test_workings_without_a_rule_are_refused_where_they_are_written() -> None:
    with pytest.raises(TypeError, match="write @works_out"):
        works_out(lambda rated: 1)
