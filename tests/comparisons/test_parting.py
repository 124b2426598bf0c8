"""Both sides are shown the same histories, none is left out, and what is told is what they show."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from evenhand.catalogue.modules import load_module
from evenhand.comparisons.apart import Tried, told_apart
from evenhand.comparisons.company import Company, company_for
from evenhand.comparisons.parting import Meeting, Met, Parting, parted
from evenhand.comparisons.sides import Sides, place
from evenhand.judging import Memories
from evenhand.model.history import History
from evenhand.reports.partings import headline
from evenhand.rulesets import Definition, RuleSet, Scale
from evenhand.runs import Run
from evenhand.search.exhaustive import TooMany
from evenhand.strategies import histories
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.repositories import BREAKS, KEEPS, Repository
from tests.comparisons.repositories import sides
from tests.repositories import STARS

FIVE = Scale(1, 5)
TRIED = Tried(1, 1, 1, 1, (0,), 0, 1, 0)


def read(folder: Path, name: str, text: str) -> RuleSet:
    """A rule set ``ours.same`` of one module with that text."""
    file = folder / name / "stars.py"
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    module = load_module("ours.stars", file)
    return RuleSet(Definition("ours.same", {"ours.stars": module}, scale=FIVE))


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Sides:
    """Two rule sets of one name, whose rules have the same names and numbers, and other code."""
    folder = tmp_path_factory.mktemp("twins")
    return Sides(
        read(folder, "one", STARS),
        read(folder, "other", STARS.replace("max(stars[-1], worst)", "6 - max(stars[-1], worst)")),
    )


# Rule sets of one name share nothing


@given(st.lists(histories(), min_size=1, max_size=4))
def test_twins_never_share_what_was_remembered(twins: Sides, shown: list[History]) -> None:
    together = Memories()
    for history in shown:
        for party in history.freelancers():
            for side in twins.both:
                alone = Run(side, history).displayed(of=party)
                assert Run(side, history, memories=together).displayed(of=party) == alone


def test_the_answers_of_twins_come_from_other_rules(twins: Sides) -> None:
    one, other = twins.both
    assert one.origin_of("rates").number != other.origin_of("rates").number
    assert one.counted_by.number != other.counted_by.number


# What a history shows


@given(histories())
def test_harsher_and_kinder_are_places_on_ones_own_scale(twins: Sides, history: History) -> None:
    for way, party, one, other in parted(twins, history):
        shown = [Run(side, history).displayed(of=party) for side in twins.both]
        assert shown == [one, other]
        if one is None or other is None:
            assert way == ("candidate only" if one is None else "baseline only")
            continue
        places = place(twins.baseline, one), place(twins.candidate, other)
        assert way == ("harsher" if places[1] < places[0] else "kinder")
        assert places[0] != places[1]


@given(histories())
def test_the_same_rules_part_on_nothing(twins: Sides, history: History) -> None:
    assert parted(Sides(twins.baseline, twins.baseline), history) == []


@given(histories())
def test_with_the_sides_exchanged_harsher_is_kinder(twins: Sides, history: History) -> None:
    other_way = {"harsher": "kinder", "kinder": "harsher"}
    there = [(way, party) for way, party, _, _ in parted(twins, history)]
    back = [(way, p) for way, p, _, _ in parted(Sides(twins.candidate, twins.baseline), history)]
    assert [(other_way[way], party) for way, party in there] == back


# Every history is shown


def both(repository: Repository) -> Sides:
    repository.rule_sets(breaks=BREAKS, keeps=KEEPS)
    return sides(repository, "ours.breaks", "ours.keeps")


@pytest.mark.parametrize("parts", [1, 2, 3])
def test_the_parts_of_a_company_are_the_whole(repository: Repository, parts: int) -> None:
    company = Company(both(repository), 2)
    found = [each for first in range(parts) for each in company.histories(first, parts)]
    assert sorted(at for at, _ in found) == list(range(company.number))
    shapes = Counter(
        tuple(sorted(repr(c.replace(id="", client=c.freelancer, posting="")) for c in h.contracts))
        for _, h in found
    )
    assert shapes[()] == 1
    assert len({history for _, history in found}) == company.number


def test_small_histories_are_tried_beside_the_good_work_that_a_score_asks_for(
    repository: Repository,
) -> None:
    repository.rule_set("keeps", KEEPS)
    fewest = '\n[parameters."ours.stars.plain_mean"]\nfewest = 5\n'
    repository.rule_set("strict", KEEPS + fewest)
    company = Company(sides(repository, "ours.keeps", "ours.strict"), 2)
    assert company.beside == (0, 1, 3, 4, 5)
    longest = max(len(history) for _, history in company.histories(0, 1))
    assert longest == 2 + 5


def test_too_many_histories_are_refused_at_once(repository: Repository) -> None:
    with pytest.raises(TooMany, match=r"--exhaustive 9: there are [\d,]+ histories .*; --exhaust"):
        company_for(both(repository), 9)


@pytest.mark.parametrize("parts", [2, 3])
def test_what_parts_come_to_together_is_what_one_search_comes_to(
    repository: Repository, parts: int
) -> None:
    pair = both(repository)

    def searched(first: int, step: int) -> Parting:
        meeting = Meeting(pair)
        for at, history in Company(pair, 2).histories(first, step):
            meeting.show(history, stage=0, at=at)
        return meeting.parting

    together = searched(0, parts)
    for first in range(1, parts):
        together.add(searched(first, parts))
    assert together == searched(0, 1)


# What is told


def test_what_is_told_is_small_and_shows_what_it_says(repository: Repository) -> None:
    pair = both(repository)
    meeting = Meeting(pair)
    for at, history in Company(pair, 2).histories(0, 1):
        meeting.show(history, stage=0, at=at)
    apart = told_apart(pair, TRIED, meeting.parting)
    assert apart.kinder.smallest is not None
    assert apart.kinder.ordinary is not None
    for told in (apart.kinder.smallest, apart.kinder.ordinary):
        shown = [Run(side, told.history).displayed(of=told.party) for side in pair.both]
        assert shown == [told.baseline, told.candidate]
        assert shown[0] is not None
        assert shown[1] is not None
        assert shown[1] > shown[0]
    smallest = apart.kinder.smallest.history
    assert all(
        "kinder" not in {way for way, *_ in parted(pair, smallest.without(contract))}
        for contract in smallest.contracts
    )
    assert {contract.id for contract in smallest.contracts} <= {"contract 1", "contract 2"}


def test_a_history_that_shows_nothing_is_never_told(twins: Sides) -> None:
    lied = Parting(1, 1, 0, {**Parting().met, "harsher": Met(1, (0, 0, 0), History())})
    with pytest.raises(AssertionError, match="shows no 'harsher' when it is replayed"):
        told_apart(twins, TRIED, lied)


def test_a_score_on_one_side_only_is_not_harsher(repository: Repository) -> None:
    repository.rule_set("keeps", KEEPS)
    fewest = '\n[parameters."ours.stars.plain_mean"]\nfewest = 3\n'
    repository.rule_set("strict", KEEPS + fewest)
    pair = sides(repository, "ours.keeps", "ours.strict")
    meeting = Meeting(pair)
    for at, history in Company(pair, 1).histories(0, 1):
        meeting.show(history, stage=0, at=at)
    apart = told_apart(pair, TRIED, meeting.parting)
    assert (apart.harsher.histories, apart.kinder.histories) == (0, 0)
    assert apart.baseline_only.histories > 0
    assert apart.candidate_only.histories == 0


FAILS = '''
"""A rule that fails on bad words."""

from evenhand import rates


@rates(cites="ours 7")
def fails(contract):
    """One star is too much for it."""
    return 1 // (contract.feedback[0].stars - 1) if contract.feedback else None
'''


def test_histories_on_which_a_rule_fails_are_counted_and_not_told(repository: Repository) -> None:
    repository.write("policies/ours/fails.py", FAILS)
    repository.rule_set("keeps", KEEPS)
    repository.rule_set("fails", KEEPS.replace('["ours.stars", ', '["ours.stars", "ours.fails", '))
    pair = sides(repository, "ours.keeps", "ours.fails")
    meeting = Meeting(pair)
    for at, history in Company(pair, 1).histories(0, 1):
        meeting.show(history, stage=0, at=at)
    assert 0 < meeting.parting.failed < meeting.parting.histories
    assert told_apart(pair, TRIED, meeting.parting).harsher.smallest is not None


def test_histories_without_a_score_under_both_show_nobody_harsher(repository: Repository) -> None:
    repository.rule_set("keeps", KEEPS)
    fewest = '\n[parameters."ours.stars.plain_mean"]\nfewest = 100\n'
    repository.rule_set("strict", KEEPS + fewest)
    pair = sides(repository, "ours.keeps", "ours.strict")
    meeting = Meeting(pair)
    for at, history in Company(pair, 1).histories(0, 1):
        meeting.show(history, stage=0, at=at)
    assert meeting.parting.scored == 0
    tried = Tried(1, 1, 1, 1, (0,), 0, meeting.parting.scored, 0)
    apart = told_apart(pair, tried, meeting.parting)
    assert headline(pair, apart, apart.harsher) == (
        "Whether ours.strict is harsher cannot be told: of all 1 history of up to 1 contract of "
        "1 kind and 0 others, none has a score under both."
    )
