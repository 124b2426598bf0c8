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


@given(st.lists(st.booleans(), max_size=40))
def test_no_more_are_told_than_are_shown_and_the_rest_are_counted(failing: list[bool]) -> None:
    lines = as_text([alert(failed=failed) for failed in failing]).splitlines()
    errors, warnings = sum(failing), len(failing) - sum(failing)
    kinds = [line.split(" ")[0] for line in lines]
    assert kinds[: min(errors, 10)] == ["::error"] * min(errors, 10)
    assert kinds.count("::error") == min(errors, 10)
    assert kinds.count("::warning") == min(warnings, 10)
    beyond = re.findall(r"([\d,]+) more (error|warning)", lines[-1]) if lines else []
    assert beyond == [
        (str(count - 10), what)
        for count, what in ((errors, "error"), (warnings, "warning"))
        if count > 10
    ]
    assert kinds.count("::notice") == (1 if beyond else 0)


def test_what_is_not_ones_own_has_no_file() -> None:
    assert as_text([alert(own=False)]).startswith("::error title=a title::")
