"""What is remembered of contracts is what would be said of them, asked anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.sources import reference_folder
from evenhand.judging import Memories, withheld
from evenhand.judging.nameless import FIELDS, Nameless, Withheld, nameless
from evenhand.judging.withheld import questioned
from evenhand.model.contracts import Contract, Party
from evenhand.model.history import Facts, History, PlatformFact
from evenhand.model.outcomes import Rated, Totals
from evenhand.model.units import Exact
from evenhand.questions.answers import Unanswered
from evenhand.questions.rules import aggregates, rates
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.search.trials import Trial
from evenhand.strategies import histories
from evenhand.strategies.kinds import MOMENT
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.questions.written import marked, rule_set
from tests.search.planted import bad_contract

CATALOGUE, _ = catalogue_of(reference_folder())
RULE_SETS = [CATALOGUE.rule_set(name) for name in CATALOGUE.own]
PROMISES = list(CATALOGUE.invariants.values())
ONE = bad_contract(0)
CLIENT = ONE.client
FLAG = PlatformFact(MOMENT - timedelta(days=1), "flagged", CLIENT)


def scores(run: Run) -> list[Exact | str | None]:
    """The score of everybody, or what nobody answers."""
    told: list[Exact | str | None] = []
    for party in run.history.parties():
        try:
            told.append(run.score(of=party))
        except Unanswered as unanswered:
            told.append(str(unanswered))
    return told


@settings(deadline=None, max_examples=25)
@given(st.lists(histories(RULE_SETS), min_size=1, max_size=3))
def test_who_remembers_other_histories_scores_like_who_sees_the_first(told: list[History]) -> None:
    memories = Memories()
    for history in told:
        known = [PlatformFact(history.at, "flagged", party) for party in history.clients()[:1]]
        for varied in (history, history.knowing(*known)):
            for rules in RULE_SETS:
                fresh = scores(Run(rules, varied))
                assert scores(Run(rules, varied, memories=memories)) == fresh, rules.name


@settings(deadline=None, max_examples=10)
@given(st.lists(histories(RULE_SETS), min_size=1, max_size=3, unique=True))
def test_rule_sets_that_are_tried_together_come_to_what_each_comes_to_alone(
    told: list[History],
) -> None:
    together = Trial([(rules, promise) for rules in RULE_SETS for promise in PROMISES])
    alone = [Trial([(rules, promise) for promise in PROMISES]) for rules in RULE_SETS]
    for history in told:
        for trial in (together, *alone):
            trial.show(history)
    apart = [tally for trial in alone for tally in trial.tallies]
    for one, other in zip(together.tallies, apart, strict=True):
        assert one == other, (one.rule_set.name, one.invariant.name)


# Rules that hang on what is withheld at first


def by_id(contract: Contract) -> bool:
    return contract.id.endswith("1")


def by_name(contract: Contract) -> bool:
    return contract.client.name > "client 1"


def by_posting(contract: Contract) -> bool:
    return "0" in contract.posting


def by_words(contract: Contract) -> bool:
    return "client 1" in f"{contract}"


def by_value(contract: Contract) -> bool:
    return contract == ONE


def by_blocks(contract: Contract) -> bool:
    return bool(contract.blocks)


def by_a_copy(contract: Contract) -> bool:
    return contract.replace(agreed=1).client == CLIENT


def by_all_facts(contract: Contract, facts: Facts) -> bool:
    return len(facts) > 0


def by_one_fact(contract: Contract, facts: Facts) -> bool:
    return facts.flagged(contract.client)


def by_other_contracts(contract: Contract, history: History) -> bool:
    return len(history.of(contract.client)) > 1


def by_any_facts(contract: Contract, facts: Facts) -> bool:
    return bool(facts) and not contract.paid


def by_a_flag_in_the_history(contract: Contract, history: History) -> bool:
    return history.facts.flagged(contract.client)


def by_the_moment_of_the_history(contract: Contract, history: History) -> bool:
    return history.at - contract.hired > timedelta(days=30)


def by_what_others_of_the_client_paid(contract: Contract, history: History) -> bool:
    return sum(each.paid for each in history.of(contract.client)) % 2_000_00 == 0


def rarely_by_others(contract: Contract, history: History) -> bool:
    return contract.end is not None and history.contracts[0] == contract


@pytest.mark.parametrize(
    "rule",
    [
        by_id,
        by_name,
        by_posting,
        by_words,
        by_value,
        by_blocks,
        by_a_copy,
        by_all_facts,
        by_one_fact,
        by_other_contracts,
        by_any_facts,
        by_a_flag_in_the_history,
        by_the_moment_of_the_history,
        by_what_others_of_the_client_paid,
        rarely_by_others,
    ],
    ids=lambda rule: rule.__name__,
)
@settings(deadline=None, max_examples=30)
@given(st.lists(histories(RULE_SETS[:2]), min_size=2, max_size=4))
def test_what_a_rule_hangs_on_is_never_passed_over(
    rule: Callable[..., bool], told: list[History]
) -> None:
    rules = hanging_on(rule)
    memories = Memories()
    for history in told:
        flags = [PlatformFact(history.at, "flagged", party) for party in history.clients()]
        for varied in (history, *[history.knowing(flag) for flag in flags]):
            run = Run(rules, varied, memories=memories)
            for contract in varied.contracts:
                for each in (run, run.without(contract)):
                    assert scores(each) == scores(Run(rules, each.history))


def of_the_unflagged(rated: Sequence[Rated], history: History) -> Exact:
    return sum(each.outcome for each in rated if not history.facts.flagged(each.other))


def since_the_moment(rated: Sequence[Rated], history: History) -> Exact:
    return sum((history.at - each.ended).days for each in rated if each.ended)


def over_all_contracts(rated: Sequence[Rated], history: History) -> Exact:
    return sum(each.outcome for each in rated) + len(history.contracts)


@pytest.mark.parametrize(
    "rule",
    [of_the_unflagged, since_the_moment, over_all_contracts],
    ids=lambda rule: rule.__name__,
)
@settings(deadline=None, max_examples=20)
@given(st.lists(histories(RULE_SETS[:2]), min_size=2, max_size=4))
def test_what_a_score_hangs_on_is_never_passed_over(
    rule: Callable[..., Exact], told: list[History]
) -> None:
    rules = rule_set(marked("rates", paid_in_dollars), marked("aggregates", rule))
    memories = Memories()
    for history in told:
        flags = [PlatformFact(history.at, "flagged", party) for party in history.clients()]
        earlier = history.as_of(history.at - timedelta(days=40))
        for varied in (history, earlier, *[history.knowing(flag) for flag in flags]):
            run = Run(rules, varied, memories=memories)
            for each in (run, *map(run.without, varied.contracts)):
                assert scores(each) == scores(Run(rules, each.history))


def paid_in_dollars(contract: Contract) -> int:
    return contract.paid // 100


def hanging_on(rule: Callable[..., bool]) -> RuleSet:
    """A rule set that leaves out what *rule* says, and takes the mean of the rest."""

    @rates()
    def by_amount(contract: Contract) -> int:
        return contract.paid % 101

    @aggregates()
    def added_up(totals: Totals) -> Exact:
        return totals.credit

    return rule_set(marked("excludes", rule), by_amount, added_up)


def test_a_contract_without_names_notes_what_is_read_of_it() -> None:
    one = nameless(ONE)
    assert (one.paid, one.unpaid, one.ended) == (ONE.paid, ONE.unpaid, ONE.ended)
    assert one.noted == {"payments", "end"} | ({"work"} if not ONE.paid else set())
    assert {*FIELDS} | {"id", "freelancer", "client", "posting"} == {*Contract.__struct_fields__}


@pytest.mark.parametrize(
    "ask",
    [
        lambda one: one.id,
        lambda one: one.posting,
        lambda one: one.client.name,
        lambda one: {one.client},
        lambda one: str(one.client),
        lambda one: one.client < CLIENT,
        lambda one: {one},
        lambda one: one == ONE,
        repr,
        str,
    ],
)
def test_the_names_of_a_contract_without_names_are_withheld(
    ask: Callable[[Nameless], object],
) -> None:
    with pytest.raises(Withheld):
        ask(nameless(ONE))


def test_a_side_without_a_name_is_the_party_of_that_side() -> None:
    one = nameless(ONE)
    assert one.freelancer == ONE.freelancer
    assert one.freelancer != ONE.client
    assert ONE.client == one.client


@pytest.mark.parametrize(
    "ask",
    [
        lambda history: history.contracts,
        lambda history: history.at,
        lambda history: history.of(CLIENT),
        len,
        repr,
        hash,
        lambda history: history == withheld.UNSEEN,
    ],
)
def test_nothing_of_an_unseen_history_is_seen(ask: Callable[[History], object]) -> None:
    with pytest.raises(Withheld):
        ask(withheld.UNSEEN)


def test_facts_note_what_they_are_asked_and_answer_as_they_would() -> None:
    facts = Facts([FLAG])
    asked = questioned(History(facts=facts, at=MOMENT), ONE)
    other = Party("somebody else", "client")
    assert asked.flagged(CLIENT) is facts.flagged(CLIENT) is True
    assert asked.flagged_since(nameless(ONE).client) == FLAG.at
    assert asked.about(other, "flagged") == facts.about(other, "flagged") == ()
    assert bool(asked) is bool(facts) is True
    assert [said for _, said in asked.noted] == [FLAG.at, FLAG.at, (), True]


@pytest.mark.parametrize("ask", [list, len, tuple, repr, lambda facts: facts[0]])
def test_facts_that_note_what_they_are_asked_are_not_read_through(
    ask: Callable[[Facts], object],
) -> None:
    with pytest.raises(Withheld):
        ask(questioned(History(facts=[FLAG], at=MOMENT), ONE))
