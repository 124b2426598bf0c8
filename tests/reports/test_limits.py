"""A page is cut to its length, the least important first, never inside a piece, and says so."""

from __future__ import annotations

import re

from evenhand.reports.limits import Block, page
from hypothesis import given
from hypothesis import strategies as st

WORDS = st.text("abc |\n", min_size=1, max_size=40)


@st.composite
def blocks(draw: st.DrawFn) -> list[Block]:
    """Blocks whose pieces are all told apart."""
    numbers = iter(range(10**6))

    def named(text: str) -> str:
        return f"<{next(numbers)}>{text}</>"

    return [
        Block(
            draw(st.integers(0, 3)),
            named(draw(WORDS)),
            tuple(named(draw(WORDS)) for _ in range(draw(st.integers(0, 6)))),
            "pieces",
            draw(st.sampled_from(["\n", "\n\n"])),
            stay=draw(st.booleans()),
        )
        for _ in range(draw(st.integers(1, 6)))
    ]


@given(blocks(), st.integers(60, 2_000))
def test_a_page_is_never_longer_than_it_may_be(parts: list[Block], limit: int) -> None:
    first = Block(0, "first", stay=True)
    assert len(page([first, *parts], limit)) <= limit


@given(blocks(), st.integers(60, 2_000))
def test_a_piece_is_told_whole_or_not_at_all(parts: list[Block], limit: int) -> None:
    text = page(parts, limit)
    begun, ended = re.findall(r"<(\d+)>", text), text.count("</>")
    assert len(begun) == ended
    pieces = {piece for part in parts for piece in (part.head, *part.pieces)}
    for number in begun:
        assert any(piece.startswith(f"<{number}>") and piece in text for piece in pieces)


@given(blocks())
def test_with_room_for_all_nothing_is_cut(parts: list[Block]) -> None:
    text = page(parts, 10**6)
    assert all(piece in text for part in parts for piece in (part.head, *part.pieces))
    assert " more " not in text


@given(blocks(), st.integers(60, 2_000))
def test_what_is_left_out_is_counted(parts: list[Block], limit: int) -> None:
    text = page(parts, limit)
    if "more parts" not in text:
        told = sum(int(number) for number in re.findall(r"^and (\d+) more pieces$", text, re.M))
        assert told == sum(piece not in text for part in parts for piece in part.pieces)


def test_what_ranks_last_is_cut_first_from_its_end() -> None:
    news = Block(0, "news", ("n1", "n2"), "news")
    stories = Block(1, "stories", ("s1" * 20, "s2" * 20), "stories")
    whole = len(page([stories, news], 10**6))
    assert page([stories, news], whole - 1) == (
        f"stories\n{'s1' * 20}\n\nand 1 more stories\n\nnews\nn1\nn2\n"
    )
    assert page([stories, news], 45) == "and 2 more stories\n\nnews\nn1\nn2\n"
