"""Every mistake of a file is reported at once, in plain words, at its line."""

import os
import re
from datetime import UTC, date, datetime
from enum import Enum
from fractions import Fraction
from pathlib import Path
from textwrap import dedent
from typing import Annotated, Any, Literal

import pytest
import tomlkit
from evenhand.catalogue.decode import Lines, decode, parse, read_toml
from evenhand.catalogue.fields import Amount, Instant, Moment, Number
from evenhand.catalogue.problems import CatalogueError, Problem, written
from evenhand.model.units import Stars
from evenhand.questions.places import shown
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Meta, Struct, field


class Colour(Enum):
    RED = "red"
    GREEN = "green"


class Said(Struct, frozen=True, kw_only=True):
    by: Literal["freelancer", "client"]
    stars: Stars | None = None


class Job(Struct, frozen=True, kw_only=True):
    id: Annotated[str, Meta(description="a short name of letters")]
    paid: Amount
    hired: Moment = Moment(datetime(2021, 1, 1, tzinfo=UTC))
    kind: Literal["fixed", "hourly"] = "fixed"
    feedback: tuple[Said, ...] = ()


class Span(Struct, frozen=True, kw_only=True):
    from_: date | None = field(default=None, name="from")
    until: date | None = None

    def __post_init__(self) -> None:
        if self.from_ and self.until and self.from_ > self.until:
            raise ValueError("it ends before it begins")


class Story(Struct, frozen=True, kw_only=True, rename="kebab"):
    title: Annotated[str, Meta(min_length=1)]
    day_zero: Instant | None = None
    jobs: Annotated[tuple[Job, ...], Meta(max_length=4)] = field(default=(), name="contract")
    expect: dict[str, dict[str, Number]] = {}
    in_force: Span = Span()
    tags: tuple[str, ...] = ()
    colour: Colour = Colour.RED
    until: Moment | Literal["never"] = "never"
    anything: Any = None


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path(tmp_path, "story.toml")


def read(file: Path, text: str) -> Story:
    file.write_text(dedent(text), encoding="utf-8")
    return read_toml(file, Story)[0]


def problems(file: Path, text: str | bytes) -> list[str]:
    file.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
    with pytest.raises(CatalogueError) as refused:
        read_toml(file, Story)
    return str(refused.value).splitlines()


def message(file: Path, line: str) -> str:
    """The one problem of a file whose second line is *line*."""
    (problem,) = problems(file, f"title = 'a'\n{line}\n")
    assert problem.startswith("story.toml:2: ")
    return problem.removeprefix("story.toml:2: ")


def test_a_file_without_mistakes_is_read_into_its_shape(file: Path) -> None:
    story = read(
        file,
        """\
        title = "Nobody is paid"
        day-zero = 2021-08-02T18:00:00+02:00
        in-force = { from = 2020-11-08 }
        tags = ["one", "two"]
        colour = "green"
        until = 13
        anything = [1, { a = 2 }]

        [[contract]]
        id = "a"
        paid = 19.99
        feedback = [{ by = "client", stars = 5 }]

        [expect."upwork.jss_2015"]
        shown = 0.95
        """,
    )
    assert story.title == "Nobody is paid"
    assert story.day_zero == datetime(2021, 8, 2, 16, tzinfo=UTC)
    assert story.jobs == (Job(id="a", paid=Amount(1999), feedback=(Said(by="client", stars=5),)),)
    assert story.expect == {"upwork.jss_2015": {"shown": Fraction(19, 20)}}
    assert story.in_force == Span(from_=date(2020, 11, 8))
    assert (story.tags, story.colour) == (("one", "two"), Colour.GREEN)
    assert isinstance(story.until, Moment)
    assert story.until.at(story.day_zero) == datetime(2021, 8, 15, 16, tzinfo=UTC)
    assert story.anything == [1, {"a": 2}]


def test_every_mistake_comes_at_its_line(file: Path) -> None:
    assert problems(
        file,
        """\
        tags = ["one", 2]
        [in-force]
        from = "2020-11-08"
        [[contract]]
        id = "a"
        payed = 5
        kind = "fxed"
        [[contract]]
        id = 7
        paid = 19.999
        hired = 2021-08-02T18:00:00
        [[contract.feedback]]
        stars = 6
        """,
    ) == [
        "story.toml:1: the key 'title' is missing",
        "story.toml:1: tags 2: 2 is not text in quotes",
        'story.toml:3: in-force.from: "2020-11-08" is not a date, such as 2020-11-08',
        "story.toml:6: unknown key 'payed' in contract 1; did you mean 'paid'?",
        'story.toml:7: kind of contract 1: "fxed" is not "fixed" or "hourly"; '
        'did you mean "fixed"?',
        "story.toml:9: id of contract 2: 7 is not a short name of letters",
        "story.toml:10: paid of contract 2: 19.999 is not an amount: "
        "write dollars, 0 or more, with at most two decimals, such as 19.99",
        "story.toml:11: hired of contract 2: 2021-08-02T18:00:00 has no time zone: "
        "write 2021-08-02T18:00:00Z",
        "story.toml:12: the key 'by' is missing in feedback 1 of contract 2",
        "story.toml:13: stars of feedback 1 of contract 2: 6 is not whole stars, 1 to 5",
    ]


