"""Sources: whatever a rule set cites can be looked up on a page of sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.rulesets import RuleSet

from tests.docs.pages import ROOT

CATALOGUE: Catalogue = catalogue_of(ROOT)[0]
GENERAL = ROOT / "docs/sources.md"
PAGES = [GENERAL, *sorted((ROOT / "policies").glob("*/sources.md"))]
EACH_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
OURSELVES = ("no platform", "a baseline", "the charter's own")
WORD = re.compile(r"[^\W_][\w.-]*")


@cache
def rows(page: Path) -> list[tuple[str, str]]:
    """The rows of a page: what is cited, and the address."""
    lines = [line for line in page.read_text("utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]
    return [(row[0], row[-1]) for row in cells[2:]]


@cache
def names() -> tuple[frozenset[str], ...]:
    """The words of each name; of threads, laws and theories the title is enough."""
    whole = [re.sub(r" \([^)]*\)$", "", name) for page in PAGES for name, _ in rows(page)]
    titles = [re.split(r" \d|[:,(]", name)[0] for name, _ in rows(GENERAL)]
    short = [found for name, _ in rows(GENERAL) for found in re.findall(r"\((\w+)\)", name)]
    return tuple(map(words, (*whole, *titles, *short)))


def words(text: str) -> frozenset[str]:
    return frozenset(word.rstrip(".") for word in WORD.findall(text.casefold()))


def cited(rule_set: RuleSet) -> Iterator[str]:
    """Every source that a rule set gives; what is chosen has a reason and no source."""
    told = rule_set.definition
    yield from told.sources
    yield from (rule_set.source_of(rule) for rule in rule_set.rules.values())
    yield from (claim.source for claim in told.claims)
    if told.replaces:
        yield told.replaces.source
    for figure in rule_set.figures():
        if figure.standing and figure.standing.kind != "chosen":
            yield figure.standing.source


def is_known(source: str) -> bool:
    """Whether *source* says a listed name, in whole or in short; or that there is no page."""
    said = words(source.replace("Threads A and B", "Thread A"))
    head = words(re.split("[:;]", source)[0])
    numbers = {word for word in said if re.fullmatch(r"\d{5,14}", word)}
    return (
        source.casefold().startswith(OURSELVES)
        or "no page" in source
        or any(name <= said for name in names())
        or any(len(head) > 1 and head <= name for name in names())
        or any(numbers & name for name in names())
    )


@pytest.mark.parametrize("name", CATALOGUE.own)
def test_every_source_that_a_rule_set_gives_is_on_a_page_of_sources(name: str) -> None:
    sources = dict.fromkeys(cited(CATALOGUE.rule_set(name)))
    assert [source for source in sources if not is_known(source)] == []


@pytest.mark.parametrize("name", CATALOGUE.invariants)
def test_every_source_that_a_promise_gives_for_a_bound_is_on_a_page_of_sources(name: str) -> None:
    standings = [figure.standing for figure in CATALOGUE.invariants[name].figures()]
    sources = [one.source for one in standings if one and one.kind != "chosen"]
    assert [source for source in sources if not is_known(source)] == []


@pytest.mark.parametrize(
    ("source", "known"),
    [
        ("Upwork help 211068358: the formula", True),
        ("Staff, td-p/1047614: 4 contracts, 2 clients", True),
        ("Thread A: a score fell", True),
        ("Threads A and B", True),
        ("DSA Art. 20(1): at least six months", True),
        ("Resnick and Sami 2007: bounded influence", True),
        ("No platform", True),
        ("Sellers' accounts; no page of the platform's was seen", True),
        ("Upwork: what nobody listed", False),
        ("Upwork help 999999999: what nobody listed", False),
        ("Resnick and somebody else, 2007", False),
        ("Somebody told us", False),
    ],
)
def test_a_source_is_known_by_its_name_or_its_number(source: str, *, known: bool) -> None:
    assert is_known(source) is known


@EACH_PAGE
def test_every_row_has_an_address_or_says_why_it_has_none(page: Path) -> None:
    assert rows(page)
    for name, address in rows(page):
        assert name
        assert re.fullmatch(r"<https?://\S+>", address) or "not known" in address, name


@EACH_PAGE
def test_no_page_lists_a_name_twice(page: Path) -> None:
    found = [name.casefold() for name, _ in rows(page)]
    assert sorted(found) == sorted(set(found))
