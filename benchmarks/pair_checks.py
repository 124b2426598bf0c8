"""Pair checks a second and core: every rule set with every promise on every invented history.

A pair check is one promise judged under one rule set on one history, which is never shown twice.
Pairs that are silent, since no rule answers what the promise asks, are not counted, nor asked in
vain. The limit is the bare enumeration of the same checks: the comparisons that a promise notes
are answered with the same memory, and the promise is called where it notes none, and nothing is
kept of it: no counts, no finds, no worst case, no errors told, nothing of what rules treat
otherwise, and no history refused because it was shown before.
``python benchmarks/pair_checks.py``
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.judging import Memories
from evenhand.model.history import History
from evenhand.model.verdicts import Outcome
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.search.inventing import invent
from evenhand.search.overheard import Overhearing
from evenhand.search.rubbish import rubbish_looked_for_seldom
from evenhand.search.trials import Trial
from evenhand.search.walks import Asking, Comparison, Scores, Walk, Walks
from evenhand.search.witnesses import Pair

HISTORIES = 500
ROUNDS = 3

WARM = 100  # histories that show which pairs are answered
WAYS = ("with invention", "evaluation alone", "bare enumeration, the limit")


def all_pairs(catalogue: Catalogue) -> list[Pair]:
    """Every rule set of the reference catalogue with every promise."""
    return [
        (catalogue.rule_set(name), promise)
        for name in catalogue.own
        for promise in catalogue.invariants.values()
    ]


def rule_sets_of(pairs: Sequence[Pair]) -> list[RuleSet]:
    """The rule sets of these pairs, each once."""
    return list({rule_set.name: rule_set for rule_set, _ in pairs}.values())


def prepared(pairs: Sequence[Pair], count: int) -> list[History]:
    """So many different invented histories, of which nothing has been worked out yet."""
    found: list[History] = []
    invent(rule_sets_of(pairs), found.append, count=count, seeded=0)
    return found


def answered(pairs: Sequence[Pair], histories: Sequence[History]) -> list[Pair]:
    """The pairs that are neither silent nor broken on these histories."""
    trial = Trial(pairs)
    for history in histories:
        trial.show(history)
    stopped = (Outcome.SILENT, Outcome.BROKEN)
    return [(t.rule_set, t.invariant) for t in trial.tallies if t.outcome not in stopped]


def with_invention(pairs: Sequence[Pair], count: int) -> int:
    """Invent so many histories, and check every pair on each; how many pair checks that was."""
    trial = Trial(pairs)
    invent(rule_sets_of(pairs), trial.show, count=count, seeded=0)
    return _checks(trial)


def evaluation(pairs: Sequence[Pair], histories: Sequence[History]) -> int:
    """Check every pair on every history; how many pair checks that was."""
    trial = Trial(pairs)
    with rubbish_looked_for_seldom():
        for history in histories:
            trial.show(history)
    return _checks(trial)


def _checks(trial: Trial) -> int:
    return sum(tally.histories for tally in trial.tallies)


def bare(pairs: Sequence[Pair], histories: Sequence[History]) -> int:
    """Judge every pair on every history and keep nothing; how many pair checks that was."""
    memories, private = Memories(), set[Hashable]()
    promises = {promise.name: promise for _, promise in pairs}
    by_rule_set = [(r, [p for s, p in pairs if s is r]) for r in rule_sets_of(pairs)]
    with rubbish_looked_for_seldom():
        for history in histories:
            walks, heard = Walks(history, memories), Overhearing[bool](history, memories, private)
            noted = {name: walks.of(promise) for name, promise in promises.items()}
            for rule_set, its_promises in by_rule_set:
                run, scores = Run(rule_set, history, memories=memories), Scores(rule_set)
                for promise in its_promises:
                    kept(noted[promise.name], run, scores, heard)
    return len(pairs) * len(histories)


def kept(walk: Walk, run: Run, scores: Scores, heard: Overhearing[bool]) -> bool:
    """Whether the promise that was walked is kept on the history of *run*."""
    so_far = True
    for step in walk:
        if isinstance(step, Comparison):
            before, after = scores[step.about_base].score, scores[step.about_varied].score
            if before is not after and before != after:
                so_far &= step.yardstick(before, after, run.rule_set.scale)[0]
        elif heard.is_private(step.what):
            so_far &= _all_kept(step, run)
        else:
            said = heard.of(step.what, run.rule_set, partial(_all_kept, step))
            so_far &= _all_kept(step, run) if said is None else said
    return so_far


def _all_kept(step: Asking, run: Run) -> bool:
    so_far = True
    for case in step.cases(run):
        so_far &= case.kept
    return so_far


def speed(way: Callable[[], int]) -> float:
    """Pair checks in a CPU second."""
    start = process_time()
    checks = way()
    return checks / (process_time() - start)


def speeds(pairs: Sequence[Pair], count: int, rounds: int) -> dict[str, float]:
    """The speed of each way: the median of so many rounds, in which they take turns.

    Every round has histories of its own: what was worked out for one is kept there.
    """
    found: dict[str, list[float]] = {name: [] for name in WAYS}
    for _ in range(rounds):
        found[WAYS[0]].append(speed(lambda: with_invention(pairs, count)))
        for name, way in ((WAYS[1], evaluation), (WAYS[2], bare)):
            histories = prepared(pairs, count)
            found[name].append(speed(lambda w=way, h=histories: w(pairs, h)))  # type: ignore[misc]
    return {name: median(of) for name, of in found.items()}


def main() -> None:
    """Try all three ways and print one table."""
    catalogue, _ = catalogue_of(Path(__file__).parents[1])
    every = all_pairs(catalogue)
    pairs = answered(every, prepared(every, WARM))  # what is loaded once is no one's cost, too
    found = speeds(pairs, HISTORIES, ROUNDS)
    print(f"{len(rule_sets_of(every))} rule sets, {len(every)} pairs, of which", end=" ")
    print(f"{len(pairs)} are answered; {HISTORIES} different histories; median of {ROUNDS} rounds")
    for name, each in found.items():
        print(f"{name:34}{each:12,.0f} pair checks a CPU second")
    print(f"{'evaluation alone, of the limit':34}{found[WAYS[1]] / found[WAYS[2]]:12.2f}")


if __name__ == "__main__":
    main()
