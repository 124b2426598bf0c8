"""The prover: CrossHair, asked through its own interface whether a claim holds for all numbers.

PYTEST_DONT_REWRITE: what is asserted here is read by CrossHair, and by nobody else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import Any

from evenhand.proof.drawn import Drawn, beside_others, range_of
from evenhand.proof.limits import NotFollowed

SECONDS = 300.0  # of the processor's time, far more than all ways should take
A_WAY = 4.0  # seconds for one way, which takes less than a tenth of one
TOOL = "CrossHair"
Claim = Callable[[Mapping[str, Any]], Any]
"""Whether something holds where these numbers are what they are."""


class ProverMissing(Exception):
    """CrossHair is not installed."""

    def __init__(self) -> None:
        super().__init__("a proof takes CrossHair, which is missing: pip install 'evenhand[prove]'")


@dataclass(frozen=True)
class Answer:
    """What the prover said: confirmed, or why not.

    *refuted_by* are numbers for which it fails, if some were found, and *trouble* says if what
    failed there is that something raised.
    """

    confirmed: bool
    why_not: str = ""
    refuted_by: Drawn | None = None
    trouble: str = ""


class WayLost(BaseException):
    """The prover left a way before its end: there is no use in going the others."""


class Ways:
    """The ways through a claim that were begun and gone to their end, and what failed on one."""

    def __init__(self) -> None:
        self.begun = self.kept = 0
        self.failing: Drawn | None = None
        self.trouble = ""


def version() -> str:
    """Which CrossHair is installed; ``ProverMissing`` where none is."""
    try:
        from crosshair import __version__
    except ImportError:
        raise ProverMissing from None
    return str(__version__)


def asked(claim: Claim, *, ways: int, seconds: float = SECONDS) -> Answer:
    """What the prover says of *claim*. Anything short of a confirmation of all ways is none.

    Each number lies within its bounds from when the claim first asks for it. After so many *ways*
    through the claim, or *seconds*, it is given up.
    """
    version()
    from crosshair import NoTracing, realize
    from crosshair.core_and_libs import analyze_function, run_checkables
    from crosshair.libimpl.builtinslib import make_bounded_int
    from crosshair.options import AnalysisKind, AnalysisOptionSet
    from crosshair.statespace import MessageType, context_statespace

    class Open(dict[str, Any]):
        """Numbers that are left open."""

        def __missing__(self, name: str) -> Any:
            with NoTracing():  # type: ignore[no-untyped-call]
                number = self[name] = make_bounded_int(name, *range_of(name))
            within = beside_others(name, number, self)
            if within is not None:
                with NoTracing():  # type: ignore[no-untyped-call]
                    context_statespace().add(within)
            return number

    gone = Ways()

    def claimed() -> None:
        assert True  # without an assertion in front there is nothing to analyze
        if gone.begun > gone.kept:
            raise WayLost
        gone.begun += 1
        numbers = Open()
        try:
            kept = bool(claim(numbers))
        except Exception as error:
            kept, gone.trouble = False, f"{type(error).__name__}: {error}"
        if kept:
            gone.kept += 1
        else:
            gone.failing = Drawn({name: realize(number) for name, number in numbers.items()})
            raise AssertionError

    counts: Counter[str] = Counter()
    options = AnalysisOptionSet(
        analysis_kind=[AnalysisKind.asserts],
        report_all=True,
        max_iterations=ways,
        per_condition_timeout=seconds,
        per_path_timeout=A_WAY,
        stats=counts,
    )
    try:
        with redirect_stdout(StringIO()):  # where it thinks aloud
            messages = run_checkables(analyze_function(claimed, options))
    except NotFollowed as why:
        return Answer(False, str(why))
    except WayLost:
        return Answer(False, f"{TOOL} came to no end on way {gone.begun:,} through it")
    except Exception as error:
        return Answer(False, f"{TOOL} gave up: {type(error).__name__}: {error}")
    confirmed = [message.state for message in messages] == [MessageType.CONFIRMED]
    if confirmed and gone.kept == counts["num_paths"]:
        return Answer(True)
    if gone.failing is not None:
        return Answer(False, "it fails", gone.failing, gone.trouble)
    said = " ".join([message.message for message in messages]) or "nothing"
    many = f"{gone.kept:,} of {counts['num_paths']:,} ways through it were gone to their end"
    return Answer(False, f"{TOOL} says: {said.rstrip('.')}; {many}")
