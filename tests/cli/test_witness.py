"""The command ``witness``: could this have happened, and under which rules?"""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from evenhand.catalogue.scenarios import read_scenario

from tests.cli.repositories import Repository, Told
from tests.repositories import BREAKS, KEEPS

# Stars from 1 to 5, and their mean. Under "breaks" one star of an unpaid contract counts:
# beside one with five stars it makes 3. Under "keeps" what is unpaid is left out.
ASKED = ("--before", "5", "--after", "3", "--feedback", "hostile")
BOTH = ("--rule-set", "ours.breaks", "--rule-set", "ours.keeps")
FROM_TWO_ON = f"""{BREAKS}
[parameters."ours.stars.plain_mean"]
fewest = {{ value = 2, said = "Staff" }}
"""


@pytest.fixture
def two(repository: Repository) -> Repository:
    repository.rule_sets(breaks=BREAKS, keeps=KEEPS)
    return repository


def answers(told: Told) -> dict[str, Any]:
    assert told.code == 0
    return {each["rule_set"]: each for each in json.loads(told.out)["answers"]}


def test_the_table_comes_first_and_then_each_story(two: Repository) -> None:
    told = two.run("witness", *BOTH, *ASKED)
    assert (told.code, told.err) == (0, "")
    lines = told.out.splitlines()
    assert (
        lines[0] == "Can one unpaid cancellation with hostile feedback take a shown 5 to a shown 3?"
    )
    assert "its share: how many points of the change come from the cancellation" in " ".join(
        told.out.lower().split()
    )
    table = [line.split() for line in lines[3:6]]
    assert table == [
        ["rule", "set", "alone", "+1", "other", "+2", "others", "its", "share"],
        ["ours.breaks", "possible", "-", "-", "2", "of", "2"],
        ["ours.keeps", "impossible", "possible", "-", "0", "of", "2"],
    ]
    assert told.out.index("ours.breaks: possible, by itself") > told.out.index("its share")
    assert "  Shown: 5 on 1 Jun 2025, 3 on 15 Jun 2025. Without the cancellation: 5." in lines
    assert "  Nothing else happens in between." in lines
    assert "All of the change comes from client 2's contract." in " ".join(told.out.split())
    assert "comes from the cancellation." not in told.out, "the number without it says so"
    assert "->" in told.out
    assert "ours.keeps: possible, with 1 other thing besides" in lines
    assert max(map(len, lines)) <= 80
    assert told.out.isascii()


def test_what_goes_alike_is_told_once_and_so_is_the_answer(two: Repository) -> None:
    asked = ("--before", "5", "--after", "4.2", "--feedback", "hostile")
    text = " ".join(two.run("witness", "--rule-set", "ours.breaks", *asked).out.split())
    assert "The same with clients 2 to 4, one every 7 days until 30 May 2025." in text
    assert "those of clients 1 to 4 4 5 20 the cancellation 1 1 1 in all 5 21" in text
    assert "possible, by itself" in text
    assert "By itself: possible" not in text, "the headline says so"
    after_another = two.run("witness", "--rule-set", "ours.keeps", *ASKED).out
    assert "By itself: impossible." in after_another
    assert "With one other thing: possible." in after_another


def test_what_a_rule_makes_impossible_is_told_with_the_rule_its_source_and_its_bounds(
    two: Repository,
) -> None:
    told = two.run("witness", "--rule-set", "ours.keeps", *ASKED, "--besides", "0")
    text = " ".join(told.out.split())
    assert told.code == 0
    assert "The cancellation is left out by ours.unpaid.unpaid: Without pay and work" in text
    assert "(Source: ours 3.)" in text
    assert "as long as nothing else happens and nothing grows too old" in text


def test_what_enumeration_makes_impossible_is_told_with_the_number_of_mixes(
    two: Repository,
) -> None:
    told = two.run("witness", "--rule-set", "ours.breaks", *ASKED, "--contracts", "1")
    text = " ".join(told.out.split())
    # nothing beside the cancellation itself; and so no other thing either
    assert "By itself: impossible. All 1 mix of up to 0 contracts of 5 kinds were" in text
    assert "There were 5 kinds of contracts from before and" in text


def test_what_is_not_found_is_told_with_what_was_looked_at(two: Repository) -> None:
    told = two.run(
        *("witness", "--rule-set", "ours.breaks", "--besides", "0", "--feedback", "hostile"),
        *("--before", "4.9", "--after", "4.899"),
    )
    text = " ".join(told.out.split())
    assert told.code == 0
    assert "ours.breaks: not found" in text
    assert "mixes of contracts of 5 kinds were looked at, all of up to" in text


