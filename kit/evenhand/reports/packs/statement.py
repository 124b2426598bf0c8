"""The statement: one page of plain language, for a support desk or a works council."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evenhand.catalogue.addresses import Address
from evenhand.explanations.complaints import Complaint
from evenhand.invariants.declared import Invariant
from evenhand.reports.packs.account import the_number, the_rules
from evenhand.reports.packs.demands import promises_broken, requests
from evenhand.reports.packs.facts import what_happened
from evenhand.reports.packs.limits import limits
from evenhand.reports.packs.parts import Part, harmless
from evenhand.reports.packs.templating import filled

TITLE = 160  # characters of a title


@dataclass(frozen=True)
class Statement:
    """A title, what this page is, and its parts in the order in which they are read."""

    title: str
    lead: str
    parts: tuple[Part, ...]


def statement(
    found: Complaint, promises: Mapping[str, Invariant], known: Sequence[Address]
) -> Statement:
    """What happened, the number, the rule, what is broken, what to ask for, and how sure it is."""
    lead = (
        f"A complaint of {found.of} about a score, made with evenhand, which works platforms' "
        "rules out on written facts. The files beside this page hold the arithmetic, the clauses "
        "with their sources, and a test that repeats it all."
    )
    return Statement(
        title=harmless(found.scenario.title, longest=TITLE),
        lead=harmless(lead),
        parts=(
            what_happened(found),
            the_number(found),
            the_rules(found),
            promises_broken(found, known),
            requests(found, promises, known),
            limits(found),
        ),
    )


def as_html(made: Statement) -> str:
    """A page of its own: no script, no address to fetch from, every text escaped."""
    return filled("statement.html.jinja", made=made)


def as_markdown(made: Statement) -> str:
    """The same as Markdown, every text escaped."""
    return filled("statement.md.jinja", made=made)
