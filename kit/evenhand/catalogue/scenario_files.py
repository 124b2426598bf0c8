"""Scenario files: TOML that states facts, and what is expected of rule sets."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from evenhand.catalogue.fields import Amount, Instant, Moment, Number
from evenhand.model.history import FactKind
from evenhand.model.outcomes import Duty
from evenhand.model.units import Points, Stars

NO_SCORE: Literal["no score"] = "no score"
NOT_OWED: Literal["not owed"] = "not owed"
THE_PUBLIC = "the public"

Repeat = Annotated[int, Meta(ge=1, le=10_000, description="how often, a whole number from 1")]
Every = Annotated[int, Meta(description="days from one to the next, a whole number")]
Shown = Number | Literal["no score"]
Due = Moment | Literal["not owed"]
Names = tuple[str, ...]
SideName = Literal["freelancer", "client", "platform"]
RoleName = Literal["freelancer", "client"]


class PaymentTable(Struct, frozen=True, forbid_unknown_fields=True):
    """An amount on a day."""

    on: Moment
    amount: Amount


class ChangeTable(Struct, frozen=True, forbid_unknown_fields=True):
    """A day on which the public stars were changed, and what they were until then."""

    on: Moment
    was: Stars


class FeedbackTable(Struct, frozen=True, forbid_unknown_fields=True):
    """What a side said; without a day, when the contract ended."""

    by: RoleName = "client"
    on: Moment | None = None
    stars: Stars | None = None
    private: Points | None = None
    satisfied: bool | None = None
    changes: tuple[ChangeTable, ...] = ()
    responded: Moment | None = None


class BlockTable(Struct, frozen=True, forbid_unknown_fields=True):
    """Who blocked the other, and when; without a day, when the contract ended."""

    by: RoleName = "client"
    on: Moment | None = None


class ReportTable(Struct, frozen=True, forbid_unknown_fields=True):
    """A report to the platform, and the ruling on it, if any."""

    by: RoleName
    on: Moment
    ground: str
    ruled: Moment | None = None
    upheld: bool | None = None

    def __post_init__(self) -> None:
        if self.upheld is not None and self.ruled is None:
            raise ValueError("it was 'upheld' or not, so say when it was 'ruled'")


class ContractTable(Struct, frozen=True, forbid_unknown_fields=True):
    """A contract, or *repeat* of them, each *every* days after the one before.

    ``{n}`` in a name is the number of the copy, from 1.
    """

    id: str
    hired: Moment
    repeat: Repeat = 1
    every: Every = 0
    freelancer: str = "freelancer"
    client: str = "client"
    posting: str = ""
    kind: Literal["fixed", "hourly"] = "fixed"
    agreed: Amount = Amount(0)
    worked: tuple[Moment, ...] = ()
    paid: Amount = Amount(0)
    payments: tuple[PaymentTable, ...] = ()
    refunds: tuple[PaymentTable, ...] = ()
    ended: Moment | None = None
    ended_by: SideName | None = None
    reason: str = ""
    feedback: tuple[FeedbackTable, ...] = ()
    blocks: tuple[BlockTable, ...] = ()
    reports: tuple[ReportTable, ...] = ()


class FactTable(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is known of a freelancer or a client beside the contracts."""

    on: Moment
    kind: FactKind
    about: str
    by_human: bool = False
    reason: str = ""


class ExpectTable(Struct, frozen=True, forbid_unknown_fields=True):
    """What is expected of one rule set.

    *shown* is the number before and after, and *badges* the badges held before and after, of the
    one that the story is about or by name. *excluded* names the rule that leaves a contract out,
    or is empty where no rule rates it; *listed* are the hires that the page of their posting
    lists. *owed* says for each party when the platform must have done what about it. *seen* says
    by contract who may read all feedback on it but their own, *unseen* who may read none.
    """

    shown: tuple[Shown, ...] | dict[str, tuple[Shown, ...]] = ()
    badges: tuple[Names, ...] | dict[str, tuple[Names, ...]] = ()
    counted: Names = ()
    excluded: dict[str, str] = {}
    visible: Names = ()
    hidden: Names = ()
    listed: Names = ()
    unlisted: Names = ()
    seen: dict[str, Names] = {}
    unseen: dict[str, Names] = {}
    owed: dict[str, dict[Duty, Due]] = {}
    kept: Names = ()
    broken: Names = ()


class ScenarioFile(Struct, frozen=True, forbid_unknown_fields=True):
    """A scenario as it is written. *before* and *after* are the two moments that it is about."""

    title: str
    story: str = ""
    sources: tuple[str, ...] = ()
    day_0: Instant | None = None
    about: str = "freelancer"
    before: Moment | None = None
    after: Moment | None = None
    contract: tuple[ContractTable, ...] = ()
    fact: tuple[FactTable, ...] = ()
    expect: dict[str, ExpectTable] = {}
