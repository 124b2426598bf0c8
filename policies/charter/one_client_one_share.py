"""The mean over clients: none speaks too loudly, and one who was sanctioned only helps."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from math import floor
from typing import Annotated

from evenhand import Count, Days, Exact, History, Party, Rated, aggregates, chosen, displays

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
    today, facts = history.at.date(), history.facts
    outcomes: dict[Party, list[Exact]] = defaultdict(list)
    for each in rated:
        if (today - (each.ended or history.at).date()).days <= window:
            outcomes[each.other].append(each.outcome)
    trusted: list[Voice] = []
    doubted: list[Voice] = []
    for client, said in outcomes.items():
        voice = Fraction(sum(said), len(said)), min(cap, len(said))
        (doubted if facts.flagged(client) else trusted).append(voice)
    shares = sum([share for _, share in trusted])
    heard: Exact = sum([mean * share for mean, share in trusted])
    for mean, share in sorted(doubted, reverse=True):
        if mean * shares >= heard:
            shares, heard = shares + share, heard + mean * share
    return Fraction(100 * heard, BEST * shares) if shares else None


@displays(cites="Upwork help 211068358: the form that people know")
def whole_per_cent(score: Exact) -> Exact:
    """The nearest whole per cent is shown; a half goes up."""
    return floor(score + Fraction(1, 2))