MISTAKES: list[tuple[str, Any]] = [
    ("payed", 5),  # for paid, which is then not missing as well
    ("paid", -1),
    ("paid", None),
    ("id", 7),
    ("id", None),
    ("kind", "weekly"),
    ("hired", date(2021, 8, 2)),
    ("zzz", True),
    ("feedback", "none"),
    ("feedback", [{"by": "platform"}]),
    ("feedback", [{"by": "client"}, {"by": "client", "stars": 0}]),
    ("feedback", [{"by": "client", "stars": True}]),
    ("feedback", [{}]),
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(planted=st.lists(st.none() | st.sampled_from(MISTAKES), min_size=1, max_size=4))
def test_as_many_problems_as_mistakes(file: Path, planted: list[tuple[str, Any] | None]) -> None:
    document = tomlkit.document()
    document["title"] = "a"
    document["contract"] = tomlkit.aot()
    for mistake in planted:
        job: dict[str, Any] = {"id": "a", "paid": 3}
        if mistake:
            key, value = mistake
            job.pop("paid" if key == "payed" else key, None)
            job |= {} if value is None else {key: value}
        document["contract"].append(tomlkit.item(job))
    file.write_text(tomlkit.dumps(document), encoding="utf-8")
    count = sum(mistake is not None for mistake in planted)
    if count == 0:
        assert len(read_toml(file, Story)[0].jobs) == len(planted)
        return
    with pytest.raises(CatalogueError) as refused:
        read_toml(file, Story)
    assert len(refused.value.problems) == count
    assert all(re.match(r"story\.toml:\d+: \S", line) for line in str(refused.value).splitlines())


SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.dates()
KEYS = st.sampled_from(["title", "contract", "id", "paid", "feedback", "by", "expect", "from"])
TREES = st.recursive(
    SCALARS.filter(lambda value: value is not None),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
)


@given(data=st.dictionaries(KEYS | st.text(max_size=4), TREES, max_size=4))
def test_whatever_is_written_is_read_or_refused_at_a_line(data: dict[str, Any]) -> None:
    text = tomlkit.dumps(data)
    try:
        decode(data, Story, Lines(Path("story.toml"), text))
    except CatalogueError as refused:
        for problem in refused.problems:
            assert problem.line in range(1, text.count("\n") + 2)
            assert problem.message


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("titel = 1", "unknown key 'titel'; did you mean 'title'?"),
        ("in-force.form = 2020-11-08", "unknown key 'form' in in-force; did you mean 'from'?"),
        ("in-force.x = 1", "unknown key 'x' in in-force; the keys here are 'from', 'until'"),
        ("in_force = {}", "unknown key 'in_force'; did you mean 'in-force'?"),
        ("TAGS = []", "unknown key 'TAGS'; did you mean 'tags'?"),
        ("in-force = 3", "in-force: 3 is not a table"),
        (
            "contract = { id = 'a' }",
            'contract: {id = "a"} is not a list of tables, each headed by [[...]], at most 4 long',
        ),
        ("contract = [3]", "contract 1: 3 is not a table"),
        ("colour = 'gren'", 'colour: "gren" is not "red" or "green"; did you mean "green"?'),
        ("tags = 'one'", 'tags: "one" is not a list in [ ] of text in quotes'),
        ("in-force.from = 2020-11-08T00:00:00Z", None),
        (
            "in-force = { from = 2020-11-08, until = 2020-11-07 }",
            "in-force: it ends before it begins",
        ),
        ("expect.a.b = 'c'", 'expect.a.b: "c" is not a number: write a number such as 3 or 0.25, '
         "without quotes"),
        (
            "until = 'nevr'",
            'until: "nevr" is not a time with its zone, such as 2021-08-02T18:00:00Z, or a day '
            'counted from day 0, such as 13 or "day 13 18:00" or "never"',
        ),
    ],
)  # fmt: skip
def test_a_message_says_what_is_wrong_and_what_is_right(
    file: Path, line: str, told: str | None
) -> None:
    told = told or "in-force.from: 2020-11-08T00:00:00Z is not a date, such as 2020-11-08"
    assert message(file, line) == told