def test_what_lies_off_the_scale_of_one_of_a_pattern_is_asked_of_the_others(
    two: Repository,
) -> None:
    asked = ("witness", "--before", "91", "--after", "80", "--besides", "0")
    told = two.run(*asked, "--rule-set", "ours.*", "--rule-set", "guru.value_share")
    assert told.code == 0
    assert "ours.breaks is left out: 91 does not lie on its scale of 1 to 5" in told.err
    assert "guru.value_share: impossible" in told.out
    named = two.run(*asked, "--rule-set", "ours.breaks", "--rule-set", "guru.value_share")
    assert named.code == 2
    assert "guru" not in named.err


def test_a_number_that_is_never_shown_is_told_with_the_one_that_is(two: Repository) -> None:
    told = two.run(
        *("witness", "--rule-set", "upwork.jss_2024_09", "--besides", "0", "--contracts", "1"),
        *("--before", "91.5", "--after", "80"),
    )
    assert "A score of 91.5 would be shown as 92." in told.out
    assert "A score of 80 " not in told.out


def test_a_moment_that_is_none_is_told_with_what_would_be_one(two: Repository) -> None:
    told = two.run("witness", "--rule-set", "ours.keeps", *ASKED, "--from", "1 June 2025")
    assert told.code == 2
    assert "'1 June 2025' is no date nor moment; write one such as 2025-03-01" in told.err


def test_no_answer_hangs_on_the_order_of_the_rule_sets(two: Repository) -> None:
    one = answers(two.run("witness", *BOTH, *ASKED, "--format", "json"))
    other = answers(
        two.run(
            *("witness", "--rule-set", "ours.keeps", "--rule-set", "ours.breaks", *ASKED),
            *("--format", "json"),
        )
    )
    assert one == other
    assert [*one] == [*reversed(other)]


def test_json_has_the_question_the_answers_and_the_history(two: Repository) -> None:
    told = two.run("witness", "--rule-set", "ours.*", *ASKED, "--format", "json")
    found = answers(told)
    question = json.loads(told.out)["question"]
    assert (question["before"], question["after"], question["falls_by"]) == ("5", "3", None)
    assert found["ours.breaks"]["answer"] == "possible"
    (searched,) = found["ours.breaks"]["searched"]
    assert (searched["besides"], searched["answer"]) == (0, "possible")
    shown = found["ours.breaks"]["found"]
    assert (shown["before"], shown["after"], shown["without"]) == ("5", "3", "5")
    assert (shown["event"], shown["others"]) == ("the cancellation", [])
    assert [each["points"] for each in shown["attribution"]["shares"]] == ["-2"]
    assert len(shown["history"]["contracts"]) == 2
    first, second = found["ours.keeps"]["searched"]
    assert (first["answer"], first["left_out_by"]) == ("impossible", "ours.unpaid.unpaid")
    assert (second["answer"], len(found["ours.keeps"]["found"]["others"])) == ("possible", 1)


def test_markdown_has_the_table_and_folds_the_stories(two: Repository) -> None:
    told = two.run("witness", *BOTH, *ASKED, "--format", "markdown")
    assert told.code == 0
    assert "| ours.breaks | possible | - | - | 2 of 2 |" in told.out
    assert "| ours.keeps | impossible | possible | - | 0 of 2 |" in told.out
    assert told.out.count("<details>") == told.out.count("</details>") == 2


def test_a_question_may_stand_in_a_file(two: Repository) -> None:
    two.write(
        "question.toml",
        """
        title = "Five to three?"
        rule_sets = ["ours.*"]
        before = 5
        after = 3
        feedback = "hostile"
        """,
    )
    told = two.run("witness", "--question", "question.toml")
    assert told.code == 0
    assert told.out.startswith("Five to three?\n")
    assert two.run("witness", *BOTH, *ASKED).out.splitlines()[3:] == told.out.splitlines()[4:]


def test_what_is_found_is_written_as_a_scenario_that_replays(two: Repository) -> None:
    told = two.run("witness", *BOTH, *ASKED, "--write", "found")
    files = sorted((two.folder / "found").glob("*.toml"))
    assert [file.stem for file in files] == [
        "5_to_3_under_ours_breaks",
        "5_to_3_under_ours_keeps",
    ]
    assert told.err.count("wrote") == 2
    for file in files:
        scenario = read_scenario(file)
        (expected,) = scenario.expectations.values()
        assert expected.shown == {scenario.about: (5, 3)}
        again = two.run("run", str(file.relative_to(two.folder)))
        assert (again.code, again.err) == (0, "")
        assert "All as the scenario expects." in again.out


def test_one_history_may_be_written_to_one_file(two: Repository) -> None:
    told = two.run("witness", "--rule-set", "ours.breaks", *ASKED, "--write", "a/story.toml")
    assert told.problems == ["wrote a/story.toml"]
    assert read_scenario(two.folder / "a/story.toml").title.endswith("under ours.breaks")


