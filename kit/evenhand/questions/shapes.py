"""The shapes of rules: which arguments each may name, for the type checker's eyes.

A rule is passed its arguments by name and names only those that it needs, so a shape is the
union of all selections. Keyword-only arguments with defaults, a rule's parameters, fit any.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol, TypeAlias, TypeVar

from evenhand.model.contracts import Contract, Feedback, Party
from evenhand.model.history import Facts, History
from evenhand.model.outcomes import Action, Badge, Rated, Refusal
from evenhand.model.units import Exact

A = TypeVar("A", covariant=True)


class _C(Protocol[A]):
    def __call__(self, *, contract: Contract) -> A: ...


class _CP(Protocol[A]):
    def __call__(self, *, contract: Contract, party: Party) -> A: ...


class _CM(Protocol[A]):
    def __call__(self, *, contract: Contract, moment: datetime) -> A: ...


class _CH(Protocol[A]):
    def __call__(self, *, contract: Contract, history: History) -> A: ...


class _CF(Protocol[A]):
    def __call__(self, *, contract: Contract, facts: Facts) -> A: ...


class _CMF(Protocol[A]):
    def __call__(self, *, contract: Contract, moment: datetime, facts: Facts) -> A: ...


class _FCF(Protocol[A]):
    def __call__(self, *, feedback: Feedback, contract: Contract, facts: Facts) -> A: ...


class _CPM(Protocol[A]):
    def __call__(self, *, contract: Contract, party: Party, moment: datetime) -> A: ...


class _CPH(Protocol[A]):
    def __call__(self, *, contract: Contract, party: Party, history: History) -> A: ...


class _CMH(Protocol[A]):
    def __call__(self, *, contract: Contract, moment: datetime, history: History) -> A: ...


class _CPMH(Protocol[A]):
    def __call__(
        self, *, contract: Contract, party: Party, moment: datetime, history: History
    ) -> A: ...


class _F(Protocol[A]):
    def __call__(self, *, feedback: Feedback) -> A: ...


class _FC(Protocol[A]):
    def __call__(self, *, feedback: Feedback, contract: Contract) -> A: ...


class _FM(Protocol[A]):
    def __call__(self, *, feedback: Feedback, moment: datetime) -> A: ...


class _FH(Protocol[A]):
    def __call__(self, *, feedback: Feedback, history: History) -> A: ...


class _FP(Protocol[A]):
    def __call__(self, *, feedback: Feedback, party: Party) -> A: ...


class _FCM(Protocol[A]):
    def __call__(self, *, feedback: Feedback, contract: Contract, moment: datetime) -> A: ...


class _FCH(Protocol[A]):
    def __call__(self, *, feedback: Feedback, contract: Contract, history: History) -> A: ...


class _FCP(Protocol[A]):
    def __call__(self, *, feedback: Feedback, contract: Contract, party: Party) -> A: ...


class _FCMH(Protocol[A]):
    def __call__(
        self, *, feedback: Feedback, contract: Contract, moment: datetime, history: History
    ) -> A: ...


class _FCPM(Protocol[A]):
    def __call__(
        self, *, feedback: Feedback, contract: Contract, party: Party, moment: datetime
    ) -> A: ...


class _R(Protocol[A]):
    def __call__(self, *, rated: Sequence[Rated]) -> A: ...


class _RP(Protocol[A]):
    def __call__(self, *, rated: Sequence[Rated], party: Party) -> A: ...


class _RM(Protocol[A]):
    def __call__(self, *, rated: Sequence[Rated], moment: datetime) -> A: ...


class _RH(Protocol[A]):
    def __call__(self, *, rated: Sequence[Rated], history: History) -> A: ...


class _RPM(Protocol[A]):
    def __call__(self, *, rated: Sequence[Rated], party: Party, moment: datetime) -> A: ...


class _RPH(Protocol[A]):
    def __call__(self, *, rated: Sequence[Rated], party: Party, history: History) -> A: ...


class _RPMH(Protocol[A]):
    def __call__(
        self, *, rated: Sequence[Rated], party: Party, moment: datetime, history: History
    ) -> A: ...


class _Updates(Protocol):
    def __call__(self, *, moment: datetime) -> datetime | None: ...


class _Displays(Protocol):
    def __call__(self, *, score: Exact) -> Exact | None: ...


class _PS(Protocol[A]):
    def __call__(self, *, party: Party, score: Exact | None) -> A: ...


class _S(Protocol[A]):
    def __call__(self, *, score: Exact | None) -> A: ...


class _PH(Protocol[A]):
    def __call__(self, *, party: Party, history: History) -> A: ...


class _SH(Protocol[A]):
    def __call__(self, *, score: Exact | None, history: History) -> A: ...


class _PSH(Protocol[A]):
    def __call__(self, *, party: Party, score: Exact | None, history: History) -> A: ...


class _PSMH(Protocol[A]):
    def __call__(
        self, *, party: Party, score: Exact | None, moment: datetime, history: History
    ) -> A: ...


class _H(Protocol[A]):
    def __call__(self, *, history: History) -> A: ...


class _MH(Protocol[A]):
    def __call__(self, *, moment: datetime, history: History) -> A: ...


_Shown: TypeAlias = _C[A] | _CM[A] | _CH[A] | _CMH[A]
_Contract: TypeAlias = _Shown[A] | _CP[A] | _CPM[A] | _CPH[A] | _CPMH[A]
_Badges: TypeAlias = _S[A] | _PS[A] | _PH[A] | _SH[A] | _PSH[A] | _PSMH[A]

Admits = TypeVar(
    "Admits",
    bound="_F[Refusal | None] | _FC[Refusal | None] | _FM[Refusal | None] | _FH[Refusal | None]"
    " | _FCM[Refusal | None] | _FCF[Refusal | None] | _FCH[Refusal | None] | _FCMH[Refusal | None]",
)
Reveals = TypeVar(
    "Reveals",
    bound="_F[bool | None] | _FC[bool | None] | _FM[bool | None] | _FP[bool | None]"
    " | _FCM[bool | None] | _FCP[bool | None] | _FCPM[bool | None]",
)
Shows = TypeVar("Shows", bound="_Shown[bool | None]")
Excludes = TypeVar(
    "Excludes", bound="_Contract[bool | None] | _CF[bool | None] | _CMF[bool | None]"
)
Rates = TypeVar("Rates", bound="_Contract[Exact | None]")
Weighs = TypeVar("Weighs", bound="_Contract[Exact | None]")
Aggregates = TypeVar(
    "Aggregates",
    bound="_R[Exact | None] | _RP[Exact | None] | _RM[Exact | None] | _RH[Exact | None]"
    " | _RPM[Exact | None] | _RPH[Exact | None] | _RPMH[Exact | None]",
)
Updates = TypeVar("Updates", bound=_Updates)
Displays = TypeVar("Displays", bound=_Displays)
Awards = TypeVar("Awards", bound="_Badges[Iterable[Badge] | None]")
Acts = TypeVar("Acts", bound="_H[Iterable[Action] | None] | _MH[Iterable[Action] | None]")
