"""Broken promises: what happened comes first, what takes an "if" only in a line."""

from __future__ import annotations

from dataclasses import replace

from evenhand.catalogue.addresses import Address
from evenhand.explanations.complaints import Complaint
from evenhand.reports.packs.bases import SAME, first_basis, for_a_worker, plain
from evenhand.reports.packs.broken import as_it_happened, promises_broken
from evenhand.reports.packs.clauses import clauses

from tests.reports.packs.complained import KNOWN, PROMISES, complained
from tests.reports.written import case
from tests.repositories import HOSTILE

FOUND = complained()
WHERE = "Would be broken too, if more happened"


def from_thread(found: Complaint) -> Complaint:
    """The same complaint, its facts from a forum thread that promises cite as well."""
    return replace(found, scenario=replace(found.scenario, sources=("Thread A: it happened",)))


def test_what_takes_an_if_is_no_promise_that_is_broken_as_it_happened() -> None:
    happened = [each for each in FOUND.promises if as_it_happened(FOUND, each)]
    would = [each for each in FOUND.promises if each not in happened]
    assert happened
    assert would
    known = {*FOUND.scenario.history.contracts}
    for each in would:
        thought_up = {*each.case.base.contracts, *each.case.varied.contracts} - known
        assert each.case.difference or thought_up
    for each in happened:
        assert not each.case.difference


def test_a_case_that_takes_an_if_and_no_more_contracts_did_not_happen() -> None:
    history, (first, *_) = FOUND.scenario.history, FOUND.promises
    for difference in ("", "a month later, with nothing new"):
        told = replace(first, case=case(base=history, varied=history, difference=difference))
        assert as_it_happened(FOUND, told) is not bool(difference)


def test_who_asks_and_is_not_of_the_same_thread_is_named_first() -> None:
    threads = (*KNOWN, Address("Thread B: Another", "nobody knows"))
    promise = PROMISES[HOSTILE]
    for facts, name in (("Thread A: x", "Another"), ("Thread B: x", "Upwork Biased Ruling")):
        told = first_basis(promise, threads, (facts,))
        assert told.startswith(f'Asked for: Forum thread "{name}": ')
        assert told.endswith(" (1 more in clauses.md).")
    assert first_basis(promise, threads, ()).startswith('Asked for: Forum thread "Upwork')


def test_only_what_happened_is_told_in_full_and_all_else_by_its_sentence_in_a_line() -> None:
    part = promises_broken(FOUND, KNOWN)
    statements = {each.invariant.statement: each for each in FOUND.promises}
    assert all(as_it_happened(FOUND, statements[lead]) for lead in part.leads)
    (line,) = part.closing
    before, after = line.split(WHERE)
    for each in FOUND.promises:
        if each.invariant.statement in part.leads:
            continue
        told = after if not as_it_happened(FOUND, each) else before
        assert each.invariant.sentence in told
        if each.case.difference and told is after:
            assert each.case.difference[1:] in after


def test_where_nothing_happened_that_breaks_one_the_page_does_not_say_that_none_would_be() -> None:
    would = tuple(each for each in FOUND.promises if not as_it_happened(FOUND, each))
    found = replace(FOUND, broken=(), broken_too=would)
    part = promises_broken(found, KNOWN)
    assert part.items == ()
    assert part.opening == ("None of the promises that we know is broken by what happened here.",)
    assert WHERE in part.closing[0]


def test_the_same_numbers_are_told_once() -> None:
    told = promises_broken(FOUND, KNOWN).items
    assert [("Without it the score is" in text) for text in told].count(True) == 1


def test_a_thread_that_the_facts_are_from_is_not_called_as_a_witness_without_saying_so() -> None:
    for facts, name in (((), 'Forum thread "Upwork'), (("Thread A: x",), "The thread that this")):
        assert plain("W1: thread A: no money", KNOWN, facts).startswith(name)
    told = promises_broken(from_thread(FOUND), KNOWN)
    assert 'forum thread "Upwork' not in " ".join(told.items).replace("Forum", "forum")
    assert SAME[1:] in clauses(from_thread(FOUND), KNOWN)
    assert SAME[1:] not in clauses(FOUND, KNOWN)


def test_no_table_is_spoken_of_where_there_is_none() -> None:
    with_table = [each for each in PROMISES.values() if "The table" in each.for_a_worker]
    assert with_table
    for promise in PROMISES.values():
        told = for_a_worker(promise)
        assert "table" not in told
        assert promise.for_a_worker.startswith(told)
        assert told or not promise.for_a_worker


def test_the_clauses_set_apart_what_happened_from_what_takes_an_if() -> None:
    text = clauses(FOUND, KNOWN)
    first, second = "in this case, as it happened", "if more happened, as each says"
    for each in FOUND.promises:
        place = text.replace("\\", "").index(f"### {each.invariant.statement}")
        assert (text.index(first) < place < text.index(second)) is as_it_happened(FOUND, each)
