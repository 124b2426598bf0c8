"""What the platform must do: kept, broken, unspoken of, and where it does not apply."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from evenhand.invariants.acting import (
    ended_contracts_come_with_notice,
    mass_cancellation_is_acted_on,
    reports_are_answered,
)
from evenhand.invariants.declared import Invariant
from evenhand.invariants.restricting import restrictions_are_decided_and_answered_by_people
from evenhand.model.contracts import Contract, Party, Report
from evenhand.model.history import History
from evenhand.model.outcomes import Action, Duty
from evenhand.questions.answers import Unanswered
from evenhand.questions.rules import acts
from evenhand.rulesets import RuleSet

from tests.invariants.procedures import (
    A_DAY,
    ADA,
    BEN,
    CLEO,
    broken,
    day,
    fact,
    job,
    kept,
    told,
)
from tests.questions.written import rule_set


def rules(*duties: Duty, of: Callable[[History], list[Action]]) -> RuleSet:
    """A rule set of one rule, ``rules.due``, which speaks of *duties* and says what is due."""

    def due(history: History) -> list[Action]:
        return of(history)

    return rule_set(acts(*duties)(due))


NOTHING = rule_set()

# Mass cancellation


def crowd(count: int = 3, *, apart: timedelta = A_DAY, **more: Any) -> list[Contract]:
    """So many hires of one posting, of different people; each ends so much later than the last."""
    more = {"posting": "a logo", **more}
    return [
        job(f"hire {n}", freelancer=Party(f"hire {n}"), ended=day(10) + n * apart, **more)
        for n in range(count)
    ]


def flagging(after: float = 1, review_after: float = 14, **review: Any) -> Callable[..., Any]:
    """A flag of Cleo so many days after the last end, and a review."""

    def due(history: History) -> list[Action]:
        last = max(c.end.at for c in history.contracts if c.end)
        ids = tuple(c.id for c in history.contracts)
        return [
            Action("flag", CLEO, last + after * A_DAY, "many", contracts=ids),
            Action(
                "review", CLEO, last + review_after * A_DAY, "many", **{"by_human": True, **review}
            ),
        ]

    return due


BOTH: tuple[Duty, Duty] = ("flag", "review")


def test_a_client_who_cancels_three_is_flagged_in_a_day_and_looked_at_in_two_weeks() -> None:
    cases = told(mass_cancellation_is_acted_on, rules(*BOTH, of=flagging()), History(crowd()))
    assert [(case.kept, case.amount, case.of) for case in cases] == [
        (True, 1, CLEO),
        (True, 14, CLEO),
    ]


@pytest.mark.parametrize(
    ("due", "sentence", "amount"),
    [
        (
            flagging(after=2),
            "The platform must flag the client who ended 3 unpaid hires of one posting up to "
            "13 Mar 2024 by 15 Mar 2024, 2 days later; 1 day would be in time.",
            2,
        ),
        (
            flagging(review_after=15),
            "The platform must have a person look at the client who ended 3 unpaid hires of one "
            "posting up to 13 Mar 2024 by 28 Mar 2024, 15 days later; 14 days would be in time.",
            15,
        ),
        (
            flagging(by_human=False),
            "The platform must have a person look at the client who ended 3 unpaid hires of one "
            "posting up to 13 Mar 2024, but no person need do it.",
            "without end",
        ),
        (
            lambda history: flagging()(history)[:1],
            "No rule makes the platform have a person look at the client who ended 3 unpaid hires "
            "of one posting up to 13 Mar 2024.",
            "without end",
        ),
    ],
)
def test_a_flag_or_a_review_that_is_late_or_missing_or_by_nobody_breaks_it(
    due: Callable[..., Any], sentence: str, amount: object
) -> None:
    case = broken(mass_cancellation_is_acted_on, rules(*BOTH, of=due), History(crowd()))
    assert (case.told, case.amount, case.rule) == (sentence, amount, "rules.due")
    assert case.of == CLEO


def test_where_only_one_of_the_two_is_spoken_of_only_that_is_judged() -> None:
    only_flag = rules("flag", of=lambda history: flagging()(history)[:1])
    assert len(told(mass_cancellation_is_acted_on, only_flag, History(crowd()))) == 1
    only_review = rules("review", of=lambda history: flagging()(history)[1:])
    assert len(told(mass_cancellation_is_acted_on, only_review, History(crowd()))) == 1


def test_an_act_about_other_contracts_is_not_about_these() -> None:
    def elsewhere(history: History) -> list[Action]:
        return [Action("flag", CLEO, day(13), "many", contracts=("another hire",))]

    case = broken(mass_cancellation_is_acted_on, rules("flag", of=elsewhere), History(crowd()))
    assert case.amount == "without end"


@pytest.mark.parametrize(("flagged", "acted_on"), [(day(13), True), (day(20), False)])
def test_a_client_who_stood_flagged_in_time_need_not_be_flagged_again(
    flagged: datetime, acted_on: bool
) -> None:
    history = History(crowd(), facts=[fact("flagged", flagged, CLEO)])
    assert kept(mass_cancellation_is_acted_on, rules(*BOTH, of=lambda _: []), history) is acted_on


@pytest.mark.parametrize(
    "contracts",
    [
        crowd(2),
        crowd(posting=""),
        crowd(by="freelancer"),
        crowd(pay=1),
        [*crowd(2), job("elsewhere", posting="a poster")],
        [*crowd(2), job("of another", posting="a logo", client=Party("Dora", "client"))],
        crowd(apart=timedelta(hours=36, microseconds=1)),
    ],
)
def test_it_is_about_three_unpaid_hires_of_one_posting_within_72_hours(
    contracts: list[Contract],
) -> None:
    assert told(mass_cancellation_is_acted_on, NOTHING, History(contracts)) == []


@pytest.mark.parametrize(
    "contracts", [crowd(apart=timedelta(hours=36)), [*crowd(), job("long before", ended=day(1))]]
)
def test_without_a_word_of_flags_and_reviews_it_is_silent(contracts: list[Contract]) -> None:
    with pytest.raises(Unanswered, match="flag, review"):
        told(mass_cancellation_is_acted_on, NOTHING, History(contracts))


def test_whoever_does_it_again_later_is_to_be_flagged_again() -> None:
    later = [
        job(f"hire {n}", freelancer=Party(f"hire {n}"), ended=day(n), posting="a logo")
        for n in (10, 11, 12, 20, 21, 22)
    ]
    flags = rules("flag", of=lambda _: [Action("flag", CLEO, day(13), "many")])
    assert broken(mass_cancellation_is_acted_on, flags, History(later)).amount == "without end"


def test_the_bounds_of_a_mass_cancellation_may_be_set() -> None:
    promise = mass_cancellation_is_acted_on.bounded({"hires": 4, "flagged_within": 2})
    assert told(promise, NOTHING, History(crowd())) == []
    assert kept(promise, rules(*BOTH, of=flagging(after=2)), History(crowd(4)))


# Notice


def noticing(**changes: Any) -> Callable[..., Any]:
    """A notice to the freelancer of each contract, with the reason, when it ends."""

    def due(history: History) -> list[Action]:
        return [
            Action(
                "give notice",
                changes.get("about", c.freelancer),
                c.end.at + changes.get("later", timedelta(0)),
                changes.get("grounds", c.end.reason or "no reason was given"),
                contracts=changes.get("contracts", (c.id,)),
            )
            for c in history.contracts
            if c.end
        ]

    return due


@pytest.mark.parametrize("reason", ["", "enough people"])
@pytest.mark.parametrize("contracts", [("a job",), ()])
def test_a_notice_at_the_end_with_the_reason_or_that_there_is_none_keeps_it(
    reason: str, contracts: tuple[str, ...]
) -> None:
    notices = rules("give notice", of=noticing(contracts=contracts))
    assert kept(ended_contracts_come_with_notice, notices, History([job(reason=reason)]))


@pytest.mark.parametrize(
    ("changes", "reason", "sentence"),
    [
        (
            {"later": timedelta(days=1)},
            "",
            "The notice to Ada that the client ended a contract on 11 Mar 2024 may come as late as "
            "12 Mar 2024.",
        ),
        (
            {"grounds": " "},
            "",
            "The notice to Ada that the client ended a contract on 11 Mar 2024 need not say why.",
        ),
        (
            {"grounds": "it is over"},
            "enough people",
            "The notice to Ada that the client ended a contract on 11 Mar 2024 need not say why, "
            "though the reason was enough people.",
        ),
        (
            {"about": CLEO},
            "",
            "No rule asks for a notice to Ada that the client ended a contract on 11 Mar 2024.",
        ),
        (
            {"contracts": ("another",)},
            "",
            "No rule asks for a notice to Ada that the client ended a contract on 11 Mar 2024.",
        ),
    ],
)
def test_a_notice_that_is_late_groundless_or_not_for_the_other_side_breaks_it(
    changes: dict[str, Any], reason: str, sentence: str
) -> None:
    notices = rules("give notice", of=noticing(**changes))
    history = History([job(reason=reason)])
    case = broken(ended_contracts_come_with_notice, notices, history)
    assert (case.told, case.rule, case.of) == (sentence, "rules.due", ADA)
    assert case.because == history.contracts[0]


def test_when_the_freelancer_ends_it_the_client_is_told() -> None:
    history = History([job(by="freelancer")])
    assert not kept(ended_contracts_come_with_notice, rules("give notice", of=noticing()), history)
    to_clients = rules("give notice", of=noticing(about=CLEO))
    assert kept(ended_contracts_come_with_notice, to_clients, history)


def test_without_a_word_of_notices_it_is_silent_once_a_side_has_ended_a_contract() -> None:
    with pytest.raises(Unanswered, match="give notice"):
        told(ended_contracts_come_with_notice, NOTHING, History([job()]))
    for contract in (job(ended=None), job(by="platform")):
        assert told(ended_contracts_come_with_notice, NOTHING, History([contract])) == []


# Reports


def deciding(*days: float, about: Party = ADA, **more: Any) -> Callable[..., Any]:
    """A decision so many days after day 8, at noon; several for several reports."""
    more = {"contracts": ("a job",), **more}
    return lambda _: [Action("decide", about, day(8 + each), "a report", **more) for each in days]


def reported(*reports: Report) -> History:
    return History([job(reports=reports or (Report("freelancer", day(8), "fraud"),))])


@pytest.mark.parametrize("more", [{}, {"contracts": ()}])
def test_a_report_that_is_decided_within_two_weeks_keeps_it(more: dict[str, Any]) -> None:
    decisions = rules("decide", of=deciding(14, **more))
    (case,) = told(reports_are_answered, decisions, reported())
    assert (case.kept, case.amount, case.of) == (True, 14, ADA)


def test_a_decision_due_at_midnight_is_due_on_the_day_that_it_ends() -> None:
    def at_midnight(after: int) -> RuleSet:
        midnight = day(9 + after, hour=0)
        act = Action("decide", ADA, midnight, "a report", contracts=("a job",))
        return rules("decide", of=lambda _: [act])

    assert kept(reports_are_answered, at_midnight(14), reported())
    assert broken(reports_are_answered, at_midnight(15), reported()).amount == 15


@pytest.mark.parametrize(
    ("due", "sentence", "amount"),
    [
        (
            deciding(15),
            "The platform must decide the freelancer's report (fraud) of 9 Mar 2024 by 24 Mar "
            "2024, 15 days later; 14 days would be in time.",
            15,
        ),
        (
            deciding(14, about=CLEO),
            "No rule makes the platform decide the freelancer's report (fraud) of 9 Mar 2024.",
            "without end",
        ),
        (
            deciding(14, contracts=("another",)),
            "No rule makes the platform decide the freelancer's report (fraud) of 9 Mar 2024.",
            "without end",
        ),
    ],
)
def test_a_report_that_is_decided_late_or_never_breaks_it(
    due: Callable[..., Any], sentence: str, amount: object
) -> None:
    case = broken(reports_are_answered, rules("decide", of=due), reported())
    assert (case.told, case.amount, case.rule) == (sentence, amount, "rules.due")


def test_each_of_two_reports_needs_a_decision_of_its_own() -> None:
    twice = reported(Report("freelancer", day(8), "fraud"), Report("freelancer", day(9), "threats"))
    assert kept(reports_are_answered, rules("decide", of=deciding(10, 11)), twice)
    case = broken(reports_are_answered, rules("decide", of=deciding(10)), twice)
    assert "threats" in case.told


def test_a_clients_report_is_decided_too() -> None:
    history = reported(Report("client", day(8), "fraud"))
    assert kept(reports_are_answered, rules("decide", of=deciding(14, about=CLEO)), history)
    assert not kept(reports_are_answered, rules("decide", of=deciding(14)), history)


def test_without_a_word_of_decisions_it_is_silent_once_there_is_a_report() -> None:
    with pytest.raises(Unanswered, match="decide"):
        told(reports_are_answered, NOTHING, reported())
    assert told(reports_are_answered, NOTHING, History([job()])) == []


# Restrictions

SUSPENDED = History(facts=[fact("suspended", day(5))])
COMPLAINED = History(facts=[fact("suspended", day(5)), fact("appealed", day(7))])
AT_ONCE, IN_TIME = day(5), day(21)


def answering(
    reasons: datetime | None = AT_ONCE, reply: datetime | None = IN_TIME, *, human: bool = True
) -> Callable[..., Any]:
    """Reasons for Ada, and a reply to her, due then."""
    due: tuple[tuple[Duty, datetime | None], ...] = (("give reasons", reasons), ("reply", reply))
    made = [Action(duty, ADA, at, "a breach", by_human=human) for duty, at in due if at]
    return lambda _: made


PEOPLE: Invariant = restrictions_are_decided_and_answered_by_people
ANSWERS: tuple[Duty, Duty] = ("give reasons", "reply")


def test_reasons_in_time_and_a_reply_in_two_weeks_by_people_keep_it() -> None:
    cases = told(PEOPLE, rules(*ANSWERS, of=answering()), COMPLAINED)
    assert [(case.kept, case.amount) for case in cases] == [(True, None), (True, 14)]


@pytest.mark.parametrize(
    ("due", "sentence"),
    [
        (
            answering(reasons=day(5) + timedelta(microseconds=1)),
            "A person must give Ada the reasons for the suspension of 6 Mar 2024 by 6 Mar 2024, "
            "which is late.",
        ),
        (
            answering(human=False),
            "The platform must give Ada the reasons for the suspension of 6 Mar 2024, but no "
            "person need take the decision.",
        ),
        (
            answering(reasons=None),
            "No rule makes the platform give Ada the reasons for the suspension of 6 Mar 2024.",
        ),
    ],
)
def test_reasons_that_are_late_missing_or_by_a_machine_break_it(
    due: Callable[..., Any], sentence: str
) -> None:
    case = broken(PEOPLE, rules(*ANSWERS, of=due), SUSPENDED)
    assert (case.told, case.rule, case.of) == (sentence, "rules.due", ADA)


@pytest.mark.parametrize(
    ("reply", "human", "sentence", "amount"),
    [
        (
            day(22),
            True,
            "The platform must answer Ada's complaint of 8 Mar 2024 by 23 Mar 2024, 15 days "
            "later; 14 days would be in time.",
            15,
        ),
        (
            day(10),
            False,
            "The platform must answer Ada's complaint of 8 Mar 2024, but no person need do it.",
            "without end",
        ),
        (
            None,
            True,
            "No rule makes the platform answer Ada's complaint of 8 Mar 2024.",
            "without end",
        ),
        (
            day(6),
            True,
            "No rule makes the platform answer Ada's complaint of 8 Mar 2024.",
            "without end",
        ),
    ],
)
def test_a_reply_that_is_late_missing_or_by_a_machine_breaks_it(
    reply: datetime | None, human: bool, sentence: str, amount: object
) -> None:
    replies = rules("reply", of=answering(None, reply, human=human))
    case = broken(PEOPLE, replies, COMPLAINED)
    assert (case.told, case.amount, case.rule) == (sentence, amount, "rules.due")


def test_every_restriction_needs_reasons_of_its_own() -> None:
    twice = History(facts=[fact("held", day(5)), fact("suspended", day(9))])
    once = broken(PEOPLE, rules("give reasons", of=answering(reply=None)), twice)
    assert "the suspension of 10 Mar 2024" in once.told


@pytest.mark.parametrize(
    ("kind", "about", "restricts"),
    [("held", ADA, True), ("held", CLEO, True), ("flagged", ADA, True), ("flagged", CLEO, False)],
)
def test_a_flag_restricts_a_freelancer_and_a_hold_anybody(
    kind: Any, about: Party, restricts: bool
) -> None:
    history = History(facts=[fact(kind, day(5), about)])
    assert bool(told(PEOPLE, rules(*ANSWERS, of=answering()), history)) is restricts


@pytest.mark.parametrize(("after", "entitled"), [(183, True), (184, False), (-1, False)])
def test_a_complaint_within_six_months_of_a_restriction_has_a_reply(
    after: int, entitled: bool
) -> None:
    complaint = fact("appealed", day(5 + after))
    history = History(facts=[fact("suspended", day(5)), complaint])
    cases = told(PEOPLE, rules("reply", of=lambda _: []), history)
    assert [case.kept for case in cases] == ([False] if entitled else [])


def test_a_complaint_of_somebody_who_was_not_restricted_needs_no_reply() -> None:
    history = History(facts=[fact("suspended", day(5), BEN), fact("appealed", day(7))])
    assert told(PEOPLE, rules("reply", of=lambda _: []), history) == []


def test_without_a_word_of_reasons_and_replies_it_is_silent_once_somebody_is_restricted() -> None:
    with pytest.raises(Unanswered, match="give reasons, reply"):
        told(PEOPLE, NOTHING, SUSPENDED)
    assert told(PEOPLE, NOTHING, History(facts=[fact("appealed", day(7))])) == []
