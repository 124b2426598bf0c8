"""Cutting: what is long is made to fit, whole piece by whole piece, the most important last."""

import re
from collections.abc import Callable

import pytest
from evenhand.reports.cutting import Section, TooTight, fitted
from hypothesis import assume, given
from hypothesis import strategies as st

LONGEST = 200
KINDS: list[Callable[[str], str]] = [
    lambda text: f"```text\n{text}\n```",
    lambda text: f"| {text} | 2 |",
    lambda text: f"<details><summary>s</summary>\n\n{text}\n\n</details>",
    lambda text: f"è{text}",
]


@st.composite
def documents(draw: st.DrawFn) -> list[Section]:
    """A few sections, every piece another and none a part of another."""
    sections = []
    for place in range(draw(st.integers(1, 4))):
        told = draw(st.sampled_from(KINDS))
        lengths = draw(st.lists(st.integers(0, LONGEST), max_size=5))
        sections.append(
            Section(
                pieces=tuple(
                    told(f"[{place}.{n}{'x' * length}]") for n, length in enumerate(lengths)
                ),
                one=f"thing{place}",
                rank=draw(st.integers(0, 2)),
                head=draw(st.sampled_from(["", f"head {place}\n\n", "| a | b |\n| --- | --- |\n"])),
                tail=draw(st.sampled_from(["", "\n\nthe end"])),
                between=draw(st.sampled_from(["\n", "\n\n"])),
            )
        )
    return sections


def kept_of(section: Section, text: str) -> int:
    return sum(piece in text for piece in section.pieces)


def size(text: str) -> int:
    return len(text.encode())


def cut(sections: list[Section], limit: int) -> str:
    """The document cut to the limit; a limit that nothing fits is no example."""
    least = "\n\n".join(section.text(0) for section in sections if section.pieces)
    assume(size(f"{least}\n") <= limit)
    return fitted(sections, limit)


@given(documents())
def test_what_fits_is_not_touched(sections: list[Section]) -> None:
    whole = fitted(sections, None)
    assert fitted(sections, size(whole)) == whole
    assert all(kept_of(section, whole) == len(section.pieces) for section in sections)
    assert not re.search(r"more thing|left out", whole)


@given(documents(), st.integers(1, 3_000))
def test_nothing_is_longer_than_its_limit(sections: list[Section], limit: int) -> None:
    assert size(cut(sections, limit)) <= limit


@given(documents(), st.integers(1, 3_000))
def test_pieces_are_kept_whole_from_the_first_on_and_the_rest_are_counted(
    sections: list[Section], limit: int
) -> None:
    text = cut(sections, limit)
    for place, section in enumerate(sections):
        kept, of = kept_of(section, text), len(section.pieces)
        assert all(piece in text for piece in section.pieces[:kept])
        assert f"[{place}." not in re.sub(
            "|".join(map(re.escape, section.pieces)) or "$^", "", text
        ), "a piece is cut in two"
        told = re.findall(rf"(?:and (\d+) more|\((\d+)) thing{place}", text)
        assert [int(more or out) for more, out in told] == ([of - kept] if kept < of else [])


@given(documents(), st.integers(1, 3_000))
def test_one_piece_more_would_not_fit_unless_a_more_important_one_took_its_room(
    sections: list[Section], limit: int
) -> None:
    """Whatever is less important does not count: what is left out would not fit without it."""
    text = cut(sections, limit)
    order = sorted(range(len(sections)), key=lambda place: sections[place].rank)
    kept = [kept_of(section, text) for section in sections]
    for done, place in enumerate(order):
        if kept[place] == len(sections[place].pieces):
            continue
        tried = [0] * len(sections)
        for other in order[:done]:
            tried[other] = kept[other]
        tried[place] = kept[place] + 1
        parts = [
            section.text(count)
            for section, count in zip(sections, tried, strict=True)
            if section.pieces
        ]
        assert size("\n\n".join(parts) + "\n") > limit


def test_what_cannot_be_made_to_fit_says_how_long_it_is_at_least() -> None:
    sections = [Section(("a" * 50,), "story", "stories")]
    assert fitted(sections, 19) == "(1 story left out)\n"
    with pytest.raises(TooTight, match="no report is shorter than 19 bytes"):
        fitted(sections, 18)


def test_a_table_that_is_cut_is_still_a_table() -> None:
    rows = tuple(f"| {n} |" for n in range(1, 1_501))
    table = Section(rows, "row", head="| n |\n| --- |\n", between="\n")
    text = fitted([table], 60)
    assert text == "| n |\n| --- |\n| 1 |\n| 2 |\n| 3 |\n| 4 |\n\nand 1,496 more rows\n"
