"""What the platform's own judgement of a client may do to those who worked for it: nothing bad."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Annotated

from evenhand.invariants.declared import invariant
from evenhand.invariants.work import praised
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import History, PlatformFact
from evenhand.model.sources import chosen
from evenhand.model.units import Days
from evenhand.runs import Run


@invariant(
    number="I10",
    kind="direction",
    against=["sanctioned_clients_no_longer_lower_a_score"],
    basis=[
        "W7, thread A: if the client did it to eight people, the effect should be removed",
        "Upwork help 41946128518035: the feedback of clients who were flagged does not count",
    ],
)
def flagging_a_client_never_lowers_a_score(run: Run) -> Iterator[Case]:
    """Had a person flagged a client, from the first hire on or today, no score would be lower.

    For a worker: when the platform finds out that a client was bad to others, you do not lose the
    good review that the same client once gave you for good work.

    For a platform: to strike out everything that a bad client ever said punishes those who pleased
    it. Strike out what harms, and leave what helps; or do not count flags at all.
    """
    for contract in run.history.once(client_not_flagged):
        for flag, words in (
            (flagged_at_first, f"had the platform flagged {contract.client} before hiring"),
            (flagged_now, f"had the platform flagged {contract.client} today"),
        ):
            varied = run.varied(flag, contract)
            for party in _freelancers_of(contract, run.history):
                yield varied.not_lower_than(run, of=party, difference=words)


@invariant(
    number="I11",
    kind="recovery",
    against=["flagging_a_client_never_lowers_a_score", "bad_work_never_raises_the_score"],
    basis=[
        "W7, thread A: the platform may act, and remove the effect of what the client did",
        "P2B Regulation, article 4: what was wrong is put right without undue delay",
        "Platform Work Directive, article 11: rectified within two weeks",
    ],
)
def sanctioned_clients_no_longer_lower_a_score(
    run: Run,
    *,
    within: Annotated[
        Days, chosen("Platform Work Directive, article 11: two weeks to put a decision right")
    ] = 14,
) -> Iterator[Case]:
    """From {within} after a client is flagged or suspended, its contracts lower nobody's score.

    For a worker: once the platform has found against a client, what that client did to your score
    is put right, for the contracts from before as well. You need not ask for it.

    For a platform: a sanction is not done when the account is closed. Work the scores of everybody
    concerned out anew, or leave out what the client said as soon as the flag stands.
    """
    history = run.history
    for since, contract in history.once(_sanctioned):
        if history.at - since < timedelta(days=within):
            continue
        spared = run.without(*history.of(contract.client))
        for party in _freelancers_of(contract, history):
            yield run.not_lower_than(spared, of=party, because=contract)


def client_not_flagged(history: History) -> tuple[Contract, ...]:
    """The first contract of one client who does not stand flagged, if there is such a client.

    It is the client who praised the most contracts, and of those who praised as many the one with
    the most contracts: there is the most to lose.
    """
    found = [client for client in history.clients() if not history.facts.flagged(client)]
    praise = Counter(contract.client for contract in history.once(praised))
    found.sort(key=lambda client: (praise[client], len(history.of(client))), reverse=True)
    return tuple([history.of(client)[0] for client in found[:1]])


def _sanctioned(history: History) -> tuple[tuple[datetime, Contract], ...]:
    """Since when each client who stands flagged or suspended does so, and its first contract."""
    if not history.facts:
        return ()
    since = [(history.facts.flagged_since(client), client) for client in history.clients()]
    return tuple([(moment, history.of(client)[0]) for moment, client in since if moment])


def _freelancers_of(contract: Contract, history: History) -> list[Party]:
    return sorted({each.freelancer for each in history.of(contract.client)})


def flagged_at_first(history: History, contract: Contract) -> History:
    """The history had a person flagged the client of *contract*, its first, when it hired."""
    return history.knowing(PlatformFact(contract.hired, "flagged", contract.client, True))


def flagged_now(history: History, contract: Contract) -> History:
    """The history had a person flagged the client of *contract* at the moment it is seen from."""
    return history.knowing(PlatformFact(history.at, "flagged", contract.client, True))
