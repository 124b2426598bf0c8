"""Rules as code, put to the test. These are the names that authors of rules and promises need.

Nothing is imported before it is asked for: pytest loads this package in every project of the
environment that it is installed in.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evenhand.invariants.declared import Invariant, invariant
    from evenhand.model.cases import Case
    from evenhand.model.contracts import (
        Block,
        Change,
        Contract,
        End,
        Feedback,
        Party,
        Payment,
        Report,
    )
    from evenhand.model.history import Facts, History, PlatformFact
    from evenhand.model.outcomes import Action, Badge, Rated, Refusal, Totals, Treatment
    from evenhand.model.sources import chosen, claimed, documented, said
    from evenhand.model.units import Cents, Count, Days, Exact, Months, Points, Stars
    from evenhand.questions.rules import (
        acts,
        admits,
        aggregates,
        awards,
        displays,
        exception_to,
        excludes,
        lists,
        rates,
        reveals,
        shows,
        updates,
        weighs,
    )
    from evenhand.questions.workings import works_out
    from evenhand.rulesets import RuleSet
    from evenhand.runs import Run
    from evenhand.search.replaying import Replay, replay

_HOMES = {
    "evenhand.invariants.declared": ("Invariant", "invariant"),
    "evenhand.model.cases": ("Case",),
    "evenhand.model.contracts": (
        "Block",
        "Change",
        "Contract",
        "End",
        "Feedback",
        "Party",
        "Payment",
        "Report",
    ),
    "evenhand.model.history": ("Facts", "History", "PlatformFact"),
    "evenhand.model.outcomes": ("Action", "Badge", "Rated", "Refusal", "Totals", "Treatment"),
    "evenhand.model.sources": ("chosen", "claimed", "documented", "said"),
    "evenhand.model.units": ("Cents", "Count", "Days", "Exact", "Months", "Points", "Stars"),
    "evenhand.questions.rules": (
        "acts",
        "admits",
        "aggregates",
        "awards",
        "displays",
        "exception_to",
        "excludes",
        "lists",
        "rates",
        "reveals",
        "shows",
        "updates",
        "weighs",
    ),
    "evenhand.questions.workings": ("works_out",),
    "evenhand.rulesets": ("RuleSet",),
    "evenhand.runs": ("Run",),
    "evenhand.search.replaying": ("Replay", "replay"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Action",
    "Badge",
    "Block",
    "Case",
    "Cents",
    "Change",
    "Contract",
    "Count",
    "Days",
    "End",
    "Exact",
    "Facts",
    "Feedback",
    "History",
    "Invariant",
    "Months",
    "Party",
    "Payment",
    "PlatformFact",
    "Points",
    "Rated",
    "Refusal",
    "Replay",
    "Report",
    "RuleSet",
    "Run",
    "Stars",
    "Totals",
    "Treatment",
    "acts",
    "admits",
    "aggregates",
    "awards",
    "chosen",
    "claimed",
    "displays",
    "documented",
    "exception_to",
    "excludes",
    "invariant",
    "lists",
    "rates",
    "replay",
    "reveals",
    "said",
    "shows",
    "updates",
    "weighs",
    "works_out",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'evenhand' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
