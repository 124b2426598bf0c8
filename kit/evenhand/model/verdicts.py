"""A verdict: what became of one promise under one rule set, with the evidence for it."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from evenhand.model.cases import Case
from evenhand.model.history import History


class Outcome(Enum):
    """Two answers, and three ways of having none. Only *holds* is ever green."""

    HOLDS = "holds"
    VIOLATED = "violated"
    VACUOUS = "vacuous"  # no history ever came to where the promise applies
    SILENT = "silent"  # the promise asks what no rule answers
    BROKEN = "broken"  # a rule or the promise itself raised


class Counterexample(Struct, frozen=True):
    """A history on which a promise is not kept, and the case that shows it."""

    history: History
    case: Case


class Exhausted(Struct, frozen=True, kw_only=True):
    """Every history of up to *size* contracts of *kinds* kinds was tried: so many *histories*.

    The empty one is among them. Histories that differ in names or in order only are one.
    """

    size: int
    kinds: int
    histories: int


class Proof(Struct, frozen=True, kw_only=True):
    """What came of an attempt to prove a promise for histories of any length.

    *proved* only where the tool confirmed it. *lemma* says in words what was to be proved, *bounds*
    within which numbers, *assumed* what the step from the lemma to the promise takes for granted.
    *why_not* is empty, or says what stood in the way; it is then no evidence either way.
    """

    proved: bool
    tool: str
    version: str
    lemma: str = ""
    bounds: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    why_not: str = ""


class Evidence(Struct, frozen=True, kw_only=True):
    """How hard we looked, and what was found.

    *histories* were tried and *met* of them came to where the promise applies, in *cases* places.
    In *reached* of those the rules treated something otherwise, in *moved* the result moved at all,
    and *violations* did not keep the promise. *exhausted* says up to which size every history was
    tried, *proof* what came of an attempt to prove the promise; None: nobody asked for it.
    *ordinary* reads as a true-to-life story, *smallest* has the fewest contracts. *worst* is the
    case with the largest amount, kept or not, where the promise measures something. *trouble* says
    what a silent or broken check ran into.
    """

    histories: int = 0
    met: int = 0
    cases: int = 0
    reached: int = 0
    moved: int = 0
    violations: int = 0
    exhausted: Exhausted | None = None
    proof: Proof | None = None
    ordinary: Counterexample | None = None
    smallest: Counterexample | None = None
    worst: Counterexample | None = None
    trouble: str = ""


class Verdict(Struct, frozen=True, kw_only=True):
    """The outcome for one pair of rule set and promise.

    *expected* says whether the rule set's author lists the violation; *objection* is empty, or
    says what is wrong with that entry (expired, no longer true, no witness). *out_of_scope* is
    the author's reason for a promise that the rule set is not about; its outcome is then silent.
    """

    rule_set: str
    invariant: str
    outcome: Outcome
    evidence: Evidence
    expected: bool = False
    objection: str = ""
    out_of_scope: str = ""

    @property
    def failed(self) -> bool:
        """Whether somebody must act: not kept and not expected, never tested, or a bad entry."""
        if self.objection or self.outcome in (Outcome.VACUOUS, Outcome.BROKEN):
            return True
        return self.outcome is Outcome.VIOLATED and not self.expected
