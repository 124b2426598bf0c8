"""Changes of a clause in words: what was done to it, and the code where it was done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from evenhand.model.units import many
from evenhand.mutation.changes import Change, Kind
from evenhand.mutation.findings import Finding
from evenhand.reports.paragraphs import in_a_row

VALUES, ROWS = 4, 2  # of one number, or of a row of them, that stand in a brief list of changes
CODE = 60  # signs of code that stand in a brief list of changes; longer code is told by its line
PLAINLY: Mapping[Kind, str] = {
    "comparison": "a comparison is turned round",
    "condition": "a condition is turned round",
    "threshold": "a limit is moved",
    "weight": "a number is changed",
    "side": "another side is looked at",
}
LEFT_OUT = "a condition is left out"


def changed(change: Change) -> str:
    """What was done to a clause, as the end of a sentence: ``window is 61 days, not 60 days``."""
    if change.kind == "drop":
        return "it is dropped"
    if change.kind == "answer" and not change.where:
        return "it answers the opposite"
    if not change.line:
        return f"{change.where} is {change.after}, not {change.before}"
    where = f"{change.where}, line" if change.where else "line"
    if not change.after:
        return f"nobody asks for `{change.before}` ({where} {change.line})"
    return f"it says `{change.after}`, not `{change.before}` ({where} {change.line})"


def together(findings: Iterable[Finding]) -> list[list[Change]]:
    """The changes in their order, those of one number together."""
    told: dict[tuple[str, object], list[Change]] = {}
    for place, finding in enumerate(findings):
        change = finding.change.change
        of_a_number = change.where and not change.line
        told.setdefault((change.where, "" if of_a_number else place), []).append(change)
    return [*told.values()]


def in_plain_words(changes: Sequence[Change], *, brief: bool) -> str:
    """One change, or several of one number, for whoever reads no code: the words come first.

    As the end of a sentence. Where it is *brief*, long code is told by its line alone.
    """
    first = changes[0]
    if first.kind == "drop":
        return "the clause is dropped"
    if not first.line:
        values = [change.after for change in changes]
        return changed(replace(first, after=_either(values, brief=brief)))
    if first.kind == "answer":
        return "the clause answers the opposite"
    words = PLAINLY[first.kind] if first.after else LEFT_OUT
    where = f"{first.where}, line {first.line}" if first.where else f"line {first.line}"
    becomes = f"`{first.before}` becomes `{first.after}`"
    code = becomes if first.after else f"without `{first.before}`"
    return f"{words} ({where})" if brief and len(code) > CODE else f"{words} ({where}: {code})"


def _either(values: Sequence[str], *, brief: bool) -> str:
    """Values in a row, what they count once: ``15, 13 or 28 days``. In brief, a few of them.

    Rows of numbers are told whole, each in its brackets: ``(101, 125) or (100, 126)``.
    """
    row = values[0].startswith("(")
    few = (ROWS if row else VALUES) if brief else len(values)
    *most, last = values[:few]
    unit = f" {last.rpartition(' ')[2]}"
    if not row and unit != f" {last}" and all(value.endswith(unit) for value in most):
        most = [value.removesuffix(unit) for value in most]
    rest = [many(len(values) - few, "other")] if len(values) > few else []
    return in_a_row([*most, last, *rest], "or")
