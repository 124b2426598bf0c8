"""Findings: cases about more than whether one score lies above another."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from evenhand.model.cases import Amount, Case
from evenhand.model.contracts import Contract, Party
from evenhand.model.units import Exact
from evenhand.runs import Run


def moved_by(run: Run, base: Run, *, of: Party) -> Fraction | None:
    """How far the score of *of* lies above the one in *base*, in hundredths of the scale.

    None where there is no score in one of the two.
    """
    before, after = base.score(of=of), run.score(of=of)
    if before is None or after is None:
        return None
    return run.rule_set.scale.points(after - before)


def moved_at_most(
    run: Run,
    base: Run,
    bound: Exact,
    *,
    of: Party,
    because: Contract | None = None,
    difference: str = "",
    only_down: bool = False,
) -> Case:
    """A case: the score of *of* lies no more than *bound* hundredths of the scale from *base*'s.

    With *only_down* it may rise as far as it likes. The amount is how far it moved.
    """
    moved = moved_by(run, base, of=of) or Fraction(0)
    amount = max(Fraction(0), -moved) if only_down else abs(moved)
    return Case(
        kept=amount <= bound,
        of=of,
        base=base.history,
        varied=run.history,
        before=base.score(of=of),
        after=run.score(of=of),
        because=because,
        difference=difference,
        amount=amount,
    )


def found(
    run: Run,
    *,
    kept: bool,
    of: Party,
    told: str,
    answer: str = "",
    because: Contract | None = None,
    amount: Amount | None = None,
    rule: str | None = None,
) -> Case:
    """A case about one history: *told* says in a sentence what is wrong with it, or would be.

    *answer* is what the rules gave, in a word; empty where they gave nothing.
    """
    return Case(
        kept=kept,
        of=of,
        base=run.history,
        varied=run.history,
        before=None,
        after=answer or None,
        because=because,
        measure="answer",
        told=told,
        amount=amount,
        rule=rule,
    )


def answered_alike(
    run: Run,
    base: Run,
    measure: str,
    answers: tuple[str, str],
    *,
    of: Party,
    kept: bool | None = None,
    because: Contract | None = None,
    difference: str = "",
    rule: str | None = None,
) -> Case:
    """A case: what *measure* names is the same in *base* and here, unless *kept* says otherwise.

    *answers* are both answers in words, the one in *base* first.
    """
    before, after = answers
    return Case(
        kept=before == after if kept is None else kept,
        of=of,
        base=base.history,
        varied=run.history,
        before=before,
        after=after,
        because=because,
        difference=difference,
        measure=measure,
        rule=rule,
    )


def in_words(names: Sequence[str], *, none: str = "none") -> str:
    """A list as it would be said: ``a, b``; *none* for an empty one."""
    return ", ".join(names) or none
