"""People: who is hired by whom in invented histories, and how often."""

from __future__ import annotations

from typing import NamedTuple

from evenhand.model.contracts import Party
from evenhand.strategies.kinds import FREELANCER

CLIENTS = ("client 1", "client 2", "client 3")
CLIENT = Party(CLIENTS[0], "client")
OTHERS = (Party("a second freelancer"), Party("a third freelancer"))
ANEW = ""  # a client of its own for every contract


class Pairing(NamedTuple):
    """A freelancer and a client, and how many contracts of one kind they have."""

    freelancer: Party
    client: str
    repeat: int = 1


PAIRINGS: tuple[Pairing, ...] = (
    *(Pairing(FREELANCER, client) for client in (CLIENTS[0], *CLIENTS)),
    *(Pairing(FREELANCER, ANEW) for _ in range(5)),
    Pairing(FREELANCER, ANEW, 2),
    Pairing(FREELANCER, ANEW, 3),
    Pairing(FREELANCER, CLIENTS[0], 2),
    *(Pairing(other, CLIENTS[0]) for other in OTHERS),
)
"""Drawn from evenly. The plainest comes first."""
