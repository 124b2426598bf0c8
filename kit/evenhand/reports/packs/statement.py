"""The statement: one page of plain language, for a support desk or a works council."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evenhand.catalogue.addresses import Address
from evenhand.explanations.complaints import Complaint
from evenhand.invariants.declared import Invariant
from evenhand.reports.in_force import days_in_force
from evenhand.reports.narrative import day
from evenhand.reports.packs.account import of_that_day, the_number
from evenhand.reports.packs.bases import is_law, where_from
from evenhand.reports.packs.broken import promises_broken
from evenhand.reports.packs.deciding import the_rules
from evenhand.reports.packs.demands import requests
from evenhand.reports.packs.facts import what_happened
from evenhand.reports.packs.limits import limits
from evenhand.reports.packs.parts import Part, harmless
from evenhand.reports.packs.templating import filled

TITLE = 160  # characters of a title
LEAD = 900  # characters of what stands before the first heading


@dataclass(frozen=True)
class Statement:
    """A title, what this page is, and its parts in the order in which they are read.

    The *warning* is read first: that the rules are those of another day; empty if they are not.
    """

    title: str
    warning: str
    lead: str
    parts: tuple[Part, ...]


def statement(
    found: Complaint,
    promises: Mapping[str, Invariant],
    known: Sequence[Address],
    *,
    of_the_day: Sequence[str] = (),
) -> Statement:
    """What happened, the number, the rule, what is broken, what to ask for, and how sure it is.

    *of_the_day* are titles of rules that we know were in force then, where these were not.
    """
    return Statement(
        title=harmless(found.scenario.title, longest=TITLE),
        warning=harmless(_warning(found, of_the_day)),
        lead=harmless(_lead(found, known), longest=LEAD),
        parts=(
            what_happened(found),
            the_number(found),
            the_rules(found, known),
            promises_broken(found, known),
            requests(found, promises, known),
            limits(found),
        ),
    )


def _warning(found: Complaint, of_the_day: Sequence[str]) -> str:
    if of_that_day(found):
        return ""
    known = f" (we know them as: {'; '.join(of_the_day)})" if of_the_day else ""
    return (
        f"Not the rules of that day: we {'did not use' if known else 'do not have'} those of "
        f"{day(found.explanation.moment)}{known}. These are {found.rule_set.title}, in force "
        f"{days_in_force(found.rule_set, told=day)}. Under them, this is what would have happened."
    )


def _lead(found: Complaint, known: Sequence[Address]) -> str:
    told = [source for source in found.scenario.sources if not is_law(source)]
    sources = [where_from(source, known) for source in told]
    facts = f"are from: {'; '.join(sources)}" if sources else "are as whoever wrote them down says"
    return (
        f"A complaint of {found.of} about a score. Its numbers were not read off a screen: "
        "evenhand works them out, by the rules below, from the facts in witness.toml. These "
        f"{facts}. More: the files beside this page."
    )


def as_html(made: Statement) -> str:
    """A page of its own: no script, no address to fetch from, every text escaped."""
    return filled("statement.html.jinja", made=made)


def as_markdown(made: Statement) -> str:
    """The same as Markdown, every text escaped."""
    return filled("statement.md.jinja", made=made)
