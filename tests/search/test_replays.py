"""What a scenario may expect beside scores: badges, hires listed, who reads what, what is owed."""

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from evenhand import (
    Action,
    Badge,
    Contract,
    Exact,
    Feedback,
    History,
    Party,
    Rated,
    RuleSet,
    acts,
    aggregates,
    awards,
    lists,
    rates,
    reveals,
)
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.problems import CatalogueError
from evenhand.catalogue.scenarios import read_scenario
from evenhand.questions.answers import Unanswered
from evenhand.reports.replays import told_run
from evenhand.rulesets import Definition
from evenhand.search.replays import mismatches

NAME = "test_replays"
STORY = """
title = "One contract of two is paid, and ends with a bad answer"
before = 5
after = 40

[[contract]]
id = "paid"
posting = "a job"
hired = 0
ended = 10
ended_by = "client"
paid = 500
feedback = [{ stars = 1 }, { by = "freelancer", stars = 5 }]

[[contract]]
id = "unpaid"
posting = "a job"
hired = 20
ended = "day 30 02:00"
ended_by = "client"
feedback = [{ stars = 1 }]

"""


@rates(cites="a test")
def one(contract: Contract) -> int:
    """Every contract counts."""
    return 1


@aggregates(cites="a test")
def sum_of_all(rated: Sequence[Rated]) -> Exact:
    """How many there are."""
    return len(rated)


@awards(cites="a test")
def starters(party: Party, history: History) -> Iterator[Badge]:
    """Who has ended nothing yet is new; who has hired or worked is known."""
    if not any(contract.end for contract in history.of(party)):
        yield Badge("new")
    yield Badge("known")


@lists(cites="a test")
def the_paid(contract: Contract) -> bool:
    """A hire that was paid is listed."""
    return contract.paid > 0


@reveals(cites="a test")
def to_the_freelancer(feedback: Feedback, contract: Contract, party: Party) -> bool:
    """The freelancer reads everything; the public reads praise."""
    return party == contract.freelancer or (feedback.stars == 5 and party != contract.client)


@acts("flag", "review", cites="a test")
def flag_who_pays_nothing(history: History) -> Iterator[Action]:
    """A client who ends a contract unpaid is flagged within a day."""
    for contract in history.ended_unpaid():
        if contract.end:
            yield Action(
                "flag", contract.client, contract.end.at + timedelta(days=1), "paid nothing"
            )


def replayed(tmp_path: Path, expect: str, *, rule_set: RuleSet | None = None) -> list[str]:
    """What the rules above disappoint of the expectation."""
    file = tmp_path / "story.toml"
    file.write_text(f'{STORY}[expect."{NAME}"]\n{expect}\n', "utf-8")
    rules = rule_set or RuleSet(Definition(NAME, {NAME: sys.modules[__name__]}))
    return [str(each) for each in mismatches(catalogue_of(tmp_path)[0], read_scenario(file), rules)]


Replay = Callable[[str], list[str]]


@pytest.fixture
def replay(tmp_path: Path) -> Replay:
    return lambda expect: replayed(tmp_path, expect)


MET = {
    "badges before and after": 'badges = [["new", "known"], ["known"]]',
    "badges in any order": 'badges = [["known", "new"], ["known"]]',
    "badges by name": 'badges = { client = [["known", "new"], ["known"]] }',
    "a hire that is listed": 'listed = ["paid"]',
    "a hire that is not listed": 'unlisted = ["unpaid"]',
    "what the other side reads": 'seen = { paid = ["freelancer"], unpaid = ["freelancer"] }',
    "what the other side does not read": 'unseen = { paid = ["client"] }',
    "what the public does not read": 'unseen = { unpaid = ["the public"] }',
    "what is owed, and by when": 'owed = { client = { flag = "day 31 02:00" } }',
    "what is not owed": 'owed = { client = { review = "not owed" } }',
    "what is owed to nobody else": 'owed = { freelancer = { flag = "not owed" } }',
}

