"""The line of every part of a file is known."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import count
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import tomli
import tomlkit
from evenhand.catalogue.positions import Lines, Place, positions, told
from hypothesis import given
from hypothesis import strategies as st

LEAVES = st.one_of(
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.decimals(-99, 99, places=2).map(float),
    st.text(st.characters(codec="utf-8", exclude_characters="\x7f"), max_size=12),
    st.sampled_from(["[[a]]", "# no", "a = 1", '"""', "'''", "\n[b]\n", "\\", '"', "}],"]),
    st.just(datetime(2021, 8, 2, 18, 0, tzinfo=UTC)),
    st.just(date(2021, 8, 2)),
    st.just(time(18, 30)),
)
KEYS = st.sampled_from(
    ["a", "b", "c-d", "1", "upwork.jss_2015", "", "[x]", "# y", "= z", 'q"', "é"]
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(KEYS, TREES, max_size=4)


def every_place(value: Any, path: Place = ()) -> set[Place]:
    if not isinstance(value, dict | list):
        return {path}
    items = value.items() if isinstance(value, dict) else enumerate(value)
    inner = [every_place(item, (*path, key)) for key, item in items]
    return set().union(*inner, {path})


def at(value: Any, path: Place) -> Any:
    for part in path:
        value = value[part]
    return value


def marked(value: Any, numbers: Any) -> Any:
    """The same tree, every leaf exchanged for a text that occurs once."""
    if isinstance(value, dict):
        return {key: marked(item, numbers) for key, item in value.items()}
    if isinstance(value, list):
        return [marked(item, numbers) for item in value]
    return f"mark {next(numbers)}."


class Writer:
    """Writes a tree as TOML in whichever of the permitted ways the draw says."""

    def __init__(self, draw: Any) -> None:
        self.draw = draw

    def any_of(self, *ways: str) -> str:
        return str(self.draw(st.sampled_from(ways)))

    def gap(self) -> str:
        return self.any_of("", " ", "\n", "  # [[x]] = '\"\n", "\r\n\t")

    def key(self, key: str) -> str:
        ways = [tomlkit.key([key, "x"]).as_string().removesuffix(".x")] if key else ['""']
        ways += [f"'{key}'"] if "'" not in key else []
        ways += ['"' + "".join(f"\\u{ord(letter):04x}" for letter in key) + '"']
        return self.any_of(*ways)

    def text(self, text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        if any(ord(letter) < 32 for letter in text.replace("\n", "")):
            return tomlkit.string(text).as_string()
        ways = [f'"{escaped}"', f'"""{escaped}"""', f'"""\n{escaped}\\\n   """']
        ways += [f"'''\n{text}'''"] if "'" not in text else []
        ways += [f"'{text}'"] if not set("'\n") & set(text) else []
        return self.any_of(*ways)

    def value(self, value: Any) -> str:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, datetime):
            return value.isoformat(self.any_of(" ", "T", "t"))
        if not isinstance(value, dict | list):
            return str(tomlkit.item(value).as_string())
        if isinstance(value, list):
            items = [self.value(item) for item in value]
        else:
            items = [f"{self.key(k)} = {self.value(v)}" for k, v in value.items()]
        spaced = [self.gap() + item + self.gap() for item in items]
        opening, closing = "[]" if isinstance(value, list) else "{}"
        return opening + ",".join(spaced) + ("," if items else "") + self.gap() + closing

    def table(self, table: dict[str, Any], header: str = "") -> str:
        """The plain values first, then what is written under headers of its own."""
        first, later = "", ""
        for key, value in table.items():
            name = f"{header}.{self.key(key)}" if header else self.key(key)
            tables = isinstance(value, list) and value and all(isinstance(v, dict) for v in value)
            if isinstance(value, dict) and self.draw(st.booleans()):
                later += f"{self.gap()}\n[ {name} ]# [[x]]\n{self.table(value, name)}"
            elif tables and self.draw(st.booleans()):
                for item in value:
                    later += f"{self.gap()}\n[[{name}]]\n{self.table(item, name)}"
            elif isinstance(value, dict) and value and self.draw(st.booleans()):
                for inner, item in value.items():
                    dotted = f"{self.key(key)} .\t{self.key(inner)}"
                    first += f"{self.gap()}\n{dotted} = {self.value(item)}\n"
            else:
                first += f"{self.gap()}\n{self.key(key)}={self.value(value)}  # = ]\n"
        return first + later


class PlainWriter(Writer):
    """Writes a text, its mark on the first line, where it can be looked for."""

    def text(self, text: str) -> str:
        return self.any_of(f'"{text}"', f"'{text}'", f"'''{text}'''", f'"""{text}\\\n # [[ """')


@given(document=DOCUMENTS, data=st.data())
def test_every_place_has_a_line_and_no_other(document: dict[str, Any], data: st.DataObject) -> None:
    text = Writer(data.draw).table(document)
    read = tomli.loads(text)
    assert set(positions(text)) == every_place(read) - {()}


@given(document=DOCUMENTS, data=st.data())
def test_the_mark_of_a_leaf_is_on_its_line_however_it_is_written(
    document: dict[str, Any], data: st.DataObject
) -> None:
    assert_marks_are_found(PlainWriter(data.draw).table(marked(document, count())))


@given(document=DOCUMENTS)
def test_the_mark_of_a_leaf_is_on_its_line_as_tomlkit_writes_it(document: dict[str, Any]) -> None:
    assert_marks_are_found(tomlkit.dumps(marked(document, count())))


def assert_marks_are_found(text: str) -> None:
    lines = text.split("\n")
    read = tomli.loads(text)
    for path, line in positions(text).items():
        if isinstance(mark := at(read, path), str):
            assert mark.removesuffix("# [[ ") in lines[line - 1]


@given(document=DOCUMENTS, data=st.data())
def test_line_ends_of_windows_change_no_line(document: dict[str, Any], data: st.DataObject) -> None:
    text = Writer(data.draw).table(document).replace("\r\n", "\n")
    assert positions(text) == positions(text.replace("\n", "\r\n"))


def lines_of(text: str) -> dict[str, int]:
    text = dedent(text)
    assert tomli.loads(text)
    return {".".join(map(str, path)): line for path, line in positions(text).items()}


def test_a_table_below_a_listed_table_belongs_to_the_latest() -> None:
    text = """\
    [[a]]
    [[a]]
    [a.b]
    c = 1
    [[a.d]]
    [[a.d]]
    e = 2
    [[a]]
    [[a.d]]
    """
    assert lines_of(text) == {
        "a": 1,
        "a.0": 1,
        "a.1": 2,
        "a.1.b": 3,
        "a.1.b.c": 4,
        "a.1.d": 5,
        "a.1.d.0": 5,
        "a.1.d.1": 6,
        "a.1.d.1.e": 7,
        "a.2": 8,
        "a.2.d": 9,
        "a.2.d.0": 9,
    }


def test_a_table_stands_at_its_own_header_though_spoken_of_before() -> None:
    assert lines_of("[a.b]\n[c]\n[a]\nd.e = 1\n") == {
        "a": 3,
        "a.b": 1,
        "c": 2,
        "a.d": 4,
        "a.d.e": 4,
    }


def test_a_value_over_several_lines_keeps_the_line_of_its_key() -> None:
    text = """\
    a = '''
    [[b]] # '' = \"""'''''
    b = \"""\\
      \\\""" [c]
    ""\"""
    c = [ # ]
      1, [ 2,
      3 ], { d = 4,
        e.f = 5 },
    ]
    g = 2021-08-02 18:00:00Z # h
    """
    assert lines_of(text) == {
        "a": 1,
        "b": 3,
        "c": 6,
        "c.0": 7,
        "c.1": 7,
        "c.1.0": 7,
        "c.1.1": 8,
        "c.2": 8,
        "c.2.d": 8,
        "c.2.e": 9,
        "c.2.e.f": 9,
        "g": 11,
    }


def test_a_quoted_key_is_one_key() -> None:
    found = positions('[expect."upwork.jss_2015"]\n\'a.b\' . "c\\u0064\\"" = 1\n')
    assert found == {
        ("expect",): 1,
        ("expect", "upwork.jss_2015"): 1,
        ("expect", "upwork.jss_2015", "a.b"): 2,
        ("expect", "upwork.jss_2015", "a.b", 'cd"'): 2,
    }


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a=", "}")])
def test_whatever_tomli_reads_is_not_too_deep(opening: str, closing: str) -> None:
    depth = 390  # tomli's own limit is 400
    text = f"a = {opening * depth}1{closing * depth}"
    tomli.loads(text, parse_float=Decimal)
    assert len(positions(text)) > depth


def test_a_problem_stands_at_the_nearest_place_that_holds_it() -> None:
    lines = Lines(Path("some.toml"), "\n[[contract]]\npaid = 1\n")
    places = [(), ("title",), ("contract", 0, "titel"), ("contract", 0, "paid", 3)]
    assert [str(lines.problem(place, "oh")) for place in places] == [
        "some.toml:1: oh",
        "some.toml:1: oh",
        "some.toml:2: oh",
        "some.toml:3: oh",
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("paid",), "paid"),
        (("contract", 1), "contract 2"),
        (("contract", 0, "feedback", 1, "stars"), "stars of feedback 2 of contract 1"),
        (("expect", "upwork.jss_2015", "shown"), 'expect."upwork.jss_2015".shown'),
        (("grid", 0, 1), "grid 1, 2"),
    ],
)
def test_a_place_is_told_in_words(path: Place, words: str) -> None:
    assert told(path) == words
