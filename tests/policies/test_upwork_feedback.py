"""Feedback on Upwork: who may see it and when, and how it is taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from evenhand.model.contracts import Contract, End, Feedback, Party, Payment, Report
from evenhand.model.history import History, PlatformFact
from evenhand.runs import STRANGER, Run

from tests.policies.jobs import A_DAY, CATALOGUE

ERAS = ("upwork.jss_2015", "upwork.jss_2020_11", "upwork.jss_2024_09", "upwork.jss_public_only")
FREELANCER, CLIENT = Party("a freelancer"), Party("a client", "client")
ENDED = datetime(2026, 3, 2, 9, tzinfo=UTC)  # a Monday
LAST_MINUTE = datetime(2026, 3, 16, 23, 59, tzinfo=UTC)  # of the fourteenth day
MIDNIGHT = datetime(2026, 3, 17, tzinfo=UTC)
LATER = ENDED + 60 * A_DAY


def said(by: str, *, after: timedelta = A_DAY, stars: int | None = 5) -> Feedback:
    side = "client" if by == "client" else "freelancer"
    return Feedback(by=side, at=ENDED + after, stars=stars, private=0)  # type: ignore[arg-type]


def contract(*feedback: Feedback, net: int = 100_00, reports: tuple[Report, ...] = ()) -> Contract:
    return Contract(
        id="the contract",
        freelancer=FREELANCER,
        client=CLIENT,
        hired=ENDED - 40 * A_DAY,
        payments=(Payment(ENDED, 200_00),),
        refunds=(Payment(ENDED + A_DAY, 200_00 - net),),
        end=End(ENDED, "client"),
        feedback=feedback,
        reports=reports,
    )


def seen(era: str, told: Contract, at: datetime, *, to: Party) -> list[str]:
    """Whose feedback *to* may see at that moment."""
    run = Run(CATALOGUE.rule_set(era), History([told], at=at))
    (known,) = run.history.contracts
    return [each.by for each in known.feedback if run.revealed(each, known, to=to)]


# Double-blind. Upwork help 211068438: posted when both have given it, else after the 14 days.


@pytest.mark.parametrize("era", ERAS)
def test_one_sides_feedback_is_hidden_until_midnight_utc_of_the_fourteenth_day(era: str) -> None:
    told = contract(said("freelancer"))
    assert seen(era, told, LAST_MINUTE, to=CLIENT) == []
    assert seen(era, told, LAST_MINUTE, to=FREELANCER) == ["freelancer"]
    assert seen(era, told, MIDNIGHT, to=CLIENT) == ["freelancer"]
    assert seen(era, told, MIDNIGHT, to=STRANGER) == ["freelancer"]


@pytest.mark.parametrize("era", ERAS)
def test_feedback_is_seen_as_soon_as_both_have_given_it(era: str) -> None:
    told = contract(said("freelancer"), said("client", after=3 * A_DAY))
    before, after = ENDED + 2 * A_DAY, ENDED + 3 * A_DAY
    assert seen(era, told, before, to=CLIENT) == seen(era, told, before, to=STRANGER) == []
    for somebody in (CLIENT, FREELANCER, STRANGER):
        assert seen(era, told, after, to=somebody) == ["freelancer", "client"]


@pytest.mark.parametrize("era", ERAS)
def test_feedback_at_midnight_of_the_last_day_is_late_and_a_minute_earlier_it_is_not(
    era: str,
) -> None:
    # Upwork help 211068438: the deadline on the 14th day is midnight UTC
    for moment, expected in ((LAST_MINUTE, ["client"]), (MIDNIGHT, [])):
        told = contract(said("client", after=moment - ENDED))
        assert seen(era, told, LATER, to=STRANGER) == expected
        run = Run(CATALOGUE.rule_set(era), History([told], at=LATER))
        assert (run.refusal(told.feedback[0], told) is None) is bool(expected)


@pytest.mark.parametrize("era", ERAS)
def test_late_feedback_of_one_side_does_not_uncover_the_others(era: str) -> None:
    told = contract(said("freelancer", after=LAST_MINUTE - ENDED), said("client", after=20 * A_DAY))
    assert seen(era, told, LATER, to=CLIENT) == ["freelancer", "client"]  # its own it knows
    assert seen(era, told, LATER, to=FREELANCER) == ["freelancer"]


# The dollar. Upwork help 17975053069331: a net payment of one dollar to be visible.


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize(("net", "public"), [(99, []), (1_00, ["client"])])
def test_the_public_sees_feedback_from_one_dollar_on_that_was_paid_and_kept(
    era: str, net: int, public: list[str]
) -> None:
    told = contract(said("client"), net=net)
    assert seen(era, told, LATER, to=STRANGER) == public
    assert seen(era, told, LATER, to=FREELANCER) == ["client"]


@pytest.mark.parametrize("era", ERAS)
def test_a_private_answer_is_seen_by_nobody_but_its_author(era: str) -> None:
    told = contract(said("client", stars=None), said("freelancer"))
    assert seen(era, told, LATER, to=STRANGER) == ["freelancer"]
    assert seen(era, told, LATER, to=FREELANCER) == ["freelancer"]
    assert seen(era, told, LATER, to=CLIENT) == ["client", "freelancer"]


@pytest.mark.parametrize(("era", "public"), [("upwork.jss_2015", []), (ERAS[1], ["client"])])
def test_since_2020_what_a_client_says_before_the_end_is_public_at_once(
    era: str, public: list[str]
) -> None:
    # Product release notes 796383: in the work history before the contract has ended
    early = Feedback(by="client", at=ENDED - 5 * A_DAY, stars=5)
    told = contract(early).replace(payments=(Payment(ENDED - 10 * A_DAY, 50_00),))
    assert seen(era, told, ENDED - 5 * A_DAY, to=STRANGER) == public


# Removal. Upwork help 219801228: four grounds, one report, seven business days.


def reported(
    ground: str, *, after: timedelta = 2 * A_DAY, upheld: bool = True, by: str = "freelancer"
) -> Report:
    side = "client" if by == "client" else "freelancer"
    ruled = ENDED + after + 3 * A_DAY
    return Report(side, ENDED + after, ground, ruled, upheld)  # type: ignore[arg-type]


def stands(era: str, told: Contract) -> bool:
    """Whether the client's feedback takes effect, and is seen."""
    run = Run(CATALOGUE.rule_set(era), History([told], at=LATER))
    works = run.refusal(told.feedback[0], told) is None
    assert works is run.public(told.feedback[0], told)
    return works


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize(
    ("ground", "removed"),
    [
        ("extortion", True),
        ("manipulation of the feedback system", True),
        ("abusive language", True),
        ("irrelevant", True),
        ("insider feedback", True),
        ("policy violation", False),
        ("not true", False),
    ],
)
def test_feedback_is_removed_on_the_documented_grounds_and_no_other(
    era: str, ground: str, removed: bool
) -> None:
    assert stands(era, contract(said("client"), reports=(reported(ground),))) is not removed


