"""Who may see what was said: kept, broken, unspoken of, and where it does not apply."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

import pytest
from evenhand.invariants.access import (
    feedback_stays_hidden_until_both_have_spoken,
    public_feedback_is_of_paid_work,
)
from evenhand.model.contracts import Contract, Feedback, Party, Payment
from evenhand.model.history import History
from evenhand.model.outcomes import Refusal
from evenhand.questions.answers import Unanswered
from evenhand.questions.rules import admits, reveals

from tests.invariants.procedures import ADA, CLEO, broken, day, job, kept, said, told
from tests.questions.written import AnyRule, rule_set


@reveals()
def everything(feedback: Feedback) -> bool:
    return True


@reveals()
def nothing(feedback: Feedback) -> bool:
    return False


@reveals()
def fair(feedback: Feedback, contract: Contract, moment: datetime) -> bool:
    """Both together or after a week; of each side the last, on contracts that paid."""
    assert contract.end is not None
    own = [each for each in contract.feedback if each.by == feedback.by]
    both = len({each.by for each in contract.feedback}) == 2
    return (
        (both or (moment - contract.end.at).days > 7)
        and contract.net >= 1_00
        and (feedback == own[-1])
    )


@reveals()
def only_praise(feedback: Feedback) -> bool:
    return feedback.stars == 5


@admits()
def within_a_week(feedback: Feedback, contract: Contract) -> Refusal | None:
    late = contract.end is not None and (feedback.at - contract.end.at).days > 7
    return Refusal("more than a week after the end") if late else None


paid = partial(job, pay=500_00)
PRAISE, ANSWER = said("client", day(11)), said("freelancer", day(12), 4)


def history(contract: Contract, *, at: datetime | None = None) -> History:
    return History([contract], at=at or day(60))


# In public


def test_what_both_said_of_paid_work_is_public_and_nothing_else_is() -> None:
    rules = rule_set(fair, within_a_week)
    for contract in (
        paid(feedback=(PRAISE, ANSWER)),
        job(feedback=(PRAISE, ANSWER)),
        paid(feedback=(PRAISE, said("client", day(12), 3), ANSWER)),
    ):
        assert kept(public_feedback_is_of_paid_work, rules, history(contract))


@pytest.mark.parametrize(
    ("contract", "sentence"),
    [
        (
            job(feedback=(PRAISE,)),
            "The public sees the client's 5 stars on a contract that paid nothing in the end.",
        ),
        (
            job(pay=99, feedback=(said("client", day(11), 1),)),
            "The public sees the client's 1 star on a contract that paid the freelancer $0.99 in "
            "the end.",
        ),
        (
            paid(refunds=(Payment(day(10), 500_00),), feedback=(PRAISE,)),
            "The public sees the client's 5 stars on a contract that paid nothing in the end.",
        ),
        (
            paid(ended=None, feedback=(PRAISE,)),
            "The public sees the client's 5 stars on a contract that is still open.",
        ),
        (
            paid(feedback=(said("client", day(6)),)),
            "The public sees the client's 5 stars, given before the hiring.",
        ),
        (
            paid(feedback=(said("client", day(10 + 91)),)),
            "The public sees the client's 5 stars, given 91 days after the end.",
        ),
        (
            paid(feedback=(PRAISE, ANSWER, said("client", day(13), 2))),
            "The public sees more than one feedback of the client's.",
        ),
    ],
)
def test_what_is_unpaid_early_late_or_said_twice_should_not_be_public(
    contract: Contract, sentence: str
) -> None:
    seen = history(contract, at=day(200))
    case = broken(public_feedback_is_of_paid_work, rule_set(everything), seen)
    assert (case.told, case.rule, case.of) == (sentence, "rules.everything", ADA)


@pytest.mark.parametrize(
    "contract",
    [
        job(pay=1_00, feedback=(PRAISE, ANSWER)),
        paid(feedback=(said("client", day(10 + 90)),)),
        paid(feedback=(said("client", day(7)),)),
    ],
)
def test_a_dollar_ninety_days_and_the_day_of_hiring_are_just_inside(contract: Contract) -> None:
    seen = history(contract, at=day(200))
    assert kept(public_feedback_is_of_paid_work, rule_set(everything), seen)


@reveals()
def only_the_clients(feedback: Feedback) -> bool:
    return feedback.by == "client"


SCORNED = paid(feedback=(said("client", day(11), 1),))


@pytest.mark.parametrize(
    ("contract", "at", "rule", "sentence"),
    [
        (
            paid(feedback=(PRAISE, ANSWER)),
            day(13),
            only_the_clients,
            "The public does not see the freelancer's 4 stars, and does see what the client said.",
        ),
        (
            paid(feedback=(said("client", day(11), 1), said("freelancer", day(11), 1))),
            day(13),
            only_praise,
            "The public does not see the client's 1 star; it would see 5 stars.",
        ),
        (
            SCORNED,
            day(101),
            only_praise,
            "The public does not see the client's 1 star; it would see 5 stars.",
        ),
    ],
)
def test_once_both_have_spoken_or_it_is_long_ago_the_public_sees_both_praise_or_not(
    contract: Contract, at: datetime, rule: AnyRule, sentence: str
) -> None:
    case = broken(public_feedback_is_of_paid_work, rule_set(rule), history(contract, at=at))
    assert (case.told, case.rule) == (sentence, f"rules.{rule.__name__}")


@pytest.mark.parametrize(
    ("contract", "rules", "at"),
    [
        (paid(feedback=(PRAISE, ANSWER)), [nothing], day(100)),
        (SCORNED, [only_praise], day(100)),
        (job(feedback=(said("client", day(11), 1), ANSWER)), [only_praise], day(100)),
        (
            paid(feedback=(said("client", day(18), 1), ANSWER)),
            [only_praise, within_a_week],
            day(19),
        ),
    ],
)
def test_everything_one_sides_words_and_unpaid_and_refused_ones_may_be_kept_back(
    contract: Contract, rules: list[AnyRule], at: datetime
) -> None:
    seen = history(contract, at=at)
    assert kept(public_feedback_is_of_paid_work, rule_set(*rules), seen)


def test_what_takes_no_effect_is_as_if_it_had_not_been_given() -> None:
    late = history(paid(feedback=(PRAISE, said("client", day(18), 2))))
    assert kept(public_feedback_is_of_paid_work, rule_set(everything, within_a_week), late)


def test_without_stars_nothing_is_said_of_the_public_and_without_a_rule_it_is_silent() -> None:
    private = paid(feedback=(said("client", day(11), None, private=3),))
    assert told(public_feedback_is_of_paid_work, rule_set(), history(private)) == []
    with pytest.raises(Unanswered, match="reveals"):
        told(public_feedback_is_of_paid_work, rule_set(), history(job(feedback=(PRAISE,))))


# Hidden from the other side

EARLY = day(11, hour=20)


def test_while_the_other_may_still_speak_it_sees_nothing_of_what_was_said() -> None:
    seen = history(paid(feedback=(PRAISE,)), at=EARLY)
    cases = told(feedback_stays_hidden_until_both_have_spoken, rule_set(fair), seen)
    assert [(case.kept, case.of) for case in cases] == [(True, ADA), (True, ADA)]


def test_who_shows_words_at_once_shows_them_to_whom_may_still_speak() -> None:
    seen = history(paid(feedback=(PRAISE,)), at=EARLY)
    cases = told(feedback_stays_hidden_until_both_have_spoken, rule_set(everything), seen)
    assert [case.kept for case in cases] == [False, False]
    assert cases[0].told == "While Ada may still speak, Ada already sees what the client said."
    assert (cases[1].before, cases[1].after) == ("5 stars", "1 star")
    assert {case.rule for case in cases} == {"rules.everything"}


def test_a_freelancers_words_are_hidden_from_the_client() -> None:
    seen = history(paid(feedback=(said("freelancer", day(11)),)), at=EARLY)
    case = told(feedback_stays_hidden_until_both_have_spoken, rule_set(everything), seen)[0]
    assert (case.kept, case.of) == (False, CLEO)


def test_what_hangs_on_the_words_gives_them_away_even_where_it_hides_them() -> None:
    scorn = said("client", day(11), 1, private=0, satisfied=False)
    seen = history(paid(feedback=(scorn,)), at=EARLY)
    case = broken(feedback_stays_hidden_until_both_have_spoken, rule_set(only_praise), seen)
    assert (case.before, case.after) == ("nothing", "5 stars, 10 of 10 in private, satisfied")
    assert case.difference == "had something else been said"
    assert case.rule == "rules.only_praise"


def test_what_the_public_sees_the_other_sees_too() -> None:
    @reveals()
    def all_but_ada(feedback: Feedback, party: Party) -> bool:
        return party != ADA

    seen = history(paid(feedback=(PRAISE,)), at=EARLY)
    assert not told(feedback_stays_hidden_until_both_have_spoken, rule_set(all_but_ada), seen)[
        0
    ].kept


@pytest.mark.parametrize(
    ("contract", "at"),
    [
        (paid(ended=None, feedback=(PRAISE,)), EARLY),
        (paid(feedback=(PRAISE, ANSWER)), day(13)),
        (paid(), EARLY),
        (paid(feedback=(PRAISE,)), day(18) + timedelta(seconds=1)),
    ],
)
def test_it_is_about_ended_contracts_on_which_the_other_may_still_speak(
    contract: Contract, at: datetime
) -> None:
    rules = rule_set(everything, within_a_week)
    seen = history(contract, at=at)
    assert told(feedback_stays_hidden_until_both_have_spoken, rules, seen) == []


def test_without_a_word_of_who_sees_what_it_is_silent_once_one_has_spoken() -> None:
    seen = history(job(feedback=(PRAISE,)), at=EARLY)
    with pytest.raises(Unanswered, match="reveals"):
        told(feedback_stays_hidden_until_both_have_spoken, rule_set(), seen)
    assert told(feedback_stays_hidden_until_both_have_spoken, rule_set(), history(job())) == []
