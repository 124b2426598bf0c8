"""Explanations told: as text, as Markdown, and for machines."""

from __future__ import annotations

from typing import Any

from evenhand.catalogue.scenarios import Scenario
from evenhand.explanations.arithmetic import Arithmetic
from evenhand.explanations.explaining import Explanation, Reaching
from evenhand.explanations.more_work import MoreWork
from evenhand.questions.workings import Line
from evenhand.reports import attributions, markdown
from evenhand.reports.explanation_reach import reach
from evenhand.reports.explanation_sections import (
    Section,
    figures_of,
    number_shown,
    rules,
    rules_in_play,
    sums,
    treatments,
)
from evenhand.reports.json import exact
from evenhand.reports.narrative import day
from evenhand.reports.paragraphs import entry, paragraph
from evenhand.reports.replays import out_of_force
from evenhand.reports.retellings import treatment_as_json

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
    parts += map(markdown.escaped, _opening(scenario, found))
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


def as_json(scenario: Scenario, found: Explanation) -> dict[str, Any]:
    """The same for machines, no number rounded."""
    run, of = found.run, found.of
    return {
        "scenario": scenario.name,
        "title": scenario.title,
        "rule_set": found.rule_set.name,
        "of": of.name,
        "moment": found.moment.isoformat(),
        "worked_out_at": run.history.at.isoformat(),
        "shown": exact(found.shown),
        "note": found.silent,
        "contracts": [
            treatment_as_json(run.treatment(contract, of=of)) for contract in run.history.of(of)
        ],
        "not_yet": [contract.id for contract in found.later],
        "rules": [_rule(found, rule.name) for rule in rules_in_play(found)],
        "arithmetic": _arithmetic(found.arithmetic),
        "change": attributions.as_json(found.change) if found.change else None,
        "reaching": _reaching(found.reaching),
    }


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
    parts += map(markdown.escaped, section.opening)
    parts += [markdown.listed(section.items)] if section.items else []
    plain = [text for text in section.closing if not text.startswith("- ")]
    listed = [text.removeprefix("- ") for text in section.closing if text.startswith("- ")]
    parts += map(markdown.escaped, plain)
    parts += [markdown.listed(listed)] if listed else []
    return "\n\n".join(parts)


def _rule(found: Explanation, name: str) -> dict[str, Any]:
    rule_set, rule = found.rule_set, found.rule_set.rules[name]
    return {
        "rule": name,
        "text": rule.clause,
        "source": rule_set.source_of(rule),
        "figures": [
            {
                "name": figure.name,
                "value": str(figure.value),
                "standing": figure.standing.kind if figure.standing else None,
                "source": figure.standing.source if figure.standing else None,
            }
            for figure in figures_of(rule_set, rule)
        ],
    }


def _arithmetic(made: Arithmetic | None) -> dict[str, Any] | None:
    if made is None:
        return None
    return {
        "counted": [_line(line) for line in made.counted],
        "lines": [_line(line) for line in made.lines],
        "rule": made.by.name if made.by else None,
        "score": exact(made.score),
        "shown_by": made.shown_by.name if made.shown_by else None,
        "shown": exact(made.shown),
        "trouble": made.trouble,
    }


def _line(line: Line) -> dict[str, Any]:
    return {"text": line[0], "value": exact(line[1])}


def _reaching(reaching: Reaching | None) -> dict[str, Any] | None:
    if reaching is None:
        return None
    waited = reaching.waited
    return {
        "target": exact(reaching.target.number),
        "why": reaching.target.why,
        "good_contracts_now": _more_work(reaching.now),
        "good_contracts_each_week": _more_work(reaching.weekly),
        "without": [
            {"contract": one.contract.id, "score": exact(one.score), "shown": exact(one.shown)}
            for one in reaching.left_out
        ],
        "waiting": {
            "first": waited.first.isoformat() if waited.first else None,
            "changes": [
                {"update": at.isoformat(), "shown": exact(shown)} for at, shown in waited.changes
            ],
        },
    }


def _more_work(work: MoreWork | None) -> dict[str, Any] | None:
    if work is None:
        return None
    return {
        "first": work.first,
        "tried": work.tried,
        "pay": work.pay,
        "shown": [exact(number) for number in work.numbers],
    }
