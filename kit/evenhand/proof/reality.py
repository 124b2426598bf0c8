"""Reality: what the kit's own runs say of a history that numbers tell."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, combinations_with_replacement, permutations
from typing import Any

from evenhand.invariants.declared import Invariant
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.model.verdicts import Counterexample
from evenhand.proof.claims import OpenPromise
from evenhand.proof.drawn import AFTER, Drawn
from evenhand.proof.grounds import Grounds
from evenhand.proof.lemmas import Follows
from evenhand.proof.limits import NotFollowed
from evenhand.proof.moments import moment_of
from evenhand.proof.openings import ALIKE
from evenhand.proof.ratios import Ratio, parts
from evenhand.runs import Run

SORTS = 5  # of other contracts, as far apart in outcome and weight as they come
BESIDE = 2  # others at most, beside the one contract
MANY = 200  # others at most, where the prover found so many
FITTING = 40  # samples that a promise is tried on
NAME = "the contract"


class Reality:
    """Histories of a sample and a few others, and whether a promise is kept on them."""

    def __init__(self, grounds: Grounds) -> None:
        self._grounds = grounds
        sorts = {rated: each for each, rated in zip(grounds.samples, grounds.rated, strict=True)}
        ordered = [sorts[rated] for rated in sorted(r for r in sorts if r is not None)]
        step = max(1, (len(ordered) - 1) // (SORTS - 1)) if ordered else 1
        self._sorts = [*ordered[:-1:step], *ordered[-1:]]

    def refutation(
        self, invariant: Invariant, promise: OpenPromise, follows: Follows
    ) -> Counterexample | None:
        """A history of samples on which the promise is not kept, if there is one.

        ``NotFollowed`` where *promise*, asked of twins, says otherwise than a run of that history.
        """
        fitting = [each for each in self._grounds.samples if self._met(invariant, each)]
        for sample in fitting[:FITTING]:
            for others in self._beside(sample):
                found = self._shown(invariant, sample, others)
                if found is not None:
                    return found
                if follows is Follows.ONE or not others:
                    self._agree(invariant, promise, sample, others)
        return None

    def shown(self, invariant: Invariant, numbers: Drawn) -> Counterexample | None:
        """A history with the contract that these numbers tell on which the promise is not kept.

        Beside it are a few others, or else as many as the numbers say, up to a limit.
        """
        few, many = self._beside(numbers), self._as_many_beside(numbers)
        found = (self._shown(invariant, numbers, others) for others in chain(few, many))
        return next((each for each in found if each), None)

    def _met(self, invariant: Invariant, sample: Drawn) -> bool:
        return any(True for _ in invariant(self._run(sample, ())))

    def _beside(self, numbers: Drawn) -> Iterator[tuple[Drawn, ...]]:
        sorts = [_seen_from(numbers["now"], each) for each in self._sorts]
        for count in range(BESIDE + 1):
            yield from combinations_with_replacement(sorts, count)

    def _as_many_beside(self, numbers: Drawn) -> Iterator[tuple[Drawn, ...]]:
        count = numbers["count"]
        if BESIDE < count <= MANY:
            sorts = [_seen_from(numbers["now"], each) for each in self._sorts]
            yield from [count * (each,) for each in sorts]
            for some, rest in permutations(sorts, 2):
                yield (*(count // 2) * (some,), *(count - count // 2) * (rest,))

    def _shown(
        self, invariant: Invariant, numbers: Drawn, others: tuple[Drawn, ...]
    ) -> Counterexample | None:
        run = self._run(numbers, others)
        return next(
            (Counterexample(run.history, case) for case in invariant(run) if not case.kept), None
        )

    def _run(self, numbers: Drawn, others: tuple[Drawn, ...]) -> Run:
        contracts = [self._contract(numbers, NAME)]
        for place, other in enumerate(others, start=1):
            contracts.append(self._contract(other, f"contract {place}"))
        history = History(contracts, at=moment_of(numbers["now"]))
        return Run(self._grounds.rule_set, history)

    def _contract(self, numbers: Drawn, name: str) -> Contract:
        return self._grounds.really(numbers, name)

    def _agree(
        self, invariant: Invariant, promise: OpenPromise, sample: Drawn, others: tuple[Drawn, ...]
    ) -> None:
        """Raise where the lemma's cases are not those that the promise has of that contract."""
        run = self._run(sample, others)
        now = run.history.at  # seen from later, others may add up to something else
        really = [
            case
            for case in invariant(run)
            if case.because and case.because.id == NAME and case.base.at == now
        ]
        openly = list(promise.cases(self._with_totals(sample, others)))
        if not all(any(agree(case, twin) for twin in openly) for case in really):
            raise NotFollowed(f"the promise is kept otherwise than for a twin: {run.history}")

    def _with_totals(self, sample: Drawn, others: tuple[Drawn, ...]) -> Drawn:
        rated = [self._grounds.outcome_and_weight(other) for other in others]
        counted = [each for each in rated if each is not None]
        return Drawn(
            {
                **sample,
                "count": len(counted),
                "weight": sum(weight for _, weight in counted),
                "credit": sum(outcome * weight for outcome, weight in counted),
            }
        )


def agree(case: Case, twin: Any) -> bool:
    """Whether a case and that of a twin say the same; of scores that no rule tells apart, that."""
    if twin.before is ALIKE:
        return case.kept and not case.moved
    scores = (case.before, case.after) == (_number(twin.before), _number(twin.after))
    return case.kept == bool(twin.kept) and scores


def _number(score: Any) -> Any:
    return Fraction(*parts(score)) if isinstance(score, Ratio) else score


def _seen_from(now: int, numbers: Drawn) -> Drawn:
    """The same numbers with everything as long ago, seen from *now*."""
    later = now - numbers["now"]
    moments = {name: numbers[name] + later for name in ("now", *AFTER)}
    return Drawn({**numbers, **moments})