@pytest.mark.parametrize(
    "report",
    [
        reported("extortion", upheld=False),
        reported("extortion", by="client"),
        reported("extortion", after=timedelta(hours=1)),  # before the feedback: of something else
    ],
)
def test_feedback_stays_unless_its_own_report_by_the_other_side_was_upheld(report: Report) -> None:
    assert stands("upwork.jss_2020_11", contract(said("client"), reports=(report,)))


def test_a_second_report_of_the_same_feedback_removes_nothing() -> None:
    first, second = reported("not true", upheld=False), reported("extortion", after=5 * A_DAY)
    assert stands("upwork.jss_2020_11", contract(said("client"), reports=(first, second)))
    assert not stands("upwork.jss_2020_11", contract(said("client"), reports=(second,)))


def test_removed_feedback_stood_until_the_ruling() -> None:
    told = contract(said("client"), said("freelancer"), reports=(reported("extortion"),))
    before, after = ENDED + 4 * A_DAY, ENDED + 5 * A_DAY
    assert seen("upwork.jss_2020_11", told, before, to=STRANGER) == ["client", "freelancer"]
    assert seen("upwork.jss_2020_11", told, after, to=STRANGER) == ["freelancer"]


@pytest.mark.parametrize(
    ("made", "due"),
    [
        ("2026-03-02", "2026-03-12"),  # Monday; Wednesday of the next week is the seventh day
        ("2026-03-04", "2026-03-14"),  # Wednesday; a Friday is the seventh day
        ("2026-03-06", "2026-03-18"),  # Friday; Tuesday of the week after next
        ("2026-03-07", "2026-03-18"),  # Saturday: as on Friday
        ("2026-03-08", "2026-03-18"),  # Sunday
    ],
)
def test_a_report_of_feedback_is_decided_within_seven_business_days(made: str, due: str) -> None:
    at = datetime.fromisoformat(f"{made}T22:30:00+00:00")
    words = Feedback(by="client", at=at - A_DAY, stars=1)
    told = contract(words, reports=(Report("freelancer", at, "extortion"),))
    run = Run(CATALOGUE.rule_set("upwork.jss_2020_11"), History([told]))
    (owed,) = run.owed("decide", about=FREELANCER)
    assert owed.by == datetime.fromisoformat(f"{due}T00:00:00+00:00")  # the end of the day before
    assert owed.contracts == ("the contract",)


