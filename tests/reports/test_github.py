"""Annotations: one command a line, whatever is in the text, and no more than GitHub shows."""

import re

from evenhand.reports.alerts import Alert
from evenhand.reports.github import as_text
from evenhand.reports.spots import Spot
from hypothesis import given
from hypothesis import strategies as st

SIGNS = ["%", "0A", "3A", "25", ":", ",", "\r", "\n", "::error::", "a"]
WORDS = st.text(st.characters(codec="utf-8"), max_size=40) | st.lists(
    st.sampled_from(SIGNS), max_size=9
).map("".join)


def alert(
    title: str = "a title", *, failed: bool = True, own: bool = True, text: str = ""
) -> Alert:
    return Alert(
        rule_set="ours.rules",
        about="a_promise",
        failed=failed,
        became="violated",
        at=Spot("policies/ours/rules.toml", 3, own=own),
        title=title,
        story=(text,),
    )


def unescaped(text: str) -> str:
    """As GitHub reads it."""
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


@given(WORDS, WORDS)
def test_whatever_a_text_holds_is_read_back_and_ends_no_command(title: str, text: str) -> None:
    told = as_text([alert(title, text=text)])
    assert told.endswith("\n")
    assert "\n" not in told[:-1]
    assert "\r" not in told
    read = re.fullmatch(
        r"::error file=policies/ours/rules\.toml,line=3,title=([^:,]*)::(.*)\n", told, re.DOTALL
    )
    assert read is not None
    assert [unescaped(part) for part in read.groups()] == [title, text]


def told_and_counted(lines: list[str], kind: str) -> tuple[int, int]:
    """How many are told one by one of that kind, and how many the last line adds."""
    told = [line for line in lines if re.match(f"::{kind} (?!title=evenhand::)", line)]
    (more,) = re.findall(rf"(\d+) more {kind}s?\b", lines[-1] if lines else "") or ["0"]
    return len(told), int(more)


@given(st.lists(st.booleans(), max_size=40))
def test_all_that_are_told_are_shown_and_the_rest_are_counted(failing: list[bool]) -> None:
    lines = as_text([alert(failed=failed) for failed in failing]).splitlines()
    kinds = [line.split(" ")[0] for line in lines]
    assert kinds == sorted(kinds)  # errors first
    assert max(kinds.count("::error"), kinds.count("::notice")) <= 10
    assert len(kinds) == kinds.count("::error") + kinds.count("::notice")
    errors, notices = told_and_counted(lines, "error"), told_and_counted(lines, "notice")
    assert (sum(errors), sum(notices)) == (sum(failing), len(failing) - sum(failing))
    assert errors[0] == min(sum(failing), 10)


@given(st.integers(0, 10), st.integers(0, 10))
def test_where_ten_of_each_are_enough_nothing_is_counted(errors: int, notices: int) -> None:
    told = as_text([alert(failed=failed) for failed in [True] * errors + [False] * notices])
    assert "more" not in told
    assert len(told.splitlines()) == errors + notices


def test_what_is_not_ones_own_has_no_file() -> None:
    assert as_text([alert(own=False)]).startswith("::error title=a title::")
