"""Deciding rules: what they are in our words, a guess, and the sum, without a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any

import pytest
from evenhand.catalogue.addresses import Address, known_addresses
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.scenarios import read_scenario
from evenhand.explanations.complaints import Complaint, complaint
from evenhand.model.contracts import Feedback
from evenhand.model.sources import chosen
from evenhand.model.units import Points
from evenhand.questions.rules import aggregates, rates, weighs
from evenhand.reports.packs.deciding import the_rules
from evenhand.reports.packs.demands import requests
from evenhand.reports.packs.statement import as_markdown, statement

from tests.explanations.test_reaching import by_stars, mean
from tests.questions.written import rule_set
from tests.reports.packs.complained import CANCELLED, KNOWN, PROMISES, complained
from tests.reports.written import job

ROOT = Path(__file__).parents[3]
CATALOGUE = catalogue_of(ROOT)[0]
OVERNIGHT = ROOT / "scenarios/unpaid_cancellation/overnight_cancellation_91_to_80.toml"


@pytest.fixture(scope="module")
def overnight() -> Complaint:
    rules = CATALOGUE.rule_set("upwork.jss_2024_09")
    return complaint(rules, read_scenario(OVERNIGHT), CATALOGUE.invariants.values())


@rates(cites="Thread A: what staff said")
def by_points(
    contract: Any, *, good_from: Annotated[Points, chosen("nobody says; 9 is usual")] = 9
) -> int | None:
    """The private answer decides."""
    said = [each.private for each in contract.feedback_by_client if each.private is not None]
    return None if not said else 100 if said[-1] >= good_from else 0


@weighs()
def the_unpaid_weigh_one(contract: Any) -> int:
    """A contract weighs a hundredth of what it paid. Unpaid ones weigh 1 (chosen by us)."""
    return contract.paid // 100_00 or 1


def private(number: int, points: int, pay: int = 500_00) -> Any:
    one = job(number, stars=None, pay=pay)
    assert one.end is not None
    return one.replace(feedback=(Feedback(by="client", at=one.end.at, private=points),))


def answered() -> Complaint:
    rules = rule_set(by_points, the_unpaid_weigh_one, mean())
    return complained(private(1, 10), private(2, 10), private(8, 0, pay=0), rules=rules)


def text_of(found: Complaint) -> str:
    part = the_rules(found, KNOWN)
    return "\n".join([part.heading, *part.opening, *part.items, *part.closing])


def test_outcome_and_weight_are_told_beside_those_of_a_good_and_a_usual_contract() -> None:
    told = text_of(answered())
    assert 'The contract "job 8" counts as 0, where a good one counts as 100, ' in told
    assert "and weighs 1 (usual: 5)." in told


def test_no_rule_is_told_by_its_name() -> None:
    for found in (answered(), complained()):
        text = as_markdown(statement(found, PROMISES, KNOWN))
        assert not [name for name in found.rule_set.rules if name.rpartition(".")[2] in text]


def test_a_rules_text_is_said_to_be_ours_and_where_we_read_it_has_its_address() -> None:
    first, *_ = the_rules(answered(), KNOWN).items
    assert first == (
        "In our words: The private answer decides. We read it from: example.org/a. Of its 1 "
        "number or choice 1 is a guess of ours."
    )


def test_a_source_without_an_address_is_told_by_its_name() -> None:
    first, *_ = the_rules(answered(), [Address("Thread A: A title", "nobody knows")]).items
    assert 'We read it from: Forum thread "A title": what staff said.' in first


def test_the_guess_in_a_rules_text_about_the_contract_comes_first() -> None:
    (told,) = the_rules(answered(), KNOWN).closing
    assert told == (
        "The most important guess: Unpaid ones weigh 1 (chosen by us). Others about it: nobody "
        "says; 9 is usual."
    )
    assert the_rules(complained(), KNOWN).closing == ()


def test_what_is_not_published_is_asked_for_in_our_words_and_not_by_names_of_numbers() -> None:
    asked = [item for item in requests(answered(), PROMISES, KNOWN).items if "published" in item]
    assert asked == [
        'Tell me what is not published of this rule, in our words: "The private answer decides." '
        "(1 number of points), and of the other rule on this page. See clauses.md."
    ]


def test_a_contract_that_does_not_count_is_told_so() -> None:
    silent = CANCELLED.replace(feedback=(), end=CANCELLED.end)
    found = complained(job(1, stars=1), silent)
    found = type(found)(**{**vars(found), "in_question": (silent,)})
    assert 'The contract "job 8" does not count, as no rule rates it.' in text_of(found)


def test_several_contracts_that_came_to_the_same_are_told_in_one_and_others_apart() -> None:
    found = complained(job(1), job(2), job(3, stars=1, pay=0), job(4, stars=1), job(5, stars=2))
    three = found.scenario.history.contracts[2:]
    told = text_of(type(found)(**{**vars(found), "in_question": three}))
    alike = (
        'Each of the contracts "job 3" and "job 4" counts as 20, where a good one counts as 100.'
    )
    assert alike in told
    assert 'The contract "job 5" counts as 40, where a good one counts as 100.' in told


def test_where_all_came_to_the_same_nothing_is_said_of_the_best() -> None:
    assert "the best here" not in text_of(complained(job(1, stars=1), job(8, stars=1, pay=0)))


def test_a_law_is_no_source_of_facts(overnight: Complaint) -> None:
    sources = (*overnight.scenario.sources, "P2B Regulation, Article 11")
    found = replace(overnight, scenario=replace(overnight.scenario, sources=sources))
    lead = statement(found, PROMISES, known_addresses(CATALOGUE.sources)).lead
    assert lead == statement(overnight, PROMISES, known_addresses(CATALOGUE.sources)).lead


def test_where_nothing_about_the_contract_is_guessed_other_guesses_are_told() -> None:
    @aggregates()
    def first_of_all(rated: Any) -> Any:
        """The least counts. Nothing makes none (chosen by us)."""
        return min((each.outcome for each in rated), default=None)

    (told,) = the_rules(complained(rules=rule_set(by_stars, first_of_all)), KNOWN).closing
    assert told == "What we guessed in these rules: Nothing makes none (chosen by us)."


def test_rules_of_another_day_have_a_heading_that_blames_nothing_on_them() -> None:
    end = (date(2020, 1, 1), date(2020, 1, 1) + timedelta(days=1))
    assert the_rules(complained(), KNOWN).heading == "Which rules did it"
    other = complained(rules=rule_set(by_stars, mean(), in_force=end))
    assert the_rules(other, KNOWN).heading == "What these rules do"


def test_where_nothing_fell_no_rule_is_said_to_have_done_it() -> None:
    assert (
        the_rules(complained(job(1), job(2)), KNOWN).heading == "Which rules the score comes from"
    )


# The case that a reader stumbled over


@pytest.mark.parametrize(
    "words",
    [
        "**Not the rules of that day: we do not have those of 15 Aug 2021.",
        "in force from 1 Sep 2024 on. Under them, this is what would have happened.**",
        "1. Tell me which rules were in force on 15 Aug 2021.",
        "were not read off a screen",
        'These are from: forum thread "Upwork Biased Ruling" (community.upwork.com/',
        "(Assumed: a private answer is not shown to everybody.)",
        'Had the contract "cancelled" never been: 89 instead of 80. The rest of the fall, 91 to 89',
        "a badge asks for 90 or more",
        "counts as -1, where a good one counts as 1, and weighs 100 (usual: 100). The sum: 24 "
        "months, 20 of 23 contracts: 100 * (1800 - 200) / 2000 = 80.",
        "The most important guess: A contract that paid nothing weighs one job, the least there is "
        "(chosen by us: never said).",
        "11 chosen by us (4 of them in a rule's text), 9 documented",
        "for comparison, as younger than this case: Platform Work Directive",
    ],
)
def test_the_page_of_the_overnight_cancellation_says(overnight: Complaint, words: str) -> None:
    page = statement(overnight, PROMISES, known_addresses(CATALOGUE.sources))
    assert words in as_markdown(page).replace("\\", "")


def test_the_page_never_says_to_this_day_and_names_no_rule(overnight: Complaint) -> None:
    page = as_markdown(statement(overnight, PROMISES, known_addresses(CATALOGUE.sources)))
    plain = page.replace("\\", "")
    assert "to this day" not in plain
    assert not [name for name in overnight.rule_set.rules if name in plain]
    assert overnight.rule_set.name not in plain