@pytest.mark.parametrize(
    "reports",
    [
        (Report("freelancer", ENDED, "policy violation"),),  # of the job, before any feedback
        (Report("client", ENDED + 2 * A_DAY, "policy violation"),),  # nothing was said of it
    ],
)
def test_no_time_is_documented_for_reports_of_anything_but_feedback(
    reports: tuple[Report, ...],
) -> None:
    run = Run(
        CATALOGUE.rule_set("upwork.jss_2020_11"),
        History([contract(said("client"), reports=reports)], at=LATER),
    )
    assert run.actions() == ()


def test_a_feedback_can_be_reported_once_and_only_the_first_report_is_decided() -> None:
    first, second = reported("not true", upheld=False), reported("extortion", after=9 * A_DAY)
    told = contract(said("client"), reports=(first, second))
    run = Run(CATALOGUE.rule_set("upwork.jss_2020_11"), History([told], at=LATER))
    assert [act.grounds for act in run.actions()] == ["feedback was reported: not true"]


# Postings. Thread A: one user's check of an own contract.


@pytest.mark.parametrize("era", ERAS)
def test_the_page_of_a_posting_is_said_to_list_no_unpaid_hire_open_or_ended(era: str) -> None:
    paid = contract()
    unpaid = paid.replace(payments=(), refunds=())
    run = Run(CATALOGUE.rule_set(era), History([paid], at=LATER))
    assert run.listed(paid)
    assert not run.listed(unpaid)
    assert not run.listed(unpaid.replace(end=None))


# Accounts


@pytest.mark.parametrize("kind", ["held", "suspended"])
def test_whoever_is_suspended_is_told_why_by_mail(kind: str) -> None:
    # Upwork help 5313574196627: an e-mail with all the details
    fact = PlatformFact(ENDED, kind, FREELANCER, reason="asked to pay outside")  # type: ignore[arg-type]
    run = Run(CATALOGUE.rule_set("upwork.jss_2023_12"), History([contract()], facts=[fact]))
    (owed,) = run.owed("give reasons", about=FREELANCER)
    assert (owed.by, owed.grounds, owed.by_human) == (ENDED, "asked to pay outside", False)


@pytest.mark.parametrize(("reason", "ends"), [("negative feedback", True), ("low score", False)])
def test_a_hold_for_negative_feedback_ends_after_fourteen_days(reason: str, ends: bool) -> None:
    # Upwork help 28340628101779, one of three texts
    fact = PlatformFact(ENDED, "held", FREELANCER, reason=reason)
    run = Run(CATALOGUE.rule_set("upwork.jss_2024_09"), History([contract()], facts=[fact]))
    due = [act.by for act in run.owed("restore", about=FREELANCER)]
    assert due == ([ENDED + 14 * A_DAY] if ends else [])
