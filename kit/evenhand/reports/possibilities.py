"""Possibilities told: under which rule sets something could have happened, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from evenhand.model.history import History
from evenhand.model.units import many
from evenhand.possibility.answers import Answer, Found, Possibility, Searched
from evenhand.possibility.goals import Goal
from evenhand.reports import attributions, json, markdown
from evenhand.reports.counted import counted
from evenhand.reports.paragraphs import paragraph
from evenhand.reports.possible_stories import Earlier, shown, told_story, what_else
from evenhand.reports.possible_tables import in_columns, legend, table
from evenhand.reports.questions import bounds, kinds_words, question, searched_words, unread
from evenhand.reports.uncovered import beyond_words, unshown_words, ways_words


def as_text(answers: Sequence[Answer], goal: Goal, title: str) -> str:
    """The question, the table of rule sets and answers, and then each answer in full."""
    lines = [*_asked(goal, title), "", *in_columns(table(answers, goal)), ""]
    lines.append(paragraph(legend(goal)))
    for answer, earlier in _and_earlier(answers):
        lines += ["", "", told_answer(answer, earlier=earlier)]
    return "\n".join(lines)


def as_markdown(answers: Sequence[Answer], goal: Goal, title: str) -> str:
    """The same for a pull request, each answer folded under its headline."""
    header, *body = table(answers, goal)
    parts = [f"### {markdown.escaped(title or question(goal))}", markdown.escaped(bounds(goal))]
    parts += [markdown.rows(header, body), markdown.paragraph_text(legend(goal))]
    for answer, earlier in _and_earlier(answers):
        headline = markdown.escaped(_headline(answer))
        text = markdown.fenced(told_answer(answer, earlier=earlier))
        parts.append(
            f"<details><summary>{headline}</summary>\n\n```text\n{text}\n```\n\n</details>"
        )
    return "\n\n".join(parts) + "\n"


def told_answer(answer: Answer, *, earlier: Earlier) -> str:
    """One answer in full: what was looked at, and the history that was found."""
    lines = [_headline(answer), ""]
    if answer.found is None:
        return "\n".join([*lines, *map(paragraph, reasons(answer))])
    several = len(answer.searched) > 1  # of one alone the headline has said that it is possible
    lines += [paragraph(searched_words(answer, one, headed=several)) for one in answer.searched]
    return "\n".join([*lines, "", told_story(answer.rule_set, answer.found, earlier=earlier)])


def reasons(answer: Answer) -> list[str]:
    """Why the answer is what it is, a paragraph each."""
    if answer.outcome is Possibility.SILENT:
        return [f"No score to ask about: {answer.trouble}."]
    if answer.unread is not None:
        return [unread(answer)]
    kinds = [kinds_words(answer)] if answer.outcome is not Possibility.POSSIBLE else []
    ways = " ".join(ways_words(answer))
    unshown = "" if answer.found else " ".join(unshown_words(answer))
    searched = [searched_words(answer, one) for one in answer.searched]
    return [text for text in (ways, *searched, *kinds, unshown) if text]


def as_json(answers: Sequence[Answer], goal: Goal, title: str) -> dict[str, Any]:
    """The same for machines."""
    return {
        "question": {
            "title": title,
            "told": question(goal),
            "before": None if goal.before is None else str(goal.before),
            "after": None if goal.after is None else str(goal.after),
            "falls_by": None if goal.after is not None else str(goal.falls_by),
            "between": goal.event,
            "feedback": goal.feedback,
            "contracts": goal.contracts,
            "besides": goal.besides,
            "from": goal.first.isoformat() if goal.first else None,
            "until": goal.last.isoformat() if goal.last else None,
        },
        "answers": [_answer_json(answer) for answer in answers],
    }


def _and_earlier(answers: Sequence[Answer]) -> Iterator[tuple[Answer, Earlier]]:
    """Each answer with the first rule sets before it that are shown by the very same history, and
    by the very same sums.
    """
    histories: dict[History, str] = {}
    sums: dict[str, str] = {}
    for answer in answers:
        earlier, name = Earlier(), answer.rule_set.name
        if answer.found is not None:
            text = "\n".join(counted(answer.rule_set, answer.found))
            earlier = Earlier(histories.get(answer.found.history, ""), sums.get(text, ""))
            histories.setdefault(answer.found.history, name)
            sums.setdefault(text, name)
        yield answer, earlier


def _asked(goal: Goal, title: str) -> list[str]:
    lines = [paragraph(title, by=0)] if title else []
    return [*lines, paragraph(question(goal), by=2 if title else 0), paragraph(bounds(goal))]


def _headline(answer: Answer) -> str:
    word = answer.outcome.value
    if answer.found is not None:
        others = answer.searched[-1].besides
        word += f", with {many(others, 'other thing')} besides" if others else ", by itself"
    return f"{answer.rule_set.name}: {word}"


def _answer_json(answer: Answer) -> dict[str, Any]:
    return {
        "rule_set": answer.rule_set.name,
        "answer": answer.outcome.value,
        "reasons": reasons(answer),
        "searched": [_searched_json(answer, one) for one in answer.searched],
        "found": None if answer.found is None else _found_json(answer, answer.found),
    }


def _searched_json(answer: Answer, one: Searched) -> dict[str, Any]:
    rule = one.lemma.rule if one.lemma else None
    return {
        "besides": one.besides,
        "answer": one.outcome.value,
        "kinds": one.kinds,
        "mixes": one.tried,
        "sums": one.sums,
        "all_up_to": max(one.every, 0),
        "begin_rightly": one.matched,
        "moved": one.moved,
        "left_out_by": rule.name if rule else None,
        "not_settled": beyond_words(one.beyond) if one.beyond else None,
        "cites": answer.rule_set.source_of(rule) if rule else None,
    }


def _found_json(answer: Answer, found: Found) -> dict[str, Any]:
    return {
        "history": json.history(found.history),
        "event": found.event.id if found.event else None,
        "others": [contract.id for contract, _ in found.others],
        "what_else": list(what_else(answer.rule_set, found)),
        "told": shown(found),
        "before": json.exact(found.before),
        "after": json.exact(found.after),
        "without": json.exact(found.without),
        "attribution": attributions.as_json(found.attribution),
    }