def test_a_text_may_have_limits(file: Path) -> None:
    assert problems(file, "title = ''") == [
        'story.toml:1: title: "" is not text in quotes, at least 1 long'
    ]


def test_a_list_may_have_limits(file: Path) -> None:
    text = "title = 'a'\n" + "[[contract]]\nid = 'a'\npaid = 1\n" * 5
    (problem,) = problems(file, text)
    assert problem.startswith("story.toml:2: contract: [{...}, {...}, {...},")
    assert problem.endswith("at most 4 long")


def test_a_table_that_may_have_two_shapes_is_told_about_the_nearer_one() -> None:
    class Fixed(Struct):
        price: Amount
        paid: Amount

    class Hourly(Struct):
        rate: Amount
        hours: int

    class Shape(Struct):
        job: Fixed | Hourly

    lines = Lines(Path("job.toml"), "job.rate = 3\n")
    with pytest.raises(CatalogueError, match=r"^job\.toml:1: the key 'hours' is missing in job$"):
        decode({"job": {"rate": 3}}, Shape, lines)
    assert decode({"job": {"price": 3, "paid": 3}}, Shape, lines) == Shape(
        Fixed(Amount(300), Amount(300))
    )


def test_either_of_two_kinds_may_have_limits() -> None:
    class Shape(Struct):
        most: Annotated[int | Literal["all"], Meta(description="a count or 'all'")]

    lines = Lines(Path("most.toml"), "")
    assert decode({"most": "all"}, Shape, lines) == Shape("all")
    with pytest.raises(
        CatalogueError, match=r"^most\.toml:1: most: \"al\" is not a count or 'all'"
    ):
        decode({"most": "al"}, Shape, lines)


def test_a_part_of_a_file_has_its_own_shape(file: Path) -> None:
    file.write_text("[project]\nname = 'x'\n[tool.evenhand]\ntitle = 3\n")
    data, lines = parse(file)
    with pytest.raises(CatalogueError) as refused:
        decode(data["tool"]["evenhand"], Story, lines, at=("tool", "evenhand"))
    assert str(refused.value) == (
        "story.toml:4: tool.evenhand.title: 3 is not text in quotes, at least 1 long"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = 1\nb = = 2\n", "story.toml:2: this is not TOML: Invalid value, at column 5"),
        ("a = 1\n\na = 2\n", "story.toml:3: this is not TOML: Cannot overwrite a value, at"),
        (b"a = 1\nb = '\xff'\n", "story.toml:2: this is not UTF-8 text: save the file as UTF-8"),
        ("a = " + "[" * 1000, "story.toml: lists or tables are nested too deep"),
        ("a = " + "9" * 5000, "story.toml: a number in it has too many digits"),
        ("a = 1e" + "9" * 30, "story.toml: a number in it has too many digits"),
    ],
)
def test_what_is_not_toml_is_refused(file: Path, text: str | bytes, told: str) -> None:
    (problem,) = problems(file, text)
    assert problem.startswith(told)


def test_a_file_that_is_not_there_is_a_problem_too(file: Path) -> None:
    with pytest.raises(CatalogueError, match=r"^story\.toml: the file cannot be read: No such"):
        read_toml(file, Story)


def test_a_mark_of_the_byte_order_is_no_mistake(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbftitle = 'a'\n")
    assert read_toml(file, Story)[0].title == "a"


def test_problems_come_by_file_and_line() -> None:
    places = [("b", 1), ("a", 10), ("a", None), ("a", 9)]
    error = CatalogueError(Problem(name, line, "oh") for name, line in places)
    assert str(error) == "a: oh\na:9: oh\na:10: oh\nb:1: oh"


def test_a_file_is_shown_from_where_we_stand(file: Path) -> None:
    assert shown(file.parent / "deep" / "er.toml") == os.path.join("deep", "er.toml")
    assert shown(Path("deep/../er.toml")) == "er.toml"
    assert shown(file.parent.parent / "er.toml") == str(file.parent.parent / "er.toml")


@given(value=st.text() | st.integers() | st.booleans())
def test_what_was_written_is_quoted_on_one_short_line(value: str | int) -> None:
    quote = written(value)
    assert len(quote.splitlines()) == 1
    assert len(quote) < 80
    if " ... " not in quote:
        assert tomlkit.parse(f"a = {quote}").unwrap() == {"a": value}
