"""The command ``explain``: the number of one scenario, line by line."""

import json

import pytest

from tests.cli.repositories import Repository
from tests.repositories import BREAKS, CANCELLED, KEEPS

TOLD = """ours.breaks: Breaks a promise
  On 1 Mar 2024 a reader sees 3 of freelancer.

Contract by contract
  paid: rated with outcome 5 (ours.stars.by_stars).
  unpaid: rated with outcome 1 (ours.stars.by_stars).

The rules
  ours.stars.by_stars: The last stars count, none below the worst. Source: ours
    1. worst = 1 star (no source given).
  ours.stars.plain_mean: All stars over their number, from the fewest contracts
    on. Source: ours 2. fewest = 1 (no source given).

The arithmetic
  1 contract with outcome 5: 1 * 5 * 1 = 5
  1 contract with outcome 1: 1 * 1 * 1 = 1
  contracts that are rated = 2
  their outcomes by weight = 6
  the score, by ours.stars.plain_mean = 3
  shown as it is = 3
  ours.stars.plain_mean looks at more than these sums, and nobody wrote down how
  it works: All stars over their number, from the fewest contracts on.

The change since 21 Jan 2024
  Of the fall from 5 to 3:
    -2  unpaid: began, was ended by the client unpaid and drew 1 star from the
        client
    --
    -2  in all

What would have to happen to be shown with 4 or more
  Asked about: 4 or more.
  Good contracts that end now (paid $500, five stars, each of a new client): 2
    of them make it 4; 1 leaves it at 3.67.
  A couple of good contracts (2) now: yes, they make it 4.
  One such contract a week, while all else grows older: 2 of them make it 4; 1
    leaves it at 3.67.
  Nothing but waiting: never 4 or more within 30 months; the number stays as it
    is.
  Without one contract, all else the same:
  - without unpaid: 5
  - without paid: 1
"""
WORKINGS = '''
"""The mean, worked out."""

from fractions import Fraction

from evenhand import aggregates, works_out


@aggregates(cites="ours 4")
def mean(rated):
    """All stars over their number."""
    return Fraction(sum(each.outcome for each in rated), len(rated)) if rated else None


@works_out(mean)
def steps(rated):
    stars = sum(each.outcome for each in rated)
    yield f"{stars} / {len(rated)}", {ANSWER}
'''
WORKED_OUT = """
title = "Worked out"
modules = ["ours.stars", "ours.worked"]
drops = ["ours.stars.plain_mean"]
scale = { lowest = 1, highest = 5 }
"""


@pytest.fixture
def told(repository: Repository) -> Repository:
    repository.rule_sets(keeps=KEEPS, breaks=BREAKS)
    repository.scenario("cancelled")
    return repository


def test_the_number_is_explained_from_each_contract_to_what_it_would_take(told: Repository) -> None:
    found = told.run("explain", "cancelled", "--rule-set", "ours.breaks", "--reach", "4")
    assert (found.code, found.out, found.err) == (0, TOLD, "")


def test_markdown_tells_the_same_facts(told: Repository) -> None:
    args = ("explain", "cancelled", "--rule-set", "ours.breaks", "--reach", "4")
    text = told.run(*args, "--format", "markdown").out
    plain = " ".join(text.replace("\\", "").split())
    for line in ("a reader sees 3 of freelancer", "without unpaid: 5", "5: 1 * 5 * 1 = 5"):
        assert line in plain
    assert "| -2 | unpaid: began" in text


def test_json_rounds_no_number(told: Repository) -> None:
    found = told.run("explain", "cancelled", "--rule-set", "ours.breaks", "--format", "json")
    content = json.loads(found.out)
    assert (content["shown"], content["of"]) == ("3", "freelancer")
    assert content["reaching"]["target"] == "7/2"
    assert content["reaching"]["good_contracts_now"]["shown"][1] == "11/3"
    assert [one["id"] for one in content["contracts"]] == ["paid", "unpaid"]
    assert content["arithmetic"]["counted"][0] == {
        "text": "1 contract with outcome 5: 1 * 5 * 1",
        "value": "5",
    }


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("Fraction(stars, len(rated))", "  6 / 2 = 3\n"),
        ("stars", "  The author's own workings are wrong"),
    ],
)
def test_the_workings_of_an_author_are_told_and_their_errors_too(
    told: Repository, answer: str, line: str
) -> None:
    told.write("policies/ours/worked.py", WORKINGS.replace("{ANSWER}", answer))
    told.rule_set("worked", WORKED_OUT)
    found = told.run("explain", "cancelled", "--rule-set", "ours.worked")
    assert found.code == 0
    assert line in found.out
    assert "the score, by ours.worked.mean = 3\n" in found.out


