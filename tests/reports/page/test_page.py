"""The page: whole, lawful HTML that needs nothing else, whatever the names and texts in it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from evenhand.comparisons.effects import Bucket
from evenhand.model.contracts import Party
from evenhand.model.history import History
from evenhand.model.verdicts import Outcome
from evenhand.reports.page import markup
from evenhand.reports.page.gains import Gains, Group
from evenhand.reports.page.markup import INSTEAD, fit, hashed
from evenhand.reports.page.page import FEW, page
from evenhand.rulesets import Claim
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.page.reading import Page
from tests.reports.page.written import (
    FALL,
    HARSH,
    MILD,
    PROMISE,
    cancelled,
    many,
    material,
    promise,
    rules,
    scenario,
)
from tests.reports.written import case, job, verdict

EVERYBODY = Group("everybody", 100, 20, 30, 40, 6, 4, -2)
GAINS = Gains(
    HARSH, MILD, ("A hundred people.",), (EVERYBODY,), (Bucket(-5, 0, 30), Bucket(0, 5, 20))
)
ATTACKS = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "</title></style><b>",
    "]]>--><!--",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnp.exe\u2066",
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "a\x00b\x08c\x1b[31m\x7f\x9b\ufffe",
    "&lt;&amp;&#0;",
    "x" * 10_000,
)
HOSTILE = st.sampled_from(ATTACKS) | st.text(min_size=1, max_size=60)


def read(text: str) -> Page:
    """The page, after everything has been checked that is true of every page."""
    assert text.startswith("<!DOCTYPE html>\n")
    found = Page(text)
    _is_lawful(found)
    _needs_nothing_else(found)
    _leads_somewhere(found)
    return found


def _is_lawful(found: Page) -> None:
    assert found.one("html").attributes == {"lang": "en"}
    assert len(found.all("h1")) == 1
    levels = [int(e.tag[1]) for e in found.elements if re.fullmatch("h[1-6]", e.tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for landmark in ("header", "nav", "main", "footer", "style", "title"):
        where = "head" if landmark in ("style", "title") else "body"
        assert len([e for e in found.all(landmark) if e.above[-1] == where]) == 1
    for drawing in found.all("svg"):
        assert drawing.attributes["width"].isdigit()
        assert drawing.attributes["height"].isdigit()
        assert drawing.attributes["role"] == "img"
    for heading in found.all("th"):
        assert heading.attributes["scope"] in ("col", "row")


def _needs_nothing_else(found: Page) -> None:
    for element in found.elements:
        assert element.tag not in ("script", "link", "img", "iframe", "object", "embed", "form")
        for name, value in element.attributes.items():
            assert name not in ("style", "src", "srcset", "action", "srcdoc", "xlink:href")
            assert not name.startswith("on")
            assert name != "href" or value.startswith("#")
            assert "url(" not in value
    style = found.one("style")
    assert not re.search(r"@import|url\(|expression", "".join(style.texts))
    policy = found.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src '{hashed(''.join(style.texts))}'" in policy


def _leads_somewhere(found: Page) -> None:
    names = [e.attributes["id"] for e in found.elements if "id" in e.attributes]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", name) for name in names)
    for element in found.elements:
        for name in ("aria-labelledby", "href"):
            told = element.attributes.get(name, "").split()
            assert {each.removeprefix("#") for each in told} <= set(names)


# What every page is


def test_a_page_is_lawful_html_that_needs_nothing_else() -> None:
    found = read(page(material(gains=(GAINS,))))
    assert found.one("h1").text == f"Of 2 rule sets, only {HARSH} breaks the promise " + (
        "\N{LEFT DOUBLE QUOTATION MARK}nothing moves much\N{RIGHT DOUBLE QUOTATION MARK}"
    )
    assert [e.attributes["id"] for e in found.all("section") if e.above[-1] == "main"] == [
        *("criteria", "timelines", "gains", "stories", "worst", "evidence", "sources")
    ]


@pytest.mark.parametrize(
    "outcome", [Outcome.HOLDS, Outcome.SILENT, Outcome.VACUOUS, Outcome.BROKEN]
)
def test_a_page_without_a_story_is_whole(outcome: Outcome) -> None:
    read(page(material(verdict(MILD, PROMISE, outcome), scenarios=())))


def test_a_page_on_which_nothing_was_answered_does_not_say_that_anything_holds() -> None:
    found = read(page(material(verdict(MILD, PROMISE, Outcome.SILENT), scenarios=())))
    assert found.one("h1").text == "No promise was answered: there is nothing to tell of"
    assert "holds" not in found.one("section", id="criteria").text


def test_equal_material_makes_equal_pages() -> None:
    assert page(material()) == page(material())


def test_the_foot_says_when_by_what_and_how_hard_it_was_checked() -> None:
    foot = read(page(material(day=date(2031, 2, 3)))).one("footer").text
    assert "Checked on 3 February 2031 by evenhand 1.2.3" in foot
    assert "10 histories for each pair at most, 500 of them invented from seed 7." in foot


def test_what_is_broken_leads_to_its_story_and_what_is_kept_leads_nowhere() -> None:
    found = read(page(material()))
    cells = [e for e in found.elements if e.tag in ("a", "span") and "td" in e.above[-1:]]
    broken, kept = [cell for cell in cells if "title" in cell.attributes]
    assert (broken.tag, kept.tag) == ("a", "span")
    article = found.one("article", id=broken.attributes["href"].removeprefix("#"))
    assert HARSH in article.text
    assert broken.attributes["aria-label"] == (
        f"\N{BALLOT X} 40: {HARSH}: violated, as listed; the worst found: 40 points"
    )


def test_a_story_has_both_sides_the_clause_and_why_it_is_listed() -> None:
    story = read(page(material())).one("article").text
    for words in (
        "Without that contract 100 With that contract 60",
        "The clause that decides: The stars count.",
        "source: Terms 1",
        "worst = 1 star (chosen by us)",
        "Bad words count. (Terms 4.2; to be reviewed by 2999-01-01)",
    ):
        assert words in story


def test_a_rule_that_fails_is_told_and_not_counted_as_kept() -> None:
    trouble = {"trouble": 'Traceback\n  File "rules.py"\nValueError: <b>'}
    broken = verdict(MILD, PROMISE, Outcome.BROKEN, looked=trouble)
    found = read(page(material(broken, scenarios=())))
    assert found.one("pre").text.endswith("ValueError: <b>")
    assert "BROKEN: a rule failed" in found.one("section", id="criteria").text


# Hostile names and texts


@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_name_or_text_from_a_file_does_any_harm(one: str, two: str, three: str) -> None:
    claim = Claim((PROMISE,), one, two, date(2999, 1, 1))
    name, other = f"{one}1", f"{two}2"
    known = (
        rules(name, title=one, claims=(claim,), sources=(two,), gaps=(three,)),
        rules(other, title=three),
    )
    people = Party(three), Party(two, "client")
    contract = cancelled(id=one, freelancer=people[0], client=people[1])
    told = scenario(
        contract,
        rule_sets=(name, other),
        title=one,
        story=two,
        sources=(three,),
        about=people[0],
    )
    fall = case(base=FALL.base, varied=FALL.varied, difference=one, measure=two, before=three)
    written = page(
        material(
            verdict(name, PROMISE, Outcome.VIOLATED, worst=40, ordinary=fall),
            verdict(other, PROMISE, Outcome.BROKEN, looked={"trouble": f"{two}\n{three}"}),
            known=known,
            invariants=(promise(PROMISE, written=three, measures=one or "points"),),
            scenarios=(told,),
            gains=(replace(GAINS, base=one, said=(two,), largest_loss=(three, one)),),
        )
    )
    written.encode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)
    found = read(written)
    assert spaced(one) in found.text
    assert spaced(three) in found.text


def spaced(text: str) -> str:
    """*text* as it is read on the page: unfit signs replaced, spaces run together."""
    return " ".join(fit(text).split())


@given(st.text())
def test_text_that_is_fit_for_a_page_stays_as_it_is(text: str) -> None:
    assert fit(fit(text)) == fit(text)
    assert len(fit(text)) == len(text)
    assert all(now in (INSTEAD, before) for now, before in zip(fit(text), text, strict=True))


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x85", "\u202e", "\u2067", "\udc80", "\ufffe"])
def test_a_sign_that_no_page_may_hold_is_replaced(sign: str) -> None:
    assert fit(f"a{sign}b") == f"a{INSTEAD}b"


# The checks above see what is wrong


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<main ", "<main style='color: red' "),
        ("</h1>", "</h1><h1>two</h1>"),
        ("<h2 ", "<h5>too deep</h5><h2 "),
        ("</main>", "<script></script></main>"),
        ("</main>", "</div></main>"),
        ('href="#content"', 'href="#nowhere"'),
        ('href="#content"', 'href="https://example.com"'),
        (":root {", ":root { --x: 1;"),
        ('id="content"', 'id="content" onclick="x()"'),
        ('id="sources"', 'id="stories"'),
    ],
)
def test_what_is_wrong_with_a_page_is_seen(right: str, wrong: str) -> None:
    text = page(material())
    assert right in text
    with pytest.raises(AssertionError):
        read(text.replace(right, wrong, 1))


def test_every_shape_has_its_own_colours_and_a_class_that_the_style_sheet_knows() -> None:
    text = page(material(gains=(GAINS,)))
    style = "".join(Page(text).one("style").texts)
    for element in Page(text).elements:
        if element.tag in ("line", "polyline", "circle", "rect", "text"):
            colours = {element.attributes.get("fill"), element.attributes.get("stroke")}
            assert any(re.fullmatch("#[0-9a-f]{6}", colour or "") for colour in colours)
            for name in element.attributes["class"].split():
                assert f".{name}" in style


def test_nobody_in_a_story_is_left_out() -> None:
    people = [Party("with 2 good"), Party("with 10 good")]
    contracts = [
        job(number, id=f"{who.name}{number}", freelancer=who) for number in (1, 2) for who in people
    ]
    told = scenario(about=people[0], history=History(contracts, at=scenario().after))
    table = read(page(material(scenarios=(told,)))).one("section", id="timelines").text
    assert "Under with 2 good with 10 good" in table


@pytest.mark.parametrize(("number", "long"), [(FEW, []), (FEW + 1, ["long"])])
def test_a_page_of_more_than_a_few_rule_sets_is_long(number: int, long: list[str]) -> None:
    assert read(page(many(number))).one("body").attributes.get("class", "").split() == long


def test_a_page_of_more_than_a_few_stories_is_long() -> None:
    told = [promise(f"{PROMISE}_{place}") for place in range(FEW + 1)]
    broken = [verdict(MILD, each.name, Outcome.VIOLATED, ordinary=FALL) for each in told]
    found = read(page(material(*broken, invariants=told, scenarios=())))
    assert found.one("body").attributes["class"] == "long"


def test_the_templates_travel_with_the_kit() -> None:
    folder = Path(markup.__file__).parent / "templates"
    assert {file.suffix for file in folder.iterdir()} == {".html", ".css"}
