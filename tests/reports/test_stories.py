"""Stories: every kind of case told in sentences, with its numbers, its rule and its bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Annotated, Any

import pytest
from evenhand.invariants.declared import Invariant, invariant
from evenhand.model.cases import Amount, Case
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History
from evenhand.model.outcomes import Badge, Rated
from evenhand.model.sources import chosen
from evenhand.model.units import Exact, Points, Stars
from evenhand.model.verdicts import Outcome
from evenhand.questions.rules import aggregates, awards, rates, shows
from evenhand.reports.cases import in_words, told_case
from evenhand.reports.examples import in_a_line, in_full
from evenhand.reports.stories import bounds, story
from evenhand.rulesets import RuleSet
from evenhand.runs import Run

from tests.questions.written import rule_set
from tests.reports.written import ADA, case, found, job, verdict


@rates(cites="Terms 1")
def by_stars(
    contract: Contract, *, worst: Annotated[Stars, chosen("somebody must")] = 1
) -> int | None:
    """The stars count."""
    stars = [said.stars for said in contract.feedback_by_client if said.stars]
    return 20 * max(stars[-1], worst) if stars else None


@aggregates(cites="Terms 2")
def plain_mean(rated: Sequence[Rated]) -> Exact | None:
    """All over their number."""
    return Fraction(sum(each.outcome for each in rated), len(rated)) if rated else None


@shows(cites="Terms 3")
def paid_contracts(contract: Contract) -> bool:
    """Paid contracts are listed."""
    return bool(contract.paid)


@awards(cites="Terms 4")
def star(score: Exact | None) -> list[Badge]:
    """A star from ninety on."""
    return [Badge("a star")] if score is not None and score >= 90 else []


@invariant(basis=["A test"], measures="points", kind="bounded influence")
def nothing_moves_much(
    run: Run, *, bound: Annotated[Points, chosen("half of ten")] = 5
) -> Iterator[Case]:
    """Nothing moves the score by more than the bound."""
    return iter(())


@pytest.fixture
def rules() -> RuleSet:
    return rule_set(by_stars, plain_mean, paid_contracts, star)


GOOD, BAD, UNPAID = job(1), job(2, stars=1), job(3, stars=1, pay=0)
BEFORE, AFTER = History([GOOD]), History([GOOD, BAD])


def told(rules: RuleSet, **more: Any) -> str:
    """What is said of a case, without the history and the rule."""
    facts = {"base": BEFORE, "varied": AFTER, "before": 100, "after": 60, "because": BAD, **more}
    shown = facts.pop("shown", facts["varied"])
    lines = told_case(found(case(**facts)).__class__(shown, case(**facts)), rules)
    words = " ".join(" ".join(lines[2:]).split())
    return words.partition(" The rule: ")[0]


def test_a_contract_more_is_told_by_what_would_be_without_it(rules: RuleSet) -> None:
    assert told(rules) == (
        "Without that contract, Ada's score would be 100. Because it is there, it is 60."
    )


def test_a_first_score_is_told_as_one(rules: RuleSet) -> None:
    alone = History([BAD])
    assert told(rules, base=History(), varied=alone, before=None, after=20) == (
        "Without those contracts, Ada would have no score. With those contracts, it is 20."
    ).replace("those contracts", "that contract")


def test_what_would_be_otherwise_is_told_in_the_words_of_the_promise(rules: RuleSet) -> None:
    made = {"base": AFTER, "varied": BEFORE, "shown": AFTER, "before": 60, "after": 100}
    assert told(rules, **made, difference="had the client said nothing") == (
        "Ada's score is 60. Had the client said nothing, it would be 100."
    )


def test_what_would_be_otherwise_may_come_first(rules: RuleSet) -> None:
    assert told(rules, difference="without the last week") == (
        "Without the last week, Ada's score would be 100. As it is, it is 60."
    )


def test_a_score_off_its_scale_is_told_with_the_scale(rules: RuleSet) -> None:
    assert told(rules, base=AFTER, varied=AFTER, after=120) == (
        "Ada's score is 120, not on its scale of 0 to 100."
    )


def test_a_finding_about_one_history_is_told_in_its_own_sentence(rules: RuleSet) -> None:
    finding = "client 2 ended eight hires unpaid, and nobody marks client 2"
    alone = {"base": AFTER, "varied": AFTER, "before": None, "after": None, "measure": "answer"}
    assert told(rules, **alone, told=finding, of=Party("client 2", "client")) == (
        "Client 2 ended eight hires unpaid, and nobody marks client 2."
    )


def test_another_answer_than_a_score_is_told_before_and_after(rules: RuleSet) -> None:
    badges: dict[str, Any] = {"measure": "badges", "before": "a star", "after": "none"}
    assert told(rules, **badges) == (
        "Without that contract, Ada's badges would be: a star. With that contract: none."
    )
    made = {"base": AFTER, "varied": BEFORE, "shown": AFTER}
    assert told(rules, **{**badges, **made}, difference="had the client said nothing") == (
        "Ada's badges: a star. Had the client said nothing: none."
    )
    assert told(rules, **badges, difference="had the client said nothing") == (
        "Had the client said nothing, Ada's badges would be: a star. As it is: none."
    )


def test_no_answer_is_told_as_such(rules: RuleSet) -> None:
    nothing = {"measure": "badges", "before": "a star", "after": None}
    assert told(rules, **nothing).endswith("With that contract: no answer.")


def test_that_the_work_history_is_silent_of_what_counts_is_told(rules: RuleSet) -> None:
    after = History([GOOD, UNPAID])
    hidden = "The public work history does not list that contract (rules.paid_contracts)."
    assert told(rules, varied=after, because=UNPAID).endswith(hidden)
    assert hidden not in told(rules, varied=after, because=UNPAID, measure="badges")
    assert hidden not in told(rules)


def test_the_rule_is_told_with_its_source_and_the_numbers_that_nobody_gave(rules: RuleSet) -> None:
    counted = case(base=BEFORE, varied=AFTER, before=100, after=60, because=BAD)
    lines = told_case(found(counted), rules)
    assert [line.strip() for line in lines[-4:]] == [
        "The rule: rules.by_stars",
        "The stars count.",
        "(source: Terms 1)",
        "(chosen by us: worst = 1 star)",
    ]


def test_where_the_promise_names_the_rule_that_one_is_told(rules: RuleSet) -> None:
    named = case(measure="answer", told="Something is wrong", rule="rules.star")
    assert "  The rule: rules.star" in told_case(found(named), rules)


@pytest.mark.parametrize(
    ("here", "worst", "sentence"),
    [
        (Fraction(22, 3), 11, "Counted in points: 7.33; the worst found: 11."),
        (11, 11, "Counted in points: 11, the worst found."),
        ("without end", "without end", "Counted in points: without end, the worst found."),
        (3, "without end", "Counted in points: 3; the worst found: without end."),
        (None, 11, "Counted in points, the worst found: 11."),
    ],
)
def test_an_amount_is_told_beside_the_worst(
    rules: RuleSet, here: Amount | None, worst: Amount, sentence: str
) -> None:
    counted = case(base=BEFORE, varied=AFTER, before=100, after=60, because=BAD, amount=here)
    violated = verdict("rules", outcome=Outcome.VIOLATED, worst=worst, ordinary=counted)
    assert f"  {sentence}\n" in story(violated, rules, nothing_moves_much)


def test_a_story_states_the_bounds_of_the_promise(rules: RuleSet) -> None:
    violated = verdict("rules", outcome=Outcome.VIOLATED, ordinary=case(told="It moved."))
    assert story(violated, rules, nothing_moves_much).splitlines()[:5] == [
        "rules: nothing_moves_much",
        "  VIOLATED, AS LISTED",
        "  Nothing moves the score by more than the bound.",
        "  (bound = 5 points, chosen by us: half of ten)",
        "",
    ]


def test_bounds_are_those_in_force() -> None:
    stricter: Invariant = nothing_moves_much.bounded({"bound": 2})
    assert bounds(stricter) == [
        "bound = 2 points, set by you: [tool.evenhand.bounds] in pyproject.toml"
    ]


# The others, in a line


def broken(name: str, **more: Any) -> Any:
    counted = {"base": BEFORE, "varied": AFTER, "before": 100, "after": 60, "because": BAD, **more}
    return verdict(name, outcome=Outcome.VIOLATED, ordinary=case(**counted))


def test_those_that_break_a_promise_alike_share_a_line(rules: RuleSet) -> None:
    others = [broken("up.old"), broken("up.new"), broken("other.rules", after=20)]
    assert list(in_a_line(others, lambda name: rules)) == [
        "up.old, .new (100 becomes 60); other.rules (100 becomes 20), by rules.by_stars"
    ]


def test_those_that_break_it_by_other_rules_have_a_line_each(rules: RuleSet) -> None:
    badges = {"measure": "badges", "before": "a star", "after": "none", "rule": "rules.star"}
    told_by_itself = {"measure": "answer", "told": "Nobody marks client 2."}
    others = [broken("a"), broken("b", **badges), broken("c", **told_by_itself), verdict("d")]
    assert list(in_a_line(others, lambda name: rules)) == [
        "a (100 becomes 60), by rules.by_stars",
        "b (badges: a star becomes none), by rules.star",
        "c (Nobody marks client 2)",
    ]


def test_scores_that_read_alike_are_told_apart(rules: RuleSet) -> None:
    close = case(before=Fraction(200, 3), after=Fraction(200_001, 3_000), of=ADA)
    assert in_words(close, rules) == "200/3 becomes 66667/1000"


def test_what_fails_is_told_in_full_and_of_what_is_listed_the_latest_of_each_family() -> None:
    verdicts = [
        broken("baselines.mean"),
        broken("one.old"),
        broken("one.new"),
        broken("two.rules"),
        verdict("two.vacuous", outcome=Outcome.VACUOUS),
    ]
    names = [[v.rule_set for v in in_full(verdicts, examples)] for examples in (0, 1, 2, 3, 9)]
    assert names == [
        ["two.vacuous"],
        ["two.vacuous", "two.rules"],
        ["two.vacuous", "two.rules", "one.new"],
        ["two.vacuous", "two.rules", "one.new", "one.old"],
        ["two.vacuous", "two.rules", "one.new", "one.old", "baselines.mean"],
    ]
