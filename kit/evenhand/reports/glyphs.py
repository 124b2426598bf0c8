"""Glyphs: one mark for each verdict, also where there is neither colour nor Unicode."""

from __future__ import annotations

from dataclasses import dataclass

from evenhand.model.verdicts import Outcome, Verdict


@dataclass(frozen=True)
class Mark:
    """A mark, its plain ASCII form, its word, and its colour where there are colours."""

    glyph: str
    ascii: str
    word: str
    style: str

    def text(self, *, unicode: bool) -> str:
        return self.glyph if unicode else self.ascii


HOLDS = Mark("\N{CHECK MARK}", "+", "holds", "green")
LISTED = Mark("\N{BALLOT X}", "x", "violated, as listed", "yellow")
VIOLATED = Mark("\N{BALLOT X}!", "X!", "VIOLATED, not listed", "bold red")
OBJECTED = Mark("!!", "!!", "its entry under [[violates]] is wrong", "bold red")
SILENT = Mark("\N{MIDDLE DOT}", ".", "silent: no rule answers", "dim")
OUTSIDE = Mark("-", "-", "out of scope, as its author says", "dim")
VACUOUS = Mark("0!", "0!", "VACUOUS: never tested", "bold red")
BROKEN = Mark("??", "??", "BROKEN: a rule failed", "bold red")
ALL = (HOLDS, LISTED, VIOLATED, OBJECTED, SILENT, OUTSIDE, VACUOUS, BROKEN)

_PLAIN = {
    Outcome.HOLDS: HOLDS,
    Outcome.SILENT: SILENT,
    Outcome.VACUOUS: VACUOUS,
    Outcome.BROKEN: BROKEN,
}


def mark_of(verdict: Verdict) -> Mark:
    """The mark of a verdict."""
    if verdict.outcome is Outcome.VIOLATED and not verdict.expected:
        return VIOLATED
    if verdict.objection:
        return OBJECTED
    if verdict.out_of_scope:
        return OUTSIDE
    return LISTED if verdict.outcome is Outcome.VIOLATED else _PLAIN[verdict.outcome]
