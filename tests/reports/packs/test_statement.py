"""The statement: what a person must find on it, and that no text from a file does any harm."""

from __future__ import annotations

import ast
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest
from evenhand.catalogue.scenarios import read_scenario
from evenhand.explanations.complaints import Complaint
from evenhand.questions.rules import acts
from evenhand.reports import explanations
from evenhand.reports.packs.clauses import clauses
from evenhand.reports.packs.parts import LONGEST, harmless
from evenhand.reports.packs.repeating import test_file as file_of_tests
from evenhand.reports.packs.repeating import witness
from evenhand.reports.packs.statement import TITLE, as_html, as_markdown, statement
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.questions.written import rule_set
from tests.reports.packs.complained import CANCELLED, KNOWN, PROMISES, complained, retold
from tests.reports.written import job

UNHURRIED = settings(deadline=None)
T = TypeVar("T", bound=Callable[..., None])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
HOSTILE = [
    "<script>alert(1)</script>",
    "\"'`]]> --> </style></title></main>",
    "\u202eright to left\u202c and \u2066isolated",
    "x" * 10_000,
    "``` \n# heading\n- item\n1. one\n[link](javascript:x) ![image](x) <https://x>",
    "# a heading",
    "- an item",
    "+ an item",
    "1. one",
    "2) two",
    "~~~",
    "---",
    '"""\nraise SystemExit\n"""',
    "{{ made }} {% raw %}",
    "&lt;b&gt; &amp; \\ \0",
]
FOUND = complained()


