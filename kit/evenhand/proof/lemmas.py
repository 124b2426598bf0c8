"""Lemmas: the promises that follow from what holds for one contract beside any totals of others.

A lemma is the promise itself, asked of a history of which one contract is told. What is listed
here is how a promise about all histories follows from it.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from evenhand.invariants import (
    blocking,
    flagged,
    own_words,
    reports,
    scale,
    standing,
    time,
    unpaid,
    work,
)
from evenhand.invariants.amounts import (
    dearer_bad_work_never_hurts_less,
    first_dollar_changes_little,
)
from evenhand.invariants.arranging import refund_never_changes_the_score
from evenhand.invariants.declared import Invariant


class Follows(Enum):
    """How a promise about every history follows from its lemma."""

    ONE = "each case is about one contract put in, taken out or changed, beside all others"
    EACH = "what never matters in one contract, beside any others, never matters in all of them"


class Lemma(NamedTuple):
    """That a promise follows, and from how many *feedbacks* of a client at most it is tried first.

    The more there may be, the more ways there are through the rules.
    """

    promise: Invariant
    follows: Follows
    feedbacks: int = 2


def lemma_of(invariant: Invariant) -> Lemma | None:
    """The lemma of that promise, with whatever bounds; None where it does not follow from one."""
    return next((lemma for lemma in LEMMAS if lemma.promise.check is invariant.check), None)


ONE, EACH = Follows.ONE, Follows.EACH
LEMMAS = (
    Lemma(unpaid.unpaid_cancellation_never_lowers_the_score, ONE),
    Lemma(unpaid.unpaid_cancellation_with_hostile_feedback_never_lowers_the_score, ONE),
    Lemma(unpaid.unpaid_withdrawal_never_lowers_the_score, ONE),
    Lemma(unpaid.unpaid_withdrawal_with_hostile_feedback_never_lowers_the_score, ONE),
    Lemma(unpaid.unpaid_contract_never_changes_the_score, ONE),
    Lemma(unpaid.who_ends_an_unpaid_contract_never_matters, ONE),
    Lemma(blocking.blocking_never_changes_the_score, EACH),
    Lemma(flagged.flagging_a_client_never_lowers_a_score, EACH),
    Lemma(work.good_work_never_lowers_the_score, ONE),
    Lemma(work.bad_work_never_raises_the_score, ONE),
    Lemma(work.better_rating_never_lowers_the_score, ONE, feedbacks=1),
    Lemma(work.silence_never_lowers_the_score, ONE),
    Lemma(time.contract_left_open_never_lowers_the_score, ONE),
    Lemma(time.idle_time_never_lowers_the_score, EACH),
    Lemma(dearer_bad_work_never_hurts_less, ONE, feedbacks=1),
    Lemma(first_dollar_changes_little, ONE),
    Lemma(refund_never_changes_the_score, ONE),
    Lemma(standing.big_customers_count_like_others, EACH),
    Lemma(reports.feedback_after_an_upheld_report_never_counts, ONE),
    Lemma(reports.unproven_accusations_never_change_the_score, EACH, feedbacks=1),
    Lemma(own_words.own_words_never_change_the_score, EACH, feedbacks=1),
    Lemma(scale.scores_stay_on_their_scale, ONE),
)
"""The promises that may be proved for some rule sets."""
