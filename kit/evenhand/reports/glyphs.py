"""Glyphs: one mark for each verdict, also where there is neither colour nor Unicode.

A promise that holds says how green: by its first sign whether anything ever moved, by a second one
whether more is known than what was tried.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from evenhand.model.verdicts import Evidence, Outcome, Verdict


@dataclass(frozen=True)
class Mark:
    """A mark, its plain ASCII form, its word, and its colour where there are colours."""

    glyph: str
    ascii: str
    word: str
    style: str

    def text(self, *, unicode: bool) -> str:
        return self.glyph if unicode else self.ascii


TRIED = "holds in all that was tried"
HELD = (
    Mark("\N{CHECK MARK}", "+", TRIED, "green"),
    Mark("=", "=", f"{TRIED}; the result never moved", "green"),
    Mark("\N{WHITE CIRCLE}", "o", f"{TRIED}; nothing was treated otherwise", "green"),
)
"""The result moved, or it never did, or the rules did not even treat anything otherwise."""


def _surer(sign: str, word: str) -> tuple[Mark, ...]:
    """The marks of what holds, with a second sign and another word for how sure that is."""
    return tuple(
        replace(
            mark,
            glyph=mark.glyph + sign,
            ascii=mark.ascii + sign,
            word=mark.word.replace(TRIED, word),
        )
        for mark in HELD
    )


EXHAUSTED = _surer("*", "holds in all histories up to a size")
PROVED = _surer("#", "proved for histories of any length")
LISTED = Mark("\N{BALLOT X}", "x", "violated, as listed", "yellow")
VIOLATED = Mark("\N{BALLOT X}!", "X!", "VIOLATED, not listed", "bold red")
OBJECTED = Mark("!!", "!!", "its entry under [[violates]] is wrong", "bold red")
SILENT = Mark("\N{MIDDLE DOT}", ".", "silent: no rule answers", "dim")
OUTSIDE = Mark("-", "-", "out of scope, as its author says", "dim")
VACUOUS = Mark("0!", "0!", "VACUOUS: never tested", "bold red")
BROKEN = Mark("??", "??", "BROKEN: a rule failed", "bold red")
GREEN = (*HELD, *EXHAUSTED, *PROVED)
ALL = (*GREEN, LISTED, VIOLATED, OBJECTED, SILENT, OUTSIDE, VACUOUS, BROKEN)

_PLAIN = {Outcome.SILENT: SILENT, Outcome.VACUOUS: VACUOUS, Outcome.BROKEN: BROKEN}


def mark_of(verdict: Verdict) -> Mark:
    """The mark of a verdict."""
    if verdict.outcome is Outcome.VIOLATED and not verdict.expected:
        return VIOLATED
    if verdict.objection:
        return OBJECTED
    if verdict.out_of_scope:
        return OUTSIDE
    if verdict.outcome is Outcome.HOLDS:
        return _how_green(verdict.evidence)
    return LISTED if verdict.outcome is Outcome.VIOLATED else _PLAIN[verdict.outcome]


def never_moved(evidence: Evidence) -> bool:
    """Whether the result was the same in every case."""
    return evidence.moved == 0


def never_reached(evidence: Evidence) -> bool:
    """Whether the rules treated nothing otherwise in any case; no, where nobody counted that.

    There is no case without a history that comes to it: where none of these is counted, nobody did.
    """
    return evidence.met > 0 and evidence.reached == 0 and never_moved(evidence)


def proved(evidence: Evidence) -> bool:
    """Whether the promise was proved for histories of any length."""
    return evidence.proof is not None and evidence.proof.proved


def _how_green(evidence: Evidence) -> Mark:
    tried = EXHAUSTED if evidence.exhausted is not None else HELD
    moved, still, untouched = PROVED if proved(evidence) else tried
    if never_reached(evidence):
        return untouched
    return still if never_moved(evidence) else moved