class Page(HTMLParser):
    """What a browser would see: every element with its attributes, and the text in each."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.open: list[str] = [""]
        self.attributes: set[str] = set()
        self.texts: dict[str, list[str]] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.texts.setdefault(tag, []).append("")
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1]:
            self.texts[self.open[-1]][-1] += data


def page_of(found: Complaint) -> str:
    return as_html(statement(found, PROMISES, KNOWN))


def markdown_of(found: Complaint) -> str:
    return as_markdown(statement(found, PROMISES, KNOWN))


def hostile(test: T) -> T:
    """The same test for each text that means harm."""
    for text in HOSTILE:
        test = example(text)(test)
    return test


# What a person finds on it


@pytest.mark.parametrize(
    "words",
    [
        "The score shown was 100 on",
        "and 73.33 on",
        "Had the contract &quot;job 8&quot; never been: 100 instead of 73.33.",
        "An unpaid, unworked contract that the client ends, feedback bad, never lowers the score.",
        "correct the number that is shown from 73.33 to 100",
        "have a person look at it and answer me",
        "Platform Work Directive 2024/2831",
        "This is not legal advice.",
        "These rules are our reading of what was published",
        "no money was earned, so even negative private feedback should not count",
    ],
)
def test_the_page_says(words: str) -> None:
    assert words.replace("&quot;", "&#34;") in page_of(FOUND)


def test_the_contract_in_question_is_the_one_that_took_points_off() -> None:
    assert FOUND.in_question == (CANCELLED,)
    assert FOUND.without == 100
    assert all(each.case.because == CANCELLED for each in FOUND.broken)


def test_contracts_that_went_the_same_way_are_told_once() -> None:
    text = markdown_of(FOUND)
    assert text.count("2 contracts each like this") == 1
    assert text.count("This is what the complaint is about.") == 1


def test_where_nothing_is_broken_the_page_says_so() -> None:
    quiet = retold(complained(job(1), job(2)), title="t", story="")
    quiet = type(quiet)(**{**vars(quiet), "broken": (), "broken_too": (), "in_question": ()})
    text = markdown_of(quiet)
    assert "None of the promises that we know is broken in this case." in text
    assert "there is no claim in this" in text
    assert "Leave the contract" not in text


def test_where_there_is_no_score_the_page_says_so_and_asks_for_no_number() -> None:
    silent = rule_set(acts("reply")(lambda history: ()))
    text = markdown_of(complained(rules=silent))
    assert "No score of Ada: no rule answers the question" in text
    assert "correct the number" not in text


def test_the_page_is_one_that_a_screen_reader_and_a_strict_browser_can_read() -> None:
    page = Page(page_of(FOUND))
    assert page.elements[:2] == ["html", "head"]
    assert not {"script", "img", "link", "iframe", "object"} & {*page.elements}
    assert "style" not in page.attributes
    assert not any(name.startswith("on") for name in page.attributes)
    headings = [element for element in page.elements if element in ("h1", "h2", "h3")]
    assert headings == ["h1", *["h2"] * 6]


# What no text from a file may do


@hostile
@UNHURRIED
@given(TEXTS)
def test_no_title_or_story_changes_the_page(text: str) -> None:
    plain, page = Page(page_of(FOUND)), Page(page_of(retold(FOUND, title=text, story="A story.")))
    assert page.elements == plain.elements
    assert page.attributes == plain.attributes
    assert page.texts["h1"] == [harmless(text, longest=TITLE)]
    story = Page(page_of(retold(FOUND, title="A title", story=text)))
    assert {*story.elements} == {*plain.elements}
    assert story.texts["h1"] == plain.texts["h1"]


@hostile
@UNHURRIED
@given(TEXTS)
def test_no_title_is_more_than_text_in_markdown(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(markdown_of(retold(FOUND, title=text, story=text)))
    inline = [part.type for token in tokens for part in token.children or ()]
    assert {*inline} <= {"text", "text_special", "softbreak", "strong_open", "strong_close"}
    assert inline.count("strong_open") == markdown_of(FOUND).count("**") // 2
    headings = [token.tag for token in tokens if token.type == "heading_open"]
    assert headings == ["h1", *["h2"] * 6]
    assert not {"html_block", "fence", "code_block", "blockquote_open"} & {t.type for t in tokens}


@hostile
@UNHURRIED
@given(TEXTS)
def test_no_title_is_more_than_a_literal_in_the_test_file(text: str) -> None:
    code = file_of_tests(retold(FOUND, title=text, story=text), carried=False)
    assert code.isascii()
    plain = ast.parse(file_of_tests(FOUND, carried=False))
    tree = ast.parse(code)
    title = next(
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "TITLE"
    )
    assert ast.literal_eval(title) == text
    assert [type(node) for node in tree.body] == [type(node) for node in plain.body]


@hostile
@UNHURRIED
@given(TEXTS)
def test_every_title_and_story_reads_back_from_the_witness(text: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "witness.toml"
        file.write_bytes(witness(retold(FOUND, title=text, story=text)).encode())
        read = read_scenario(file)
    assert (read.title, read.story) == (text, text.strip())
    assert read.history == FOUND.scenario.history
    assert (read.before, read.after) == (FOUND.scenario.before, FOUND.scenario.after)


@hostile
@UNHURRIED
@given(TEXTS.filter(bool))
def test_no_name_of_a_contract_is_more_than_text_in_the_arithmetic_and_the_clauses(
    name: str,
) -> None:
    found = complained(job(1), job(2), CANCELLED.replace(id=name))
    for text in (
        explanations.as_markdown(found.scenario, found.explanation, level=1),
        clauses(found, KNOWN),
    ):
        tokens = MarkdownIt("commonmark").enable("table").parse(text)
        kinds = {token.type for token in tokens}
        assert not {"html_block", "fence", "code_block", "blockquote_open"} & kinds
        inline = {part.type for token in tokens for part in token.children or ()}
        assert inline <= {"text", "text_special", "softbreak"}


@given(TEXTS, st.integers(1, LONGEST))
def test_harmless_text_is_one_line_that_is_seen_and_no_longer_than_allowed(
    text: str, longest: int
) -> None:
    made = harmless(text, longest=longest)
    assert len(made) <= longest + len(" ...")
    assert made == " ".join(made.split())
    assert not {"\u202e", "\u2066", "\0", "\n"} & {*made}
    assert harmless(made, longest=LONGEST + 4) == made
