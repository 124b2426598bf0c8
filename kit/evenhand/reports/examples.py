"""Examples: which violations are told in full, and the others in a line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from evenhand.model.verdicts import Outcome, Verdict
from evenhand.reports.cases import in_words
from evenhand.reports.criteria import in_a_row
from evenhand.rulesets import RuleSet
from evenhand.search.causes import deciding_rule

BASELINES = "baselines"  # no platform's rules: told where there is nobody else to tell of


def in_full(verdicts: Sequence[Verdict], examples: int) -> list[Verdict]:
    """What is told in full, promise by promise: all that fails, and *examples* more violations.

    These are of different platforms as far as there are any, of each the latest rule set.
    """
    told: list[Verdict] = []
    families = Counter({BASELINES: len(verdicts)})
    for promise in dict.fromkeys(verdict.invariant for verdict in verdicts):
        ours = [verdict for verdict in verdicts if verdict.invariant == promise]
        told += [verdict for verdict in ours if verdict.failed]
        listed = [v for v in ours if v.outcome is Outcome.VIOLATED and not v.failed]
        for _ in range(min(examples, len(listed))):
            verdict = min(reversed(listed), key=lambda v: families[_family(v)])
            listed.remove(verdict)
            families[_family(verdict)] += 1
            told.append(verdict)
    return told


def in_a_line(verdicts: Sequence[Verdict], rule_set_of: Callable[[str], RuleSet]) -> Iterator[str]:
    """Violations of one promise, those by the same rule and with the same numbers together."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for verdict in verdicts:
        if verdict.evidence.ordinary:
            rule_set, case = rule_set_of(verdict.rule_set), verdict.evidence.ordinary.case
            rule = deciding_rule(rule_set, case)
            found[rule.name if rule else ""][in_words(case, rule_set)].append(verdict.rule_set)
    for rule_name, by_words in found.items():
        told = [f"{', '.join(in_a_row(names))} ({words})" for words, names in by_words.items()]
        yield "; ".join(told) + (f", by {rule_name}" if rule_name else "")


def _family(verdict: Verdict) -> str:
    return verdict.rule_set.partition(".")[0]
