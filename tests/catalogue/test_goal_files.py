"""Goal files: what they may ask, and every mistake in one at once, each with its line."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from textwrap import dedent

import pytest
from evenhand.catalogue.goal_files import GoalFile, contradictions, read_question
from evenhand.catalogue.problems import CatalogueError

FULL = """
title = "From 91 to 80 overnight?"
sources = ["Thread A"]
rule_sets = ["upwork.*", "guru.value_share"]
before = "90.5 or more"
after = 80.25
between = "unpaid withdrawal"
feedback = "hostile in private"
contracts = 30
besides = 1
from = 2021-08-01T02:00:00+02:00
until = 2021-08-15T00:00:00Z
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "question.toml"


def wrong(file: Path, text: str) -> dict[int | None, str]:
    """What is wrong with a question of this text, by line; there is one mistake a line."""
    file.write_text(dedent(text).lstrip(), "utf-8")
    with pytest.raises(CatalogueError) as refused:
        read_question(file)
    problems = refused.value.problems
    assert {Path(problem.file).name for problem in problems} == {file.name}
    assert len({problem.line for problem in problems}) == len(problems)
    return {problem.line: problem.message for problem in problems}


def test_a_question_is_read_as_it_is_written(file: Path) -> None:
    file.write_text(FULL, "utf-8")
    asked, lines = read_question(file)
    assert asked == GoalFile(
        title="From 91 to 80 overnight?",
        sources=("Thread A",),
        rule_sets=("upwork.*", "guru.value_share"),
        before="90.5 or more",
        after=Fraction(321, 4),
        between="unpaid withdrawal",
        feedback="hostile in private",
        contracts=30,
        besides=1,
        from_=datetime(2021, 8, 1, tzinfo=UTC),
        until=datetime(2021, 8, 15, tzinfo=UTC),
    )
    assert lines.problem(("rule_sets", 1), "").line == 4


def test_what_is_not_written_is_an_unpaid_cancellation_without_feedback(file: Path) -> None:
    file.write_text("falls_by = 5\n", "utf-8")
    asked, _ = read_question(file)
    assert asked == GoalFile(falls_by=5)
    assert (asked.between, asked.feedback) == ("unpaid cancellation", "none")


def test_every_mistake_is_told_at_once_with_its_line_and_what_would_be_right(file: Path) -> None:
    problems = wrong(
        file,
        """
        befor = 91
        after = "80 or fewer"
        between = "unpaid cancelation"
        feedback = "nasty"
        contracts = 0
        besides = 4
        from = 2021-08-01
        """,
    )
    assert sorted(line or 0 for line in problems) == [1, 2, 3, 4, 5, 6, 7]
    assert "did you mean 'before'?" in problems[1]
    assert '"80 or less"' in problems[2]
    assert 'did you mean "unpaid cancellation"?' in problems[3]
    assert '"hostile in private"' in problems[4]
    assert "from 1 to 200" in problems[5]
    assert "from 0 to 3" in problems[6]
    assert "2021-08-01T00:00:00Z" in problems[7]


def test_every_contradiction_is_told_at_once_with_its_line(file: Path) -> None:
    problems = wrong(
        file,
        """
        before = 91
        after = "95 or less"
        between = "nothing"
        feedback = "hostile"
        from = 2021-08-15T00:00:00Z
        until = 2021-08-01T00:00:00Z
        """,
    )
    assert problems == {
        2: "95 or less may be what was shown before: ask for another number",
        4: "nothing happens in between, so there is nothing to say feedback of",
        6: "it lies on 2021-08-01 00:00, not after 'from'",
    }


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        (GoalFile(), ["after"]),
        (GoalFile(before=91), ["after"]),
        (GoalFile(after=80), ["before"]),
        (GoalFile(before=91, after=80, falls_by=11), ["falls_by"]),
        (GoalFile(falls_by=0), ["falls_by"]),
        (GoalFile(falls_by=Fraction(-1, 2)), ["falls_by"]),
        (GoalFile(before=91, after=91), ["after"]),
        (GoalFile(before="90 or more", after="80 or more"), ["after"]),
        (GoalFile(falls_by=1, until=datetime(2021, 8, 1, tzinfo=UTC)), ["until"]),
        (GoalFile(before=91, after="80 or less"), []),
        (GoalFile(before="90 or more", falls_by=3, between="nothing"), []),
    ],
)
def test_what_cannot_be_meant_is_blamed_on_a_key(asked: GoalFile, keys: list[str]) -> None:
    assert [key for key, _ in contradictions(asked)] == keys


def test_a_file_that_is_not_there_is_told_plainly(file: Path) -> None:
    with pytest.raises(CatalogueError, match="cannot be read"):
        read_question(file)
