"""Chapters: everything broken is told, in full or in a line, and every cell leads there."""

from __future__ import annotations

import re

from evenhand.model.verdicts import Outcome, Verdict
from evenhand.reports.page.chapters import ROOM, chapters, links
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.page.written import FALL, promise, rules
from tests.reports.written import verdict

PROMISES = {name: promise(name) for name in ("first_promise", "second_promise", "third_promise")}


def broken(rule_set: str, name: str) -> Verdict:
    return verdict(rule_set, name, Outcome.VIOLATED, ordinary=FALL)


@given(st.dictionaries(st.sampled_from(sorted(PROMISES)), st.integers(1, 40), min_size=1))
def test_everything_broken_is_told_in_full_or_in_a_line_and_led_to(counts: dict[str, int]) -> None:
    verdicts = [
        broken(f"f{n % 7}.r{n}", name) for name, count in counts.items() for n in range(count)
    ]
    told = chapters(verdicts, rules, PROMISES)
    places = {place for c in told for place in (c.place, *(s.place for s in c.stories))}
    assert set(links(verdicts, told)) == {(v.invariant, v.rule_set) for v in verdicts}
    assert set(links(verdicts, told).values()) <= places
    assert len(told) == len(counts)
    full = sum(len(chapter.stories) for chapter in told)
    assert all(chapter.stories for chapter in told)
    assert full <= max(ROOM, len(counts))
    for chapter, (name, count) in zip(told, counts.items(), strict=True):
        others = re.findall(r"\br\d+", " ".join(chapter.others))
        full_here = [story.rule_set.partition(".")[2] for story in chapter.stories]
        assert sorted([*others, *full_here]) == sorted(f"r{n}" for n in range(count)), name


def test_as_many_are_told_in_full_as_there_is_room_for() -> None:
    few = [broken(f"ours.r{n}", "first_promise") for n in range(ROOM)]
    assert len(chapters(few, rules, PROMISES)[0].stories) == ROOM
    many = [*few, broken("ours.another", "first_promise")]
    assert 1 <= len(chapters(many, rules, PROMISES)[0].stories) <= ROOM


def test_what_holds_has_no_chapter_and_no_link() -> None:
    held = [verdict("ours.a", "first_promise")]
    assert chapters(held, rules, PROMISES) == []
    assert links(held, []) == {}


def test_a_promise_that_was_never_tested_has_a_story_that_says_so() -> None:
    found = chapters(
        [verdict("ours.a", "first_promise", Outcome.VACUOUS, looked={"cases": 0})], rules, PROMISES
    )
    assert "never tested" in found[0].stories[0].obstacle