DISAPPOINTED = {
    "a badge too few": (
        'badges = [["new"], ["known"]]',
        "badges of freelancer before: expected new, came out new, known",
    ),
    "a badge too many": (
        'badges = { client = [["new", "known"], ["known", "rich"]] }',
        "badges of client after: expected known, rich, came out known",
    ),
    "no badge": (
        'badges = [["new", "known"], []]',
        "badges of freelancer after: expected none, came out known",
    ),
    "a hire that is not listed": (
        'listed = ["unpaid"]',
        "contract unpaid: expected listed among the hires, came out not listed among the hires",
    ),
    "a hire that is listed": (
        'unlisted = ["paid"]',
        "contract paid: expected not listed among the hires, came out listed among the hires",
    ),
    "what one side does not read": (
        'seen = { paid = ["client"] }',
        "feedback on paid, by client: expected all seen, came out 0 of 1 seen",
    ),
    "what one side reads": (
        'unseen = { paid = ["freelancer"] }',
        "feedback on paid, by freelancer: expected none seen, came out 1 of 1 seen",
    ),
    "what the public reads a half of": (
        'seen = { paid = ["the public"] }',
        "feedback on paid, by the public: expected all seen, came out 1 of 2 seen",
    ),
    "what nobody said": (
        'unseen = { unpaid = ["client"] }',
        "feedback on unpaid, by client: expected none seen, came out 0 of 0 seen",
    ),
    "what is owed on another day": (
        'owed = { client = { flag = "day 31 03:00" } }',
        "flag, about client: expected by 2024-02-01 03:00, came out by 2024-02-01 02:00",
    ),
    "what is owed after all": (
        'owed = { client = { flag = "not owed" } }',
        "flag, about client: expected not owed, came out by 2024-02-01 02:00",
    ),
    "what is not owed after all": (
        "owed = { client = { review = 31 } }",
        "review, about client: expected by 2024-02-01 00:00, came out not owed",
    ),
}


@pytest.mark.parametrize("expect", MET.values(), ids=MET)
def test_what_comes_out_as_expected_is_no_mismatch(replay: Replay, expect: str) -> None:
    assert replay(expect) == []


@pytest.mark.parametrize(("expect", "told"), DISAPPOINTED.values(), ids=DISAPPOINTED)
def test_what_comes_out_otherwise_is_told(replay: Replay, expect: str, told: str) -> None:
    assert replay(expect) == [told]


@pytest.mark.parametrize(
    ("expect", "question"),
    [
        ("badges = [[], []]", "awards"),
        ('listed = ["paid"]', "lists"),
        ('unseen = { paid = ["client"] }', "reveals"),
        ('owed = { client = { flag = "not owed" } }', "acts: flag"),
    ],
)
def test_what_no_rule_answers_is_no_expectation_met(
    tmp_path: Path, expect: str, question: str
) -> None:
    with pytest.raises(Unanswered, match=question):
        replayed(tmp_path, expect, rule_set=RuleSet(Definition(NAME, {})))


def test_a_rule_set_that_speaks_of_one_duty_is_silent_about_another(replay: Replay) -> None:
    with pytest.raises(Unanswered, match="acts: decide"):
        replay('owed = { client = { decide = "not owed" } }')


def test_every_wrong_name_of_an_expectation_is_refused(replay: Replay) -> None:
    with pytest.raises(CatalogueError) as refused:
        replay('listed = ["pad"]\nseen = { upaid = ["the public"], paid = ["clint"] }')
    assert [problem.message for problem in refused.value.problems] == [
        "no contract has the id 'pad'; did you mean 'paid'?",
        "no contract has the id 'upaid'; did you mean 'unpaid'?",
        "nobody is called 'clint'; did you mean 'client'?",
    ]


def test_badges_and_dues_that_are_expected_are_told(tmp_path: Path) -> None:
    expect = 'badges = [[], []]\nowed = { client = { flag = "not owed", review = "not owed" } }'
    file = tmp_path / "story.toml"
    file.write_text(f'{STORY}[expect."{NAME}"]\n{expect}\n', "utf-8")
    rules = RuleSet(Definition(NAME, {NAME: sys.modules[__name__]}))
    told = told_run(read_scenario(file), rules, []).splitlines()
    assert "  Badges of freelancer: new, known on 6 Jan 2024, known on 10 Feb 2024." in told
    assert "  Flag, about client: by 1 Feb 2024." in told
    assert "  Review, about client: not owed." in told
