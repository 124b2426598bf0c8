"""Arithmetic: from the contracts that count to the score, and from that to the shown number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from evenhand.model.contracts import Party
from evenhand.model.outcomes import Rated, totals
from evenhand.model.units import Exact, many, told
from evenhand.questions.rules import Rule
from evenhand.questions.workings import Line, Workings
from evenhand.runs import Run


@dataclass(frozen=True)
class Arithmetic:
    """How a score came about.

    *counted* says what counts, by outcome and weight, and *lines* how the rule *by* made *score*
    of it: as its author works it out, or empty where nobody does. *whole* says that *counted* is
    all that the rule looks at. *trouble* says what is wrong with the author's workings, empty
    where nothing is. *shown_by* made *shown* of the score; None where no rule has a say in it.
    """

    counted: tuple[Line, ...]
    lines: tuple[Line, ...]
    by: Rule | None
    score: Exact | None
    shown_by: Rule | None
    shown: Exact | None
    whole: bool = False
    trouble: str = ""


def arithmetic(run: Run, *, of: Party) -> Arithmetic:
    """How the score of *of* comes about in *run*, worked out at its moment.

    Raises ``Unanswered`` where no rule gives a score, ``RuleError`` where one fails. Workings that
    fail, or end in another number than the rule's, are told under *trouble* and never raise.
    """
    rule_set, answer = run.rule_set, run.answer(of=of)
    rated = tuple([one.rated for one in answer.standings if one.rated])
    rule = rule_set.rules.get(answer.rule or "") or _asked(run)
    workings = rule_set.workings_of(rule) if rule else None
    lines: tuple[Line, ...] = ()
    trouble = ""
    if rule and workings:
        lines, trouble = _worked_out(workings, rule, run, of, rated)
        if not trouble and (not lines or lines[-1][1] != answer.score):
            end = told_exactly(lines[-1][1]) if lines else "no line at all"
            trouble = _fault(
                workings, f"ends in {end}, and the rule itself in {told_exactly(answer.score)}"
            )
    shown, by = None, None
    if answer.score is not None:
        _, by = rule_set.chain("displays").ask({"score": answer.score})
        shown = rule_set.displayed(answer.score)
    whole = rule is not None and "totals" in rule.asks_for
    return Arithmetic(
        counted=tuple(_counted(rated, whole=whole)),
        lines=lines,
        by=rule,
        score=answer.score,
        shown_by=rule_set.rules.get(by or ""),
        shown=shown,
        whole=whole,
        trouble=trouble,
    )


def told_exactly(number: Exact | None) -> str:
    """A number in words; one that is not whole as a fraction too, where that is short."""
    if number is None or number == int(number):
        return told(number)
    exact = str(Fraction(number))
    about = told(number)
    return about if Fraction(about) == number or len(exact) > 12 else f"{about} ({exact})"


def _asked(run: Run) -> Rule | None:
    """The rule that gave no score, where there is one alone to ask."""
    steps = run.rule_set.aggregates.steps
    return steps[0].rule if len(steps) == 1 else None


def _counted(rated: Sequence[Rated], *, whole: bool) -> Iterator[Line]:
    """How many contracts have which outcome and weight, and what that adds up to.

    Where that is not the *whole* account, a rule may leave some of them out of the score.
    """
    alike = Counter((one.outcome, one.weight) for one in rated)
    for (outcome, weight), count in alike.items():
        each = f", each weighing {told_exactly(weight)}" if weight != 1 else ""
        words = f"{many(count, 'contract')} with outcome {told_exactly(outcome)}{each}"
        yield f"{words}: {count} * {_factor(outcome)} * {_factor(weight)}", count * outcome * weight
    together = totals(rated)
    yield "contracts that count" if whole else "contracts that are rated", together.count
    if any(one.weight != 1 for one in rated):
        yield "their weight", together.weight
    yield "their outcomes by weight", together.credit


def _factor(number: Exact) -> str:
    exact = str(number)
    return f"({exact})" if number < 0 or "/" in exact else exact


def _worked_out(
    workings: Workings, rule: Rule, run: Run, of: Party, rated: tuple[Rated, ...]
) -> tuple[tuple[Line, ...], str]:
    """The author's lines, and what is wrong with them; nothing that the author wrote is raised."""
    history = run.history
    given: dict[str, Any] = {
        "rated": rated,
        "totals": totals(rated),
        "party": of,
        "moment": history.at,
        "history": history,
    }
    numbers = run.rule_set.parameters_of(rule)
    try:
        asked = {name: given[name] for name in workings.asks_for}
        asked |= {name: numbers[name] for name in workings.numbers}
        lines = tuple(workings.function(**asked))
    except (Exception, SystemExit) as error:
        return (), _fault(workings, f"raised {type(error).__name__}: {error}")
    for line in lines:
        if not _is_line(line):
            wanted = "a text, and an int, a Fraction or None"
            return (), _fault(workings, f"gave {line!r}; a line is {wanted}")
    return lines, ""


def _is_line(line: object) -> bool:
    return (
        isinstance(line, tuple)
        and [type(part) for part in line[:1]] == [str]
        and len(line) == 2
        and type(line[1]) in (int, Fraction, type(None))
    )


def _fault(workings: Workings, what: str) -> str:
    return f"{workings.file}:{workings.line}: {workings.name!r} {what}"
