"""Gains told: who gains and who loses from one rule set to another, and their stories."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from evenhand.comparisons.deciding import Story
from evenhand.comparisons.gains import Gains
from evenhand.model.units import told
from evenhand.reports import effect_tables, effects, markdown, person_stories, populations
from evenhand.reports.paragraphs import entry, paragraph

POINTS = "A point is a hundredth of each rule set's own scale."
MOVES = "By how much"
NOTHING = "Nobody has a score on either side: nothing was compared."
THE_SAME = "No number changes for anybody."


def as_text(found: Gains) -> str:
    """The sentence, the groups, the stories, and who these people are."""
    lines = [paragraph(headline(found), by=0), ""]
    lines += [paragraph(text) for text in sentences(found)]
    if moves(found):
        lines += [
            "",
            *effect_tables.in_columns(effect_tables.table(found.everybody, found.groups)),
            "",
        ]
        lines += [paragraph(effect_tables.LEGEND)]
        rows = effect_tables.distribution(found.everybody)
        lines += ["", paragraph(f"{MOVES}, in points:"), *effect_tables.bars(rows)] if rows else []
    for title, story in stories(found):
        lines += ["", paragraph(title, by=0), person_stories.told_story(story, found.sides)]
    return "\n".join([*lines, "", *_people_in_text(found)])


def in_short(found: Gains) -> Iterator[str]:
    """The sentences, the groups and the largest loss, as lines of a longer text."""
    yield f"Who gains and who loses, {populations.when(found.people)}:"
    yield from (paragraph(text) for text in sentences(found))
    if moves(found):
        yield ""
        yield from effect_tables.in_columns(effect_tables.table(found.everybody, found.groups))
    if loss := loss_of(found):
        title, story = loss
        yield f"\n{paragraph(title)}\n{story}"
    yield paragraph(more(found))


def loss_of(found: Gains) -> tuple[str, str] | None:
    """The title and the story of the largest loss, or of a score that is lost; None without one."""
    for story in (found.largest_loss, found.lost_score):
        if story is not None:
            title = next(title for title, each in stories(found) if each is story)
            return title, person_stories.told_story(story, found.sides)
    return None


def more(found: Gains) -> str:
    """Who these people are, in a sentence, and where more is said of them."""
    if found.sides.revision:  # no command of its own can name the baseline
        invented = "These people are invented, in a mix that we chose."
        return invented if found.people.invented else f"They are those of {found.people.file}."
    call = f"evenhand people {found.sides.baseline.name} {found.sides.candidate.name}"
    if found.people.invented:
        return f"These people are invented, in a mix that we chose: {call} tells which, and more."
    return f"More of them: {call} --log {found.people.file}"


def as_markdown(found: Gains) -> str:
    """The same as a section of a page; stories and people fold."""
    parts = [f"### {markdown.escaped(headline(found))}"]
    parts += [markdown.escaped(" ".join(sentences(found)))]
    if moves(found):
        header, *body = effect_tables.table(found.everybody, found.groups)
        parts += [markdown.rows(header, body), markdown.escaped(effect_tables.LEGEND)]
        rows = [
            [words, f"{count:,}"] for words, count in effect_tables.distribution(found.everybody)
        ]
        if rows:
            parts += [markdown.folded(MOVES, markdown.rows(["points", "people"], rows))]
    for title, story in stories(found):
        text = person_stories.told_story(story, found.sides)
        parts += [markdown.folded(title, f"```text\n{markdown.fenced(text)}\n```")]
    people = [*populations.paragraphs(found.people)]
    parts += [markdown.folded(populations.HEADLINE, _people_in_markdown(found, people))]
    return "\n\n".join(parts) + "\n"


def as_json(found: Gains) -> dict[str, Any]:
    """The same for machines."""
    return {
        "people": populations.as_json(found.people),
        "unscored": list(found.unscored),
        "everybody": effects.as_json(found.everybody),
        "likely": effects.likely_json(found.everybody) if found.people.invented else None,
        "groups": [
            {
                "group": each.group.name,
                "definition": each.group.definition,
                "few": each.few,
                **effects.as_json(each.effects),
            }
            for each in found.groups
        ],
        "largest_loss": person_stories.as_json(found.largest_loss),
        "largest_gain": person_stories.as_json(found.largest_gain),
        "lost_score": person_stories.as_json(found.lost_score),
    }


def headline(found: Gains) -> str:
    """What is compared, and over whom."""
    sides = found.sides
    return (
        f"Who gains and who loses: {sides.names[0]} (baseline) beside {sides.names[1]} "
        f"(candidate), {populations.when(found.people)}"
    )


def sentences(found: Gains) -> Iterator[str]:
    """What became of everybody, in plain words."""
    if found.unscored:
        names = " and ".join(dict.fromkeys(found.unscored))
        give = "give" if len(set(found.unscored)) > 1 else "gives"
        yield f"{names} {give} no freelancer a score, so nothing was compared."
        return
    yield effects.counted(found.everybody, populations.who(found.people))
    if found.everybody.no_score == found.everybody.people:
        yield NOTHING
    elif found.everybody.nothing_changes:
        yield THE_SAME
    yield from effects.by_how_much(found.everybody)
    if not (found.everybody.gain or found.everybody.lose):
        return
    yield POINTS
    yield from effects.most_often(found.groups)
    if found.people.invented:
        yield effects.likely(found.everybody)


def stories(found: Gains) -> Iterator[tuple[str, Story]]:
    """The stories that there are, each with its title."""
    for what, story in (("loss", found.largest_loss), ("gain", found.largest_gain)):
        if story is not None:
            points = abs(story.change.points or Fraction(0))
            yield f"The largest {what}: {told(points)} points, {story.change.person.of}", story
    if found.lost_score is not None:
        yield f"A score that is lost: {found.lost_score.change.person.of}", found.lost_score


def moves(found: Gains) -> bool:
    """Whether there is anything to set out in a table."""
    return not (found.unscored or found.everybody.nothing_changes)


def _people_in_text(found: Gains) -> Iterator[str]:
    yield populations.HEADLINE
    yield from map(paragraph, populations.paragraphs(found.people))
    if found.people.invented:
        yield from map(entry, populations.mix())
        yield paragraph(populations.CHOSEN)
    yield paragraph(populations.BAD)
    yield from map(entry, populations.groups())


def _people_in_markdown(found: Gains, people: list[str]) -> str:
    parts = [markdown.escaped(" ".join(people))]
    if found.people.invented:
        parts += [markdown.listed(populations.mix()), markdown.escaped(populations.CHOSEN)]
    parts += [markdown.escaped(populations.BAD), markdown.listed(populations.groups())]
    return "\n\n".join(parts)
