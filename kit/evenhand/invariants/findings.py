"""Findings: cases about more than whether one score lies above another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from evenhand.judging import yardsticks
from evenhand.model.cases import Amount, Case
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import FactKind, History, Variation
from evenhand.model.units import Exact, told, told_apart
from evenhand.runs import Run


def moved_at_most(
    run: Run,
    base: Run,
    bound: Exact,
    *,
    of: Party,
    because: Contract | None = None,
    difference: str = "",
    only_down: bool = False,
    supposing: str = "",
    them: str = "that contract",
) -> Case:
    """A case: the score of *of* lies no more than *bound* hundredths of the scale from *base*'s.

    With *only_down* it may rise as far as it likes. The amount is how far it moved. *supposing*
    and *them* are as for ``compared``.
    """
    return run.compared(
        base,
        yardsticks.moved_at_most(bound, only_down=only_down),
        of=of,
        because=because,
        difference=difference,
        told=partial(supposed, supposing=supposing, of=of, them=them) if supposing else None,
    )


def compared(
    run: Run,
    base: Run,
    *,
    kept: bool,
    of: Party,
    because: Contract | None = None,
    difference: str = "",
    amount: Amount | None = None,
    supposing: str = "",
    them: str = "that contract",
) -> Case:
    """A case: the score of *of* here and in *base*; whether that keeps the promise is given.

    *supposing* says in which circumstances both are, where neither is the history that is told:
    then a sentence tells the case, of the scores with and without *them*.
    """
    before, after = base.score(of=of), run.score(of=of)
    sentence = ""
    if supposing and not kept:
        sentence = supposed(run, before, after, supposing=supposing, of=of, them=them)
    return Case(
        kept=kept,
        of=of,
        base=base.history,
        varied=run.history,
        before=before,
        after=after,
        because=because,
        difference=difference,
        told=sentence,
        amount=amount,
    )


def supposed(
    run: Run, before: Exact | None, after: Exact | None, *, supposing: str, of: Party, them: str
) -> str:
    """A sentence on the scores with and without *them*, in the circumstances *supposing*."""
    without, there = scores_in_words(run, before, after)
    return f"{supposing}, {of} would have {there}, and without {them} {without}."


def same_scores(run: Run, *changes: tuple[Variation, str]) -> Iterator[Case]:
    """A case for every freelancer and each of these variations: the score is the same there.

    Each comes with the words for what it changes; one that changes nothing here gives no case.
    """
    for change, words in changes:
        varied = run.varied(change)
        if varied is not run:
            for party in run.history.freelancers():
                yield varied.same_as(run, of=party, difference=words)


def forgetting(kind: FactKind, history: History) -> History:
    """The history without the platform's facts of one kind; itself where it has none."""
    facts = [fact for fact in history.facts if fact.kind != kind]
    if len(facts) == len(history.facts):
        return history
    return History(history.contracts, facts=facts, at=history.at, beside=history)


def scores_in_words(run: Run, one: Exact | None, other: Exact | None) -> tuple[str, str]:
    """Two scores as a reader sees them, or exactly where those would look the same."""
    seen = run.rule_set.displayed(one), run.rule_set.displayed(other)
    words = told_apart(one, other) if seen[0] == seen[1] else (told(seen[0]), told(seen[1]))
    no_score = told(None)
    first, second = (w if w == no_score else f"a score of {w}" for w in words)
    return first, second


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
