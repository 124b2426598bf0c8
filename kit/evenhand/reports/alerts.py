"""Alerts: broken promises as machines are told of them, each with the line that it stands on."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.decode import parse
from evenhand.model.verdicts import Outcome, Verdict
from evenhand.questions.rules import Rule
from evenhand.reports.cases import told_case
from evenhand.reports.criteria import spoken
from evenhand.reports.glyphs import mark_of
from evenhand.reports.paragraphs import sentence
from evenhand.rulesets import RuleSet
from evenhand.search.causes import deciding_rule
from evenhand.search.witnesses import claim_of

ELSEWHERE = r"(?<![\w.:/\\])(?:[A-Za-z]:\\|/)(?:[^\s/\\:]+[/\\])+"
"""The folders of a path that begins at the root of a machine."""


@dataclass(frozen=True)
class Spot:
    """A line, from 1, of a file: its path from the top of the checkout if it is one's *own*.

    Where somebody else's file lies is nobody's business: its path is made of its name.
    """

    path: str
    line: int
    own: bool


@dataclass(frozen=True)
class Alert:
    """A promise that is broken or could not be checked, where it stands, and what happened.

    *reason* is empty, or why its author lists the violation; an alert with an objection to that
    fails nevertheless.
    """

    verdict: Verdict
    at: Spot
    title: str
    story: tuple[str, ...]
    rule: Rule | None
    rule_at: Spot | None
    reason: str

    @property
    def failed(self) -> bool:
        return self.verdict.failed


def alerts(root: Path, catalogue: Catalogue, verdicts: Iterable[Verdict]) -> Iterator[Alert]:
    """An alert for everything that fails and for every listed violation, in their order.

    *root* is the repository that the catalogue is seen from.
    """
    files = _Files(catalogue, _top(root))
    for verdict in verdicts:
        if not verdict.failed and verdict.outcome is not Outcome.VIOLATED:
            continue
        rule_set = catalogue.rule_set(verdict.rule_set)
        claim = claim_of((rule_set, catalogue.invariants[verdict.invariant]))
        found = verdict.evidence.ordinary
        rule = deciding_rule(rule_set, found.case) if found else None
        yield Alert(
            verdict=verdict,
            at=files.entry(verdict),
            title=_title(verdict, rule_set),
            story=tuple(_told(catalogue, verdict, rule_set, files)),
            rule=rule,
            rule_at=files.rule(rule) if rule else None,
            reason=f"{sentence(claim.because)} ({claim.source})" if claim else "",
        )


def _title(verdict: Verdict, rule_set: RuleSet) -> str:
    return f"{rule_set.name}: {spoken(verdict.invariant)}: {mark_of(verdict).word}"


def _told(
    catalogue: Catalogue, verdict: Verdict, rule_set: RuleSet, files: _Files
) -> Iterator[str]:
    """What is promised, and what became of it, a paragraph each on one line."""
    yield sentence(catalogue.invariants[verdict.invariant].statement)
    if verdict.evidence.ordinary:
        yield from filter(None, map(_line, told_case(verdict.evidence.ordinary, rule_set)))
    elif verdict.outcome is Outcome.VACUOUS:
        yield "No history ever came to where the promise applies: it was never tested."
    elif verdict.evidence.trouble:
        yield files.nameless(_line(verdict.evidence.trouble))
    if verdict.objection:
        yield f"[[violates]]: {sentence(files.nameless(verdict.objection))}"


def _line(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True)
class _Files:
    """Where things are written, as seen from the *top* of the checkout."""

    catalogue: Catalogue
    top: Path

    def entry(self, verdict: Verdict) -> Spot:
        """The line that lists the violation, or else the first one of the rule set's file."""
        file = self.catalogue.rule_set_files[verdict.rule_set]
        data, lines = parse(file)
        for place, table in enumerate(data.get("violates", [])):
            if verdict.invariant in table["invariants"]:
                return self._spot(file, verdict.rule_set, lines.positions["violates", place])
        return self._spot(file, verdict.rule_set, 1)

    def rule(self, rule: Rule) -> Spot:
        module = rule.name.rpartition(".")[0]
        return self._spot(self.catalogue.module_files[module], module, rule.line)

    def nameless(self, text: str) -> str:
        """*text* without a word of where on this machine its files lie."""
        return re.sub(ELSEWHERE, "", text.replace(f"{self.top}{os.sep}", ""))

    def _spot(self, file: Path, name: str, line: int) -> Spot:
        whole = file.resolve()
        mine = (source.policies for source in self.catalogue.sources if source.own)
        if any(map(file.is_relative_to, mine)) and whole.is_relative_to(self.top):
            return Spot(whole.relative_to(self.top).as_posix(), line, own=True)
        return Spot(f"policies/{name.replace('.', '/')}{file.suffix}", line, own=False)


def _top(root: Path) -> Path:
    """The top of the checkout that *root* lies in, as those see it who show alerts; else *root*."""
    whole = root.resolve()
    return next((each for each in (whole, *whole.parents) if (each / ".git").exists()), whole)
