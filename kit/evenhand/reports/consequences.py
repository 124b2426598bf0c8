"""Consequences: what changes of a clause do to people, told once for all that do the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from fractions import Fraction

from evenhand.model.units import told
from evenhand.mutation.differences import Difference
from evenhand.mutation.findings import Finding
from evenhand.mutation.telling import NOTHING, SEVERAL
from evenhand.reports.paragraphs import in_a_row

NOW = {  # words of what is so or not, with what stands in their place where that is new
    " sees ": (" now sees ", " no longer sees "),
    " takes effect": (" now takes effect", " no longer takes effect"),
    " counts": (" now counts", " no longer counts"),
    " is ": (" is now ", " is no longer "),
}
WHETHER = "whether "
DUTY = "the duty "


@dataclass(frozen=True)
class Consequence:
    """What becomes otherwise, in words, and the changes of which that comes."""

    words: str
    findings: tuple[Finding, ...]


def consequences(findings: Iterable[Finding]) -> list[Consequence]:
    """What comes of these changes, as far as a difference was found.

    What comes of dropping the whole clause is first; then what comes of most changes.
    """
    alike: dict[Hashable, list[Finding]] = {}
    for finding in findings:
        if finding.difference:
            alike.setdefault(_likeness(finding.difference), []).append(finding)
    each = [Consequence(_of_all(group), tuple(group)) for group in alike.values()]
    return sorted(each, key=_weight)


def _weight(one: Consequence) -> tuple[bool, int]:
    return not any(finding.drops for finding in one.findings), -len(one.findings)


def in_words(difference: Difference) -> str:
    """What is told otherwise, as a clause: ``a contract no longer counts``."""
    what, before, after = difference.in_general, difference.before, difference.after
    if what.startswith(WHETHER) and {before, after} == {"yes", "no"}:
        return _yes_or_no(what.removeprefix(WHETHER), so=after == "yes")
    if what.startswith(DUTY):
        if before in NOTHING:
            return f"there would be a {what.removeprefix('the ')}"
        if after in NOTHING:
            return f"there would no longer be a {what.removeprefix('the ')}"
        return f"{what}, {_otherwise(before, after, 'be due')}"
    return f"{what} {_otherwise(before, after, 'be')}"


def _yes_or_no(words: str, *, so: bool) -> str:
    verb = next(verb for verb in NOW if verb in words)
    now, no_longer = NOW[verb]
    return words.replace(verb, now if so else no_longer, 1)


def _otherwise(before: str, after: str, verb: str) -> str:
    """What is told besides, or no longer, or in the place of what: the rest is not told again."""
    lost, gained = Counter(before.split(SEVERAL)), Counter(after.split(SEVERAL))
    no_longer, also = _apart(_joined(lost - gained), _joined(gained - lost))
    if not no_longer:
        return f"would also {verb} {also}"
    if not also:
        return f"would no longer {verb} {no_longer}"
    return f"would {verb} {also} instead of {no_longer}"


def _apart(before: str, after: str) -> tuple[str, str]:
    """Both answers, numbers as people write them where they still differ then."""
    one, other = _as_number(before), _as_number(after)
    return (one, other) if one != other else (before, after)


def _as_number(text: str) -> str:
    try:
        return told(Fraction(text))
    except ValueError:
        return text


def _joined(answers: Counter[str]) -> str:
    return in_a_row([*answers.elements()]) if answers else ""


def _likeness(difference: Difference) -> Hashable:
    """What is the same of differences of which one is told for all."""
    what, before, after = difference.in_general, difference.before, difference.after
    way = after if what.startswith(WHETHER) else ""
    return what, before in NOTHING, after in NOTHING, way


def _of_all(group: list[Finding]) -> str:
    """The words for a group; where they are not the same for all, the first as an example."""
    first, *others = dict.fromkeys(in_words(one.difference) for one in group if one.difference)
    return f"{first} (for example)" if others else first
