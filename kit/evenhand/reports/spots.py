"""Spots: the line that something stands on, without a word of where on the machine that is."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.decode import parse
from evenhand.model.verdicts import Verdict
from evenhand.questions.rules import Rule

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
class Spots:
    """Where things are written, as seen from the *top* of a checkout."""

    catalogue: Catalogue
    top: Path
    _entries: dict[str, dict[str, int]] = field(default_factory=dict)

    def entry(self, verdict: Verdict) -> Spot:
        """The line that lists the violation, or else the first one of the rule set's file."""
        name = verdict.rule_set
        if name not in self._entries:
            self._entries[name] = dict(_listed(self.catalogue.rule_set_files[name]))
        line = self._entries[name].get(verdict.invariant, 1)
        return self._spot(self.catalogue.rule_set_files[name], name, line)

    def rule_set(self, name: str) -> Spot:
        return self._spot(self.catalogue.rule_set_files[name], name, 1)

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


def _listed(file: Path) -> Iterator[tuple[str, int]]:
    """Every promise that a rule set lists as broken, with the line of its entry."""
    data, lines = parse(file)
    for place, table in enumerate(data.get("violates", [])):
        for promise in table["invariants"]:
            yield promise, lines.positions["violates", place]


def top_of(root: Path) -> Path:
    """The top of the checkout that *root* lies in, as those see it who show alerts; else *root*."""
    whole = root.resolve()
    return next((each for each in (whole, *whole.parents) if (each / ".git").exists()), whole)
