"""Suspensions: what Upwork owes to whoever's account is held or blocked."""

from collections.abc import Iterator

from evenhand import Action, History, acts


@acts("give reasons", cites="Upwork help 5313574196627: an e-mail with all the details")
def reasons_come_by_mail(history: History) -> Iterator[Action]:
    """Whoever is held or suspended is told why by e-mail, when it happens.

    No time is documented: at once is chosen by us. That a person decides is not documented.
    """
    for fact in history.facts:
        if fact.kind in ("held", "suspended"):
            grounds = fact.reason or "a violation of the terms of service"
            yield Action("give reasons", fact.about, fact.at, grounds)
