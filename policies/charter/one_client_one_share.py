"""The mean over clients: none speaks too loudly, and one who was sanctioned only helps."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from math import floor
from typing import Annotated

from evenhand import (
    Count,
    Days,
    Exact,
    Facts,
    History,
    Party,
    Rated,
    aggregates,
    chosen,
    displays,
    works_out,
)

BEST = 4  # the outcome of five stars

Voice = tuple[Fraction, int]  # a client's mean outcome, and for how many contracts it counts


@aggregates(
    cites="Resnick and Sami 2007: bounded influence of one rater; thread A: remove the effect"
)
def mean_with_a_cap_per_client(
    rated: Sequence[Rated],
    history: History,
    *,
    window: Annotated[Days, chosen("24 months, the longest memory of any platform here")] = 730,
    cap: Annotated[
        Count, chosen("with two, one client could take more than ten points off ten good ones")
    ] = 1,
) -> Exact | None:
    """The mean outcome of two years; a client with many contracts counts as much as one with one.

    A client who stands flagged or suspended is heard where that raises the mean, and not where it
    lowers it, so that nobody loses by what the platform thinks of somebody else.
    """
    trusted, doubted = _voices(rated, history.at, history.facts, window, cap)
    heard, shares = _heard(trusted, doubted)[-1]
    return Fraction(100 * heard, BEST * shares) if shares else None


@works_out(mean_with_a_cap_per_client)
def client_by_client(
    rated: Sequence[Rated], history: History, *, window: Days, cap: Count
) -> Iterator[tuple[str, Exact | None]]:
    """The clients who are heard, what they say by their shares, and the mean."""
    trusted, doubted = _voices(rated, history.at, history.facts, window, cap)
    steps = _heard(trusted, doubted)
    heard, shares = steps[-1]
    today = history.at.date()
    inside = sum((today - (each.ended or history.at).date()).days <= window for each in rated)
    yield f"contracts of {window} days, of {len(rated)}", inside
    yield f"their clients, each with up to {cap} of the shares", len(trusted)
    if doubted:
        yield "flagged or suspended clients, heard where that raises the mean", len(steps) - 1
    if not shares:
        yield "nobody is heard", None
        return
    yield f"outcomes by share, {BEST} the best", heard
    yield f"100 * {heard} / ({BEST} * {shares})", Fraction(100 * heard, BEST * shares)


def _voices(
    rated: Sequence[Rated], moment: datetime, facts: Facts, window: Days, cap: Count
) -> tuple[list[Voice], list[Voice]]:
    """A voice for each client of the window: those who are trusted, and those who are not."""
    today = moment.date()
    outcomes: dict[Party, list[Exact]] = defaultdict(list)
    for each in rated:
        if (today - (each.ended or moment).date()).days <= window:
            outcomes[each.other].append(each.outcome)
    trusted: list[Voice] = []
    doubted: list[Voice] = []
    for client, said in outcomes.items():
        voice = Fraction(sum(said), len(said)), min(cap, len(said))
        (doubted if facts.flagged(client) else trusted).append(voice)
    return trusted, doubted


def _heard(trusted: list[Voice], doubted: list[Voice]) -> list[tuple[Exact, int]]:
    """What is said by shares, and the shares: of the trusted, then with each other that is heard.

    Whom the platform doubts is heard as long as that does not lower the mean, the kindest first.
    """
    shares = sum([share for _, share in trusted])
    heard: Exact = sum([mean * share for mean, share in trusted])
    steps = [(heard, shares)]
    for mean, share in sorted(doubted, reverse=True):
        if mean * shares >= heard:
            shares, heard = shares + share, heard + mean * share
            steps.append((heard, shares))
    return steps


@displays(cites="Upwork help 211068358: the form that people know")
def whole_per_cent(score: Exact) -> Exact:
    """The nearest whole per cent is shown; a half goes up."""
    return floor(score + Fraction(1, 2))
