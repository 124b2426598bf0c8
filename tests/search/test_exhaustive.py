"""Every history up to a size is tried, whoever shows it, and whether it is judged or added up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from evenhand.catalogue.catalogue import catalogue_of
from evenhand.catalogue.sources import reference_folder
from evenhand.invariants.declared import invariant
from evenhand.model.cases import Case
from evenhand.model.history import History
from evenhand.model.units import Count
from evenhand.model.verdicts import Outcome
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.search import exhaustive as searching
from evenhand.search.adding import ABOUT_ONE_CONTRACT, adds_up
from evenhand.search.checking import Effort, check
from evenhand.search.exhaustive import ExhaustiveSearch, TooMany
from evenhand.search.lots import AddingUp
from evenhand.search.parts import Part, Sharing, in_one_part, part_of, put_together
from evenhand.search.tallies import counts
from evenhand.search.trials import Tally
from evenhand.search.watching import Progress, nobody
from evenhand.search.witnesses import Pair
from evenhand.strategies.exhaustive import Choice, Exhaustive, choices_for
from evenhand.strategies.kinds import MOMENT
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.planted import failing, nothing_goes_wrong, planted, silent, the_score_is_full
from tests.search.planted_totals import of_totals, spoilt_by_three

CATALOGUE, _ = catalogue_of(reference_folder())
PROMISES = list(CATALOGUE.invariants.values())
OF_TOTALS = [
    rule_set
    for rule_set in map(CATALOGUE.rule_set, CATALOGUE.own)
    if adds_up((rule_set, ABOUT_ONE_CONTRACT[0]))
]
UNHURRIED = settings(deadline=None, max_examples=15)


def searched(
    pairs: Sequence[Pair],
    size: Count,
    *,
    share: Sharing = in_one_part,
    choices: Sequence[Choice] = (),
) -> list[Tally]:
    """What these pairs come to on every history up to a size, of these choices or of their own."""
    search, tallies = ExhaustiveSearch(pairs, size), [Tally(*pair) for pair in pairs]
    if choices:
        search.histories = Exhaustive(choices, size)
    search.go(tallies, nobody, share=share)
    return tallies


def judged(pairs: Sequence[Pair], histories: Exhaustive) -> list[Tally]:
    """The same with every history judged by itself."""
    tallies = [Tally(*pair) for pair in pairs]
    put_together(
        tallies, in_one_part(pairs, histories, nobody), lambda f: histories.drawn(f.history)
    )
    return tallies


def told(tally: Tally) -> tuple[object, ...]:
    """All that a tally says."""
    return counts(tally), tally.outcome, tally.trouble, tally.found, tally.worst


def some_of(rule_set: RuleSet) -> st.SearchStrategy[list[Choice]]:
    """A few choices of a rule set."""
    known = st.sampled_from(choices_for([rule_set], 2))
    return st.lists(known, min_size=1, max_size=5, unique=True)


# What is found is what is there


def test_what_only_three_contracts_do_is_found_by_three_and_not_by_two() -> None:
    pairs = [(spoilt_by_three(), the_score_is_full)]
    (of_two,), (of_three,) = searched(pairs, 2), searched(pairs, 3)
    assert (of_two.outcome, of_three.outcome) == (Outcome.HOLDS, Outcome.VIOLATED)
    assert of_three.found is not None
    assert len(of_three.found.history) == 3


def test_what_only_one_client_does_again_and_again_is_found() -> None:
    pairs = [(planted(bad=3), the_score_is_full)]
    (of_two,), (of_three,) = searched(pairs, 2), searched(pairs, 3)
    assert (of_two.outcome, of_three.outcome) == (Outcome.HOLDS, Outcome.VIOLATED)
    assert of_three.found is not None
    assert [client.name for client in of_three.found.history.clients()] == ["the regular client"]


def by_hand(pair: Pair, choices: Sequence[Choice], size: Count) -> tuple[int, int, int, int]:
    """Histories, cases, moved and violations, with every history made and judged on its own."""
    rule_set, promise = pair
    rows = {
        tuple(sorted(row))
        for number in range(size + 1)
        for row in product(range(len(choices)), repeat=number)
    }
    histories = 0
    cases: list[Case] = []
    for row in rows:
        if sum(choices[place].regular for place in row) == 1:
            continue
        histories += 1
        contracts = [
            choices[place].kind.contract(
                f"{place} {copy}", "him" if choices[place].regular else f"{place} {copy}"
            )
            for copy, place in enumerate(row)
        ]
        cases += promise(Run(rule_set, History(contracts, at=MOMENT)))
    moved = sum(case.before != case.after for case in cases)
    return histories, len(cases), moved, sum(not case.kept for case in cases)


@UNHURRIED
@given(st.data())
def test_what_is_counted_is_what_a_hand_counts(data: st.DataObject) -> None:
    rule_sets = [planted(), of_totals(), CATALOGUE.rule_set("upwork.jss_2023_12")]
    rule_set = data.draw(st.sampled_from(rule_sets))
    choices = sorted(data.draw(some_of(rule_set)), key=lambda choice: choice.regular)
    promises = [the_score_is_full, *PROMISES[:8]]
    for tally in searched([(rule_set, each) for each in promises], 2, choices=choices):
        counted = (tally.histories, tally.cases, tally.moved, tally.violations)
        assert counted == by_hand((rule_set, tally.invariant), choices, 2), tally.invariant.name


# Whoever shows it


def in_parts(number: Count) -> Sharing:
    def share(pairs: Sequence[Pair], histories: Exhaustive, progress: Progress) -> list[Part]:
        parts = [
            part_of(pairs, histories, progress, first=first, step=number) for first in range(number)
        ]
        return parts[::-1]

    return share


@invariant(basis=["A test"], measures="contracts")
def few_contracts(run: Run) -> Iterator[Case]:
    """Nobody has two contracts of whom anything is said."""
    for contract in run.history.contracts:
        if contract.feedback:
            amount = len(run.history) + len(contract.feedback)
            case = run.same_as(run, of=contract.freelancer)
            yield Case(
                kept=len(run.history) < 2, of=contract.freelancer, base=case.base,
                varied=case.varied, before=None, after=amount, amount=amount,
            )  # fmt: skip


@pytest.mark.parametrize("number", [2, 3, 7])
def test_verdicts_and_counts_do_not_hang_on_how_histories_are_shared_out(number: Count) -> None:
    rule_sets = [planted(), failing(), silent(), of_totals(spoilt_by=2, silence=2)]
    promises = [the_score_is_full, nothing_goes_wrong, few_contracts, *PROMISES[:12]]
    pairs = [(rule_set, promise) for rule_set in rule_sets for promise in promises]
    whole = searched(pairs, 2)
    assert {tally.outcome for tally in whole} == {*Outcome}
    shared = searched(pairs, 2, share=in_parts(number))
    assert list(map(told, shared)) == list(map(told, whole))


def test_what_is_shown_is_forgotten_in_between_and_nothing_is_counted_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pairs = [(planted(), promise) for promise in (the_score_is_full, few_contracts)]
    pairs += [(failing(), the_score_is_full)]
    whole = searched(pairs, 2)
    monkeypatch.setattr("evenhand.search.parts.AT_ONCE", 10)
    assert list(map(told, searched(pairs, 2))) == list(map(told, whole))


# Whether it is judged or added up

UNFAIR = st.builds(
    of_totals,
    fewest=st.integers(0, 3),
    cap=st.integers(0, 4),
    crowd=st.integers(0, 4),
    silence=st.integers(0, 5),
    dear=st.integers(0, 3),
)


@settings(deadline=None, max_examples=25)
@given(st.data())
def test_adding_up_comes_to_what_judging_comes_to(data: st.DataObject) -> None:
    rule_set = data.draw(st.one_of(UNFAIR, st.sampled_from(OF_TOTALS)))
    histories = Exhaustive(data.draw(some_of(rule_set)), data.draw(st.integers(1, 3)))
    adding = AddingUp(histories, rule_set, ABOUT_ONE_CONTRACT)
    assert adding.go(nobody)
    pairs = [(rule_set, promise) for promise in ABOUT_ONE_CONTRACT]
    assert list(map(told, adding.tallies)) == list(map(told, judged(pairs, histories)))


@pytest.mark.parametrize("rule_set", OF_TOTALS, ids=lambda each: each.name)
def test_real_rule_sets_are_added_up_to_what_they_are_judged(rule_set: RuleSet) -> None:
    pairs = [(rule_set, promise) for promise in ABOUT_ONE_CONTRACT]
    histories = Exhaustive(choices_for([rule_set], 2), 2)
    added = searched(pairs, 2)
    assert list(map(told, added)) == list(map(told, judged(pairs, histories)))


def test_a_planted_unfair_one_is_found_by_adding_up() -> None:
    unfair = of_totals(crowd=3)
    pairs = [(unfair, promise) for promise in ABOUT_ONE_CONTRACT]
    fine = {tally.invariant.name: tally.outcome for tally in searched(pairs, 2)}
    found = {tally.invariant.name: tally for tally in searched(pairs, 3)}
    praise = "good_work_never_lowers_the_score"
    assert (fine[praise], found[praise].outcome) == (Outcome.HOLDS, Outcome.VIOLATED)
    assert len(found[praise].found.history) == 3  # type: ignore[union-attr]


def test_most_histories_are_never_looked_at_where_they_can_be_added_up() -> None:
    (rule_set,) = (each for each in OF_TOTALS if each.name == "etsy.star_seller")
    histories = Exhaustive(choices_for([rule_set], 3), 3)
    assert histories.number > 10 * AddingUp(histories, rule_set, ABOUT_ONE_CONTRACT).lots


def test_what_cannot_be_added_up_is_judged() -> None:
    spoilt = of_totals(spoilt_by=2)
    pairs = [(spoilt, promise) for promise in ABOUT_ONE_CONTRACT]
    histories = Exhaustive(choices_for([spoilt], 2), 2)
    added = searched(pairs, 2)
    assert {tally.outcome for tally in added} == {Outcome.BROKEN, Outcome.HOLDS}
    assert list(map(told, added)) == list(map(told, judged(pairs, histories)))


def test_only_scores_of_totals_and_promises_about_one_contract_are_added_up() -> None:
    first = ABOUT_ONE_CONTRACT[0]
    assert adds_up((of_totals(), first))
    assert not adds_up((of_totals(), the_score_is_full))
    assert not adds_up((planted(), first))  # its score looks at the history
    assert not adds_up((silent(), first))
    assert set(ABOUT_ONE_CONTRACT_NAMES) <= set(CATALOGUE.invariants)


ABOUT_ONE_CONTRACT_NAMES = [promise.name for promise in ABOUT_ONE_CONTRACT]


# What may be said of it


def test_only_who_was_shown_every_history_is_said_to_have_been() -> None:
    search = ExhaustiveSearch([(planted(), the_score_is_full)], 2)
    assert search.exhausted(Outcome.HOLDS) is None
    search.go([Tally(planted(), the_score_is_full)], nobody)
    told_of = search.exhausted(Outcome.HOLDS)
    assert told_of is not None
    assert told_of == search.exhausted(Outcome.VIOLATED)
    assert (told_of.size, told_of.kinds) == (2, len(choices_for([planted()], 2)))
    assert told_of.histories == len(list(search.histories))
    for outcome in (Outcome.SILENT, Outcome.BROKEN, Outcome.VACUOUS):
        assert search.exhausted(outcome) is None


def test_too_many_are_refused_at_once_and_what_can_be_tried_is_said() -> None:
    pairs = [(planted(), the_score_is_full)]
    with pytest.raises(TooMany) as refused:
        ExhaustiveSearch(pairs, 12)
    too_many = searching.histories_for(pairs, 12).number
    words = str(refused.value)
    assert words.startswith(f"--exhaustive 12: there are {too_many:,} histories of up to 12 ")
    feasible = int(words.partition("; --exhaustive ")[2].split()[0])
    assert searching.histories_for(pairs, feasible).number <= searching.MOST
    assert searching.histories_for(pairs, feasible + 1).number > searching.MOST
    ExhaustiveSearch(pairs, feasible)


@pytest.mark.parametrize("size", [10**6, 10**40])
def test_numbers_beyond_words_are_refused_as_fast(size: Count) -> None:
    with pytest.raises(TooMany, match=r"far too many histories of up to \d"):
        ExhaustiveSearch([(planted(), the_score_is_full)], size)


def test_where_all_can_be_added_up_more_contracts_are_feasible() -> None:
    rule_set = of_totals()
    added = [(rule_set, promise) for promise in ABOUT_ONE_CONTRACT[:2]]
    size = next(
        k for k in range(1, 20) if searching.histories_for(added, k).number > searching.MOST
    )
    ExhaustiveSearch(added, size)
    with pytest.raises(TooMany):
        ExhaustiveSearch([*added, (rule_set, the_score_is_full)], size)
    with pytest.raises(TooMany):
        ExhaustiveSearch(added, 10 * size)


# Where it is interrupted


def interrupting(after: Count) -> Progress:
    left = after

    def told_of(what: str, done: Count, of: Count) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise KeyboardInterrupt

    return told_of


@pytest.mark.parametrize("after", [0, 1, 30, 150])
@pytest.mark.parametrize("share", [in_one_part, in_parts(2)])
def test_what_was_tried_when_it_is_interrupted_is_kept(after: Count, share: Sharing) -> None:
    pairs = [(planted(bad=1), the_score_is_full)]
    search, tallies = ExhaustiveSearch(pairs, 2), [Tally(*pair) for pair in pairs]
    with pytest.raises(KeyboardInterrupt):
        search.go(tallies, interrupting(after), share=share)
    assert tallies[0].histories == after
    assert search.exhausted(Outcome.HOLDS) is None


def test_what_was_added_up_when_it_is_interrupted_is_kept() -> None:
    rule_set = of_totals(crowd=1)
    pairs = [(rule_set, promise) for promise in ABOUT_ONE_CONTRACT]
    whole = searched(pairs, 2)
    search, tallies = ExhaustiveSearch(pairs, 2), [Tally(*pair) for pair in pairs]
    of_one = 1 + len(AddingUp(search.histories, rule_set, ABOUT_ONE_CONTRACT).sorts)
    with pytest.raises(KeyboardInterrupt):
        search.go(tallies, interrupting(of_one))
    own = sum(not choice.regular for choice in search.histories.choices)
    assert {tally.histories for tally in tallies} == {1 + own}
    assert 1 + own < whole[0].histories
    assert Outcome.VIOLATED in {tally.outcome for tally in tallies}
    assert search.exhausted(Outcome.VIOLATED) is None


@pytest.mark.parametrize("after", [50, 1_410])
def test_where_nobody_is_to_be_told_an_interrupt_is_passed_on(after: Count) -> None:
    pairs = [(planted(), the_score_is_full)]
    today = date(2026, 1, 1)
    every = Effort(histories=1, seed=0, exhaustive=1)
    with pytest.raises(KeyboardInterrupt):
        check(CATALOGUE, pairs, every, today=today, progress=interrupting(after))
    told_of: list[tuple[str, int, int]] = []
    (verdict,) = check(
        CATALOGUE,
        pairs,
        every,
        today=today,
        progress=interrupting(after),
        interrupted=lambda *step: told_of.append(step),
    )
    assert 0 < verdict.evidence.histories <= after
    assert verdict.evidence.exhausted is None
    assert len(told_of) == 1


def test_a_check_says_of_what_holds_and_what_does_not_that_every_history_was_tried() -> None:
    planted_ones = (planted(bad=9), planted(bad=1), silent())
    rule_sets = [
        RuleSet(replace(each.definition, name=f"planted {number}"))
        for number, each in enumerate(planted_ones)
    ]
    every = Effort(histories=1, seed=0, exhaustive=2)
    found = check(
        CATALOGUE,
        [(rules, the_score_is_full) for rules in rule_sets],
        every,
        today=date(2026, 1, 1),
    )
    assert [verdict.outcome for verdict in found] == [
        Outcome.HOLDS,
        Outcome.VIOLATED,
        Outcome.SILENT,
    ]
    assert [bool(verdict.evidence.exhausted) for verdict in found] == [True, True, False]
