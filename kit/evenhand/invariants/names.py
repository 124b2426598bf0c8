"""What names may do to a score: nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from evenhand.invariants.declared import invariant
from evenhand.model.cases import Case
from evenhand.model.contracts import Party
from evenhand.model.history import History
from evenhand.runs import Run

LAST = 0x1FFFF


@invariant(number="I27", kind="equality", basis=["Social choice: anonymity"])
def names_never_matter(run: Run) -> Iterator[Case]:
    """With everybody renamed, everybody has the score that was theirs.

    For a worker: no rule knows who you are, or who your client is.

    For a platform: names hide in lists of exceptions, and in how ties are broken: by the order of
    ids, or the order of the alphabet. Break ties by what happened.
    """
    renamed = run.varied(with_names_exchanged)
    for party in run.history.freelancers():
        yield renamed.same_as(
            run, of=exchanged(party), base_of=party, difference="under other names"
        )


def exchanged(party: Party) -> Party:
    """The same party under a name that comes last by alphabet where the old one came first."""
    return Party(_mirrored(party.name), party.role)


def with_names_exchanged(history: History) -> History:
    """The same history under other names; the ids of contracts are names too."""
    return history.renamed({party: exchanged(party) for party in history.parties()}, _mirrored)


@lru_cache(maxsize=4096)
def _mirrored(name: str) -> str:
    """Another name: of other letters, in the other order of the alphabet, and of another length."""
    return 2 * "".join(chr(LAST - ord(c)) if ord(c) <= LAST else c for c in name)
