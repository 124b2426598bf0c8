"""Options: how hard to look, and at what; the command line before the table before the default."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from evenhand.catalogue.settings import Settings


@dataclass(frozen=True)
class Options:
    """What was asked for; without a pattern, everything."""

    histories: int
    seed: int
    jobs: int | None
    rule_sets: tuple[str, ...]
    invariants: tuple[str, ...]


def add_options(parser: pytest.Parser) -> None:
    """Offer the options, each in the words of its help."""
    group = parser.getgroup("evenhand", "evenhand: the promises of rule sets, and scenarios")
    group.addoption(
        "--evenhand-histories",
        type=_whole_number(from_=1),
        metavar="N",
        help="invent N histories to look for broken promises",
    )
    group.addoption(
        "--evenhand-seed",
        type=_whole_number(from_=0),
        metavar="N",
        help="the same N invents the same histories",
    )
    group.addoption(
        "--evenhand-jobs",
        type=_whole_number(from_=1),
        metavar="N",
        help="let N processes look for broken promises",
    )
    group.addoption(
        "--evenhand-rule-set",
        action="append",
        metavar="NAME_OR_PATTERN",
        help="only these rule sets of the repository (may be repeated)",
    )
    group.addoption(
        "--evenhand-invariant",
        action="append",
        metavar="NAME_OR_PATTERN",
        help="only these promises (may be repeated)",
    )


def read_options(config: pytest.Config, settings: Settings) -> Options:
    """The options in force."""
    histories = config.getoption("evenhand_histories")
    jobs = config.getoption("evenhand_jobs")
    seeds = (config.getoption("evenhand_seed"), hypothesis_seed(config), settings.seed)
    return Options(
        histories=settings.histories if histories is None else histories,
        seed=next(seed for seed in seeds if seed is not None),
        jobs=settings.jobs if jobs is None else jobs,
        rule_sets=tuple(config.getoption("evenhand_rule_set") or settings.rule_sets),
        invariants=tuple(config.getoption("evenhand_invariant") or settings.invariants),
    )


def hypothesis_seed(config: pytest.Config) -> int | None:
    """The number given to Hypothesis's own option; None without one, or for another word."""
    try:
        return int(config.getoption("--hypothesis-seed", None))
    except (TypeError, ValueError):
        return None


def _whole_number(*, from_: int) -> Callable[[str], int]:
    def read(written: str) -> int:
        if written.isdecimal() and int(written) >= from_:
            return int(written)
        raise ArgumentTypeError(f"takes a whole number, {from_} or more, not {written!r}")

    return read
