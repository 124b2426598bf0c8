"""What names may do to a score: nothing."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.invariants.declared import invariant
from evenhand.model.cases import Case
from evenhand.model.contracts import Party
from evenhand.model.history import History
from evenhand.runs import Run


@invariant(basis=["Social choice: anonymity"])
def names_never_matter(run: Run) -> Iterator[Case]:
    """With everybody renamed, everybody has the score that was theirs."""
    renamed = run.varied(with_names_exchanged)
    names = exchanged_names(run.history)
    for party in run.history.parties():
        if party.role == "freelancer":
            yield renamed.same_as(
                run, of=names[party], base_of=party, difference="under other names"
            )


def exchanged_names(history: History) -> dict[Party, Party]:
    """A new name for everybody, so that who came first by name now comes last."""
    parties = history.parties()
    return {
        party: Party(f"renamed {len(parties) - place:03d}", party.role)
        for place, party in enumerate(parties)
    }


def with_names_exchanged(history: History) -> History:
    """The same history under other names."""
    return history.renamed(exchanged_names(history))