def test_nothing_that_is_there_is_overwritten_and_nothing_is_asked_first(two: Repository) -> None:
    file = two.write("story.toml", "something else\n")
    before = two.files()
    problems = two.refused(
        "witness", "--rule-set", "ours.breaks", *ASKED, "--write", str(file.name)
    )
    assert problems == ["story.toml: it is there already, and nothing is overwritten; name another"]
    assert two.files() == before


def test_one_file_does_not_hold_two_histories(two: Repository) -> None:
    (problem,) = two.refused("witness", *BOTH, *ASKED, "--write", "story.toml")
    assert problem.startswith("story.toml: one file holds the history of one rule set, and 2")


@pytest.mark.parametrize(
    ("args", "problems"),
    [
        (
            ("--rule-set", "ours.break", *ASKED),
            ["ours.break: there is no rule set of this name; did you mean 'ours.break*'?"],
        ),
        (
            ("--rule-set", "ours.brakes", "--rule-set", "our.keeps", *ASKED),
            [
                "our.keeps: there is no rule set of this name; did you mean 'ours.keeps'?",
                "ours.brakes: there is no rule set of this name; did you mean 'ours.breaks'?",
            ],
        ),
        (ASKED, ["--rule-set: name a rule set, or a pattern such as 'upwork.*'"]),
        (
            (*BOTH, "--before", "91", "--after", "80"),
            [
                "ours.breaks: 91 does not lie on its scale of 1 to 5",
                "ours.keeps: 91 does not lie on its scale of 1 to 5",
            ],
        ),
        (
            (*BOTH, "--before", "five", "--after", "3 or fewer"),
            [
                "--after: '3 or fewer' is not a number: write one such as 91, or \"80 or less\"",
                "--before: 'five' is not a number: write one such as 91, or \"80 or less\"",
            ],
        ),
        (
            (*BOTH, *ASKED, "--from", "2021-08-15", "--until", "2021-08-01"),
            ["--until: it lies on 2021-08-01 00:00, not after 'from'"],
        ),
        (
            (*BOTH, "--before", "5"),
            ["--after: say what is shown 'after', such as 80, or by how much it 'falls_by'"],
        ),
        (
            (*BOTH, "--question", "question.toml", "--falls-by", "1", "--between", "nothing"),
            ["--question: the question stands in the file, so leave out --falls-by, --between"],
        ),
        (
            (*BOTH, "--question", "question.toml"),
            ["question.toml: the file cannot be read: No such file or directory"],
        ),
    ],
)
def test_a_mistake_gets_one_plain_line_and_exit_code_2(
    two: Repository, args: tuple[str, ...], problems: list[str]
) -> None:
    assert sorted(two.refused("witness", *args)) == problems


def test_every_unknown_rule_set_of_a_file_is_told_with_its_line(two: Repository) -> None:
    two.write(
        "question.toml",
        """
        falls_by = 1
        rule_sets = [
          "ours.keeps",
          "ours.brakes",
        ]
        """,
    )
    (problem,) = two.refused("witness", "--question", "question.toml")
    assert problem == (
        "question.toml:4: 'ours.brakes': there is no rule set of this name; "
        "did you mean 'ours.breaks'?"
    )


def test_a_choice_that_there_is_not_is_refused_by_name(two: Repository) -> None:
    told = two.run("witness", *BOTH, "--falls-by", "1", "--between", "paid-cancellation")
    assert told.code == 2
    assert "unpaid-cancellation" in told.err


def test_a_number_that_no_decimal_can_tell_is_shown_and_not_written(two: Repository) -> None:
    # From two contracts on: (5 + 5) / 2, and then (5 + 5 + 1) / 3, which is shown as it is.
    two.rule_set("two", FROM_TWO_ON)
    asked = ("--before", "5", "--after", "3.7 or less", "--feedback", "hostile")
    told = two.run("witness", "--rule-set", "ours.two", *asked, "--write", "found.toml")
    assert told.code == 0
    assert "3.67 on 15 Jun 2025" in told.out
    assert told.problems == [
        "found.toml: not written, as no decimal tells the number that is shown"
    ]
    assert not (two.folder / "found.toml").exists()


def test_a_number_with_decimals_is_written_as_it_is(two: Repository) -> None:
    # four with five stars, and one: 21 / 5
    asked = ("--before", "5", "--after", "4.2", "--feedback", "hostile")
    told = two.run("witness", "--rule-set", "ours.breaks", *asked, "--write", "found.toml")
    assert told.problems == ["wrote found.toml"]
    (expected,) = read_scenario(two.folder / "found.toml").expectations.values()
    assert [*expected.shown.values()] == [(5, Fraction(21, 5))]


def test_the_help_of_the_command_names_its_options(two: Repository) -> None:
    told = two.run("witness", "--help")
    assert told.code == 0
    for option in ("--before", "--after", "--falls-by", "--between", "--feedback", "--besides"):
        assert option in told.out
