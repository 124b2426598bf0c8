"""Updates: witnesses as scenario files, and ``[[violates]]`` entries for a person to review."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from textwrap import fill

import tomlkit

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.writing import scenario_text, write_new
from evenhand.model.contracts import Party
from evenhand.model.verdicts import Counterexample, Verdict
from evenhand.questions.places import shown
from evenhand.reports.cases import told_case
from evenhand.reports.criteria import spoken
from evenhand.rulesets import RuleSet
from evenhand.search.causes import deciding_rule
from evenhand.search.witnesses import witness_file

LINE = 100  # columns of a witness file


def write_witnesses(catalogue: Catalogue, verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Write the witness of every violation that has none; say which. No file is overwritten.

    Rule sets that are not one's own have their witnesses where they come from; and a history
    without contracts is nobody's story.
    """
    for verdict in verdicts:
        found = verdict.evidence.ordinary
        if found is None or not found.history.contracts:
            continue
        if not catalogue.source_of(verdict.rule_set).own:
            continue
        rule_set = catalogue.rule_set(verdict.rule_set)
        file = witness_file(catalogue, (rule_set, catalogue.invariants[verdict.invariant]))
        if not file.exists() and write_new(file, witness_text(verdict, found, rule_set)):
            yield f"wrote {shown(file)}"


def witness_text(verdict: Verdict, found: Counterexample, rule_set: RuleSet) -> str:
    """The scenario file of a counterexample."""
    sentences = [" ".join(part.split()) for part in told_case(found, rule_set)[2:]]
    story = "\n".join(fill(sentence, LINE, break_on_hyphens=False) for sentence in sentences)
    return scenario_text(
        found.history,
        title=f"{rule_set.title} does not keep: {spoken(verdict.invariant)}",
        story=story,
        about=_whose(found).name,
        expected={verdict.rule_set: {"broken": [verdict.invariant]}},
    )


def _whose(found: Counterexample) -> Party:
    """The party that the case is of, or the first one where it goes by another name there."""
    parties = found.history.parties()
    return found.case.of if found.case.of in parties else parties[0]


def entries(catalogue: Catalogue, verdicts: Sequence[Verdict]) -> Iterator[tuple[str, str]]:
    """What is not listed yet, as TOML for a rule set's file: one entry for each deciding rule."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for verdict in verdicts:
        if verdict.evidence.ordinary and not verdict.expected:
            rule_set = catalogue.rule_set(verdict.rule_set)
            rule = deciding_rule(rule_set, verdict.evidence.ordinary.case)
            found[verdict.rule_set][rule.name if rule else ""].append(verdict.invariant)
    for name, by_rule in found.items():
        rule_set = catalogue.rule_set(name)
        tables = tomlkit.aot()
        for rule_name, invariants in by_rule.items():
            rule = rule_set.rules.get(rule_name)
            text, cites = (rule.clause, rule_set.source_of(rule)) if rule else ("", "")
            tables.append(_entry(text, cites, invariants))
        document = tomlkit.document()
        document["violates"] = tables
        yield rule_set.definition.file, tomlkit.dumps(document)


def _entry(because: str, source: str, invariants: list[str]) -> tomlkit.items.Table:
    table = tomlkit.table()
    listed = tomlkit.array()
    listed.extend(invariants)
    table["invariants"] = listed.multiline(True)
    table["because"] = because
    table["source"] = source
    table.add(tomlkit.comment("review_by = a day on which somebody reads this again"))
    return table
