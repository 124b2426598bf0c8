"""Explanations told: as text and as Markdown, a section each for what there is to tell."""

from __future__ import annotations

from evenhand.catalogue.scenarios import Scenario
from evenhand.explanations.explaining import Explanation
from evenhand.reports import attributions, markdown
from evenhand.reports.explanation_reach import reach
from evenhand.reports.explanation_sections import (
    Section,
    number_shown,
    rules,
    sums,
    treatments,
)
from evenhand.reports.in_force import out_of_force
from evenhand.reports.narrative import day
from evenhand.reports.paragraphs import entry, paragraph

ENDS = "The story of this scenario ends on {}; nothing that came later is in it."


def as_text(scenario: Scenario, found: Explanation) -> str:
    """The number, each contract, the rules, the sums, the change, and what it would take."""
    parts = ["\n".join([_head(found), *map(paragraph, _opening(scenario, found))])]
    parts += [_section_as_text(section) for section in _before_the_change(found)]
    heading, nothing = _change_heading(found), _no_change(found)
    if heading:
        told = attributions.told_attribution(found.change) if found.change else ""
        parts.append("\n".join([heading, told or paragraph(nothing)]))
    what_it_takes = reach(found)
    if what_it_takes:
        parts.append(_section_as_text(what_it_takes))
    return "\n\n".join(parts) + "\n"


def as_markdown(scenario: Scenario, found: Explanation, *, level: int = 3) -> str:
    """The same as Markdown, under a heading of that level."""
    parts = [f"{'#' * level} {markdown.escaped(_head(found))}"]
    parts += map(markdown.paragraph_text, _opening(scenario, found))
    deeper = "#" * (level + 1)
    parts += [_section_as_markdown(section, deeper) for section in _before_the_change(found)]
    heading, nothing = _change_heading(found), _no_change(found)
    if heading:
        told = attributions.as_markdown(found.change) if found.change else ""
        parts += [f"{deeper} {markdown.escaped(heading)}", told or markdown.escaped(nothing)]
    what_it_takes = reach(found)
    if what_it_takes:
        parts.append(_section_as_markdown(what_it_takes, deeper))
    return "\n\n".join(parts) + "\n"


def _head(found: Explanation) -> str:
    return f"{found.rule_set.name}: {found.rule_set.title}"


def _opening(scenario: Scenario, found: Explanation) -> list[str]:
    opening = [*out_of_force(found.rule_set, found.moment.date()), number_shown(found)]
    if found.moment > scenario.after:
        opening.append(ENDS.format(day(scenario.after)))
    return opening


def _before_the_change(found: Explanation) -> list[Section]:
    sections = [treatments(found)] if found.run.history.of(found.of) or found.later else []
    return sections if found.silent else [*sections, rules(found), sums(found)]


def _change_heading(found: Explanation) -> str:
    if found.silent:
        return ""
    if found.change is None:
        return "The change"
    return f"The change since {day(found.change.moments[0])}"


def _no_change(found: Explanation) -> str:
    if found.change is None:
        return (
            "No rule says when the number is worked out, and no earlier moment is named, "
            "so there is nothing to compare it with."
        )
    if found.change.before == found.change.after:
        return "The number is the same."
    return "There was no score at one of the two moments, so there is no difference to split up."


def _section_as_text(section: Section) -> str:
    closing = [
        entry(text) if text.startswith("- ") else paragraph(text) for text in section.closing
    ]
    opening, items = map(paragraph, section.opening), map(entry, section.items)
    return "\n".join([section.heading, *opening, *items, *closing])


def _section_as_markdown(section: Section, level: str) -> str:
    parts = [f"{level} {markdown.escaped(section.heading)}"]
    parts += map(markdown.paragraph_text, section.opening)
    parts += [markdown.listed(section.items)] if section.items else []
    plain = [text for text in section.closing if not text.startswith("- ")]
    listed = [text.removeprefix("- ") for text in section.closing if text.startswith("- ")]
    parts += map(markdown.paragraph_text, plain)
    parts += [markdown.listed(listed)] if listed else []
    return "\n\n".join(parts)
