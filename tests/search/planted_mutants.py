"""Planted mutants: real rule sets, each made unfair in one place, and the promise it breaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import Any

from evenhand.catalogue.catalogue import Catalogue
from evenhand.model.history import History
from evenhand.rulesets import RuleSet
from evenhand.search.checking import Effort, show_histories
from evenhand.search.trials import Trial

from tests.search import planted_rules as unfair


@dataclass(frozen=True)
class Mutant:
    """A rule set of the catalogue, what is changed in it, and the promise that must notice.

    *rule* is asked before all others. *module* is one of the catalogue's that comes to it.
    """

    name: str
    rule_set: str
    promise: str
    rule: Callable[..., Any] | None = None
    module: str = ""
    drops: tuple[str, ...] = ()
    parameters: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def planted(self, catalogue: Catalogue) -> RuleSet:
        """The rule set with the change, under a name of its own: no witness speaks of it."""
        real = catalogue.rule_set(self.rule_set).definition
        modules = dict(real.modules)
        if self.module:
            modules[self.module] = catalogue.module(self.module)
        if self.rule:
            modules["planted"] = _alone(self.rule)
        numbers = {**real.parameters}
        for rule, given in self.parameters.items():
            numbers[rule] = {**numbers.get(rule, {}), **given}
        return RuleSet(
            replace(
                real,
                name=f"{self.rule_set} where {self.name}",
                modules=modules,
                drops=(*real.drops, *self.drops),
                parameters=numbers,
                claims=(),
            )
        )


@dataclass(frozen=True)
class Find:
    """The first history of a search that breaks a promise, and how many were tried until then."""

    history: History
    tried: int


class _Found(Exception):
    """Enough has been seen."""


def looked_for(trial: Trial, effort: Effort) -> Find | None:
    """What ``evenhand check`` would find first for the first pair of *trial*; None for nothing.

    The trial is shown small histories, then invented ones, until that pair is violated.
    """
    tally = trial.tallies[0]

    def show(history: History) -> None:
        trial.show(history)
        assert not tally.trouble, tally.trouble
        if tally.violations:
            raise _Found

    try:
        show_histories([tally.rule_set], show, effort, lambda what, done, of: None)
    except _Found:
        assert tally.found is not None
        return Find(tally.found.history, tally.histories)
    return None


def _alone(rule: Callable[..., Any]) -> ModuleType:
    """A module with this rule and no other."""
    module = ModuleType(rule.__module__)
    setattr(module, rule.__name__, rule)
    return module


MUTANTS: tuple[Mutant, ...] = (
    Mutant(
        "two bad stars make an unpaid contract count",
        "readings.never_happened",
        "unpaid_cancellation_with_hostile_feedback_never_lowers_the_score",
        rule=unfair.unpaid_unless_scorned,
        drops=(
            "readings.never_happened.nothing_paid_nothing_said",
            "readings.never_happened.nothing_paid_nothing_counted",
        ),
    ),
    Mutant(
        "what one side said is seen a day too early",
        "charter.fair_unpaid",
        "feedback_stays_hidden_until_both_have_spoken",
        parameters={"charter.reveal.hidden_until_both_have_spoken": {"window": 13}},
    ),
    Mutant(
        "the weight by amount is upside down",
        "baselines.dollar_weighted",
        "dearer_bad_work_never_hurts_less",
        rule=unfair.the_cheaper_the_heavier,
    ),
    Mutant(
        "a block by the client is a failure",
        "upwork.jss_2020_03",
        "blocking_never_changes_the_score",
        rule=unfair.a_block_is_a_failure,
    ),
    Mutant(
        "flagged clients are heard",
        "upwork.jss_2024_09",
        "sanctioned_clients_no_longer_lower_a_score",
        drops=("upwork.flagged_clients.contracts_of_flagged_clients",),
    ),
    Mutant(
        "the praise of flagged clients is lost",
        "charter.fair_unpaid",
        "flagging_a_client_never_lowers_a_score",
        module="upwork.flagged_clients",
    ),
    Mutant(
        "good work of $1,234 and some cents is a failure",
        "upwork.jss_2024_09",
        "good_work_never_lowers_the_score",
        rule=unfair.a_gap_between_two_steps,
    ),
    Mutant(
        "bad work is remembered a day too long",
        "charter.fair_unpaid",
        "bad_work_is_forgiven_in_time",
        parameters={"charter.one_client_one_share.mean_with_a_cap_per_client": {"window": 732}},
    ),
    Mutant(
        "silence is bad from the sixth time on",
        "baselines.mean",
        "silence_never_lowers_the_score",
        rule=unfair.silence_is_bad_from_the_sixth_on,
    ),
    Mutant(
        "the first dollar makes bad feedback count",
        "baselines.mean",
        "first_dollar_changes_little",
        rule=unfair.nothing_paid_nothing_counted,
    ),
    Mutant(
        "a refund erases the review",
        "upwork.jss_2024_09",
        "refund_never_changes_the_score",
        rule=unfair.a_refund_erases_the_review,
    ),
    Mutant(
        "the first id of the alphabet counts twice",
        "baselines.mean",
        "names_never_matter",
        rule=unfair.the_first_by_id_counts_twice,
    ),
    Mutant(
        "exactly three cancellations of one client cost ten points",
        "charter.fair_unpaid",
        "unpaid_cancellation_never_lowers_the_score",
        rule=unfair.three_cancelled_by_one_client,
    ),
    Mutant(
        "a client speaks with two voices",
        "charter.fair_unpaid",
        "one_client_moves_the_score_a_little",
        parameters={"charter.one_client_one_share.mean_with_a_cap_per_client": {"cap": 2}},
    ),
    Mutant(
        "only the last contract of a day counts",
        "baselines.mean",
        "order_within_a_day_never_matters",
        rule=unfair.all_but_the_last_of_a_day,
    ),
    Mutant(
        "what was answered weighs double",
        "upwork.jss_2024_09",
        "own_words_never_change_the_score",
        rule=unfair.what_was_answered_weighs_double,
    ),
    Mutant(
        "a contract that stays open is bad",
        "baselines.mean",
        "contract_left_open_never_lowers_the_score",
        rule=unfair.left_open_is_bad,
    ),
    Mutant(
        "leaving overnight weighs double",
        "baselines.mean",
        "who_ends_an_unpaid_contract_never_matters",
        rule=unfair.leaving_overnight_weighs_double,
    ),
    Mutant(
        "unpaid work counts and is not listed",
        "charter.fair_unpaid",
        "hidden_contracts_never_count",
        rule=unfair.paid_contracts,
    ),
    Mutant(
        "four stars are worse than three",
        "baselines.mean",
        "better_rating_never_lowers_the_score",
        rule=unfair.four_stars_are_worse_than_three,
    ),
    Mutant(
        "the praise of the best customers is left out",
        "baselines.mean",
        "big_customers_count_like_others",
        rule=unfair.praise_of_favourites_is_left_out,
    ),
    Mutant(
        "three cancelled hires are not yet a pattern",
        "charter.fair_unpaid",
        "mass_cancellation_is_acted_on",
        parameters={"charter.mass_cancellation.many_cancelled_at_once": {"hires": 4}},
    ),
)