@pytest.mark.parametrize(
    "moment", ["day 25", "25", "2024-01-26", "2024-01-26T00:00:00Z", "2024-01-26T02:00:00+02:00"]
)
def test_a_moment_is_a_day_of_the_scenario_a_date_or_a_time(told: Repository, moment: str) -> None:
    found = told.run("explain", "cancelled", "--rule-set", "ours.breaks", "--moment", moment)
    assert "  On 26 Jan 2024 a reader sees 5 of freelancer.\n" in found.out


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("--moment", "day -300"), "Nothing of freelancer's was known yet when the number of"),
        (("--moment", "day 600"), "The story of this scenario ends on 1 Mar 2024;"),
        (("--of", "first client"), "No score of first client: no rule answers the question"),
        (("--reach", "2"), "The number is 3: that is there already."),
    ],
)
def test_what_there_is_no_number_for_is_said_in_a_sentence(
    told: Repository, args: tuple[str, str], sentence: str
) -> None:
    found = told.run("explain", "cancelled", "--rule-set", "ours.breaks", *args)
    assert found.code == 0
    assert sentence in " ".join(found.out.split())


def test_a_rule_set_that_gives_no_score_says_so(told: Repository) -> None:
    told.rule_set("silent", 'title = "Silent"\nmodules = ["ours.unpaid"]\n')
    found = told.run("explain", "cancelled", "--rule-set", "ours.silent")
    assert found.code == 0
    assert "No score of freelancer: no rule answers the question 'rates'." in found.out
    assert "The arithmetic" not in found.out


def test_every_option_that_is_wrong_is_told_at_once(told: Repository) -> None:
    args = ("--moment", "tomorrow", "--reach", "many", "--of", "freelance")
    problems = told.refused("explain", "cancelled", "--rule-set", "ours.break", *args)
    assert [problem.split(":")[0] for problem in problems] == [
        "--moment",
        "--reach",
        "ours.break",
        "scenarios/cancelled.toml",
    ]
    assert problems[2].endswith("; did you mean 'ours.breaks'?")
    assert problems[3].endswith("nobody is called 'freelance'; did you mean 'freelancer'?")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--reach", "6"), "--reach: 6 lies off the scale of ours.breaks, 1 to 5"),
        (("--reach", "1e3"), "--reach: '1e3' is not a number: write one such as 90 or 4.8"),
        (("--moment", "2024-02-30"), "--moment: '2024-02-30' is no moment: write a date"),
        (("--moment", "2024-02-03T10:00"), "--moment: 2024-02-03T10:00:00 has no time zone: "),
        (("--moment", "999999"), "--moment: 999999 lies more than 100000 days from day 0"),
        (("--rule-set", "ours.*"), "ours.*: that is more than one rule set: "),
    ],
)
def test_one_option_that_is_wrong_is_told(
    told: Repository, args: tuple[str, str], message: str
) -> None:
    rule_set = () if args[0] == "--rule-set" else ("--rule-set", "ours.breaks")
    assert told.refused("explain", "cancelled", *rule_set, *args)[0].startswith(message)


def test_a_name_from_a_file_is_no_markdown(told: Repository) -> None:
    told.scenario("hostile", told=CANCELLED.replace('"unpaid"', '"<b>*x* | [y](z)"'))
    args = ("explain", "hostile", "--rule-set", "ours.breaks", "--format", "markdown")
    text = told.run(*args).out
    assert "<b>" not in text
    assert r"&lt;b&gt;\*x\* \| \[y\](z)" in text
