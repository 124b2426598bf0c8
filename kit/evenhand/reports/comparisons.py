"""Comparisons told: the cells that change, the scenarios that differ, one history each way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from evenhand.comparisons.comparing import Comparison, HistoryDifference
from evenhand.model.units import told
from evenhand.model.verdicts import Verdict
from evenhand.questions.places import shown
from evenhand.reports import json, markdown
from evenhand.reports.criteria import Criteria
from evenhand.reports.evidence import how_green
from evenhand.reports.figures import amount_words
from evenhand.reports.glyphs import GREEN, mark_of
from evenhand.reports.narrative import narrative
from evenhand.reports.paragraphs import entry, paragraph
from evenhand.reports.replays import treated
from evenhand.runs import Run


def headline(found: Comparison) -> str:
    """Which two stand side by side."""
    baseline, candidate = found.sides.baseline, found.sides.candidate
    return f"{baseline.name} (baseline) beside {candidate.name} (candidate)"


def changed(found: Comparison) -> list[Verdict]:
    """The verdicts of both sides, promises on which they differ first."""
    outcomes: dict[str, set[str]] = {}
    for verdict in found.verdicts:
        outcomes.setdefault(verdict.invariant, set()).add(verdict.outcome.value)
    return sorted(found.verdicts, key=lambda verdict: len(outcomes[verdict.invariant]) < 2)


def differences(found: Comparison) -> str:
    """The scenarios with both numbers, and a history each way, in plain lines."""
    lines = [_scenarios_headline(found)]
    for difference in found.scenarios:
        numbers = f"{told(difference.baseline)} or {told(difference.candidate)}"
        lines.append(paragraph(f"{difference.scenario.title}: {difference.party}, {numbers}"))
    for word, history in (("harsher", found.harsher), ("kinder", found.kinder)):
        lines += ["", *_history(found, word, history)]
    return "\n".join(lines)


def as_markdown(found: Comparison, table: Criteria) -> str:
    """The comparison for a pull request; *table* has the verdicts of both sides."""
    names = (found.sides.baseline.name, found.sides.candidate.name)
    cells = [
        [table.row(invariant), *(_word(table, invariant, name) for name in names)]
        for invariant in table.invariants
    ]
    scenarios = [
        [d.scenario.title, str(d.party), told(d.baseline), told(d.candidate)]
        for d in found.scenarios
    ]
    parts = [f"### {headline(found)}", markdown.rows(["promise", *names], cells)]
    parts.append(_scenarios_headline(found))
    if scenarios:
        parts.append(markdown.rows(["scenario", "who", *names], scenarios))
    for word, history in (("harsher", found.harsher), ("kinder", found.kinder)):
        parts.append("```text\n" + "\n".join(_history(found, word, history)) + "\n```")
    return "\n\n".join(parts) + "\n"


def as_json(found: Comparison) -> dict[str, Any]:
    """The comparison for machines."""
    rule_sets = {side.name: side for side in (found.sides.baseline, found.sides.candidate)}
    return {
        "baseline": found.sides.baseline.name,
        "candidate": found.sides.candidate.name,
        "tried": found.tried,
        **json.verdicts(found.verdicts, rule_sets),
        "scenarios": [
            {
                "scenario": shown(difference.scenario.file),
                "party": difference.party.name,
                "baseline": json.exact(difference.baseline),
                "candidate": json.exact(difference.candidate),
            }
            for difference in found.scenarios
        ],
        "harsher": _history_json(found.harsher),
        "kinder": _history_json(found.kinder),
    }


def _word(table: Criteria, invariant: str, rule_set: str) -> str:
    """The verdict in a few words, and the worst found: ``holds, never moved``, ``violated, 11``."""
    verdict, worst = table.cells[invariant, rule_set], table.worst(invariant, rule_set)
    words = [verdict.outcome.value]
    if mark_of(verdict) in GREEN:
        words += how_green(verdict.evidence)
    if worst is not None:
        words.append(amount_words(worst))
    return ", ".join(words)


def _scenarios_headline(found: Comparison) -> str:
    count = len(found.scenarios)
    if not count:
        return "No scenario shows different numbers."
    return f"{count} scores in scenarios differ (shown at the end, baseline or candidate):"


def _history(found: Comparison, word: str, difference: HistoryDifference | None) -> Sequence[str]:
    name = found.sides.candidate.name
    if difference is None:
        return [paragraph(f"{name} is never {word}, on {found.tried:,} histories tried.", by=0)]
    numbers = f"{told(difference.baseline)} under {found.sides.baseline.name}"
    numbers += f", {told(difference.candidate)} under {name}"
    return [
        paragraph(f"{name} is {word} here ({difference.party}: {numbers}):", by=0),
        narrative(difference.history),
        *_treated_otherwise(found, difference),
    ]


def _treated_otherwise(found: Comparison, difference: HistoryDifference) -> Iterator[str]:
    """The contracts that the two sides treat otherwise, and how each makes a score of them."""
    runs = [Run(side, difference.history) for side in (found.sides.baseline, found.sides.candidate)]
    for contract in difference.history.of(difference.party):
        sentences = [treated(run.treatment(contract)) for run in runs]
        if sentences[0] != sentences[1]:
            yield paragraph(f"The contract with {contract.client}:")
            for run, sentence in zip(runs, sentences, strict=True):
                yield entry(f"{run.rule_set.name}: {sentence}")
    for run in runs:
        _, by = run.scored(of=difference.party)
        if by:
            yield entry(f"{run.rule_set.name}: {by}: {run.rule_set.rules[by].clause}")


def _history_json(difference: HistoryDifference | None) -> dict[str, Any] | None:
    if difference is None:
        return None
    return {
        "history": json.history(difference.history),
        "party": difference.party.name,
        "baseline": json.exact(difference.baseline),
        "candidate": json.exact(difference.candidate),
    }
