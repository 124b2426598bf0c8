"""A small complaint, for packs to tell: an unpaid contract with one star beside good ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from evenhand.catalogue.addresses import Address
from evenhand.catalogue.promises import reference_promises
from evenhand.catalogue.scenarios import Scenario
from evenhand.explanations.complaints import Complaint, complaint
from evenhand.invariants.declared import Invariant
from evenhand.model.contracts import Contract
from evenhand.model.history import History
from evenhand.rulesets import RuleSet

from tests.explanations.test_reaching import PLAIN
from tests.reports.written import ADA, job

PROMISES: dict[str, Invariant] = {promise.name: promise for promise in reference_promises()}
KNOWN = (Address("Thread A: Upwork Biased Ruling", "https://example.org/a"),)
CANCELLED = job(8, stars=1, pay=0)


def scenario(*contracts: Contract, title: str = "A title", story: str = "A story.") -> Scenario:
    """These contracts as a scenario, the first moment just before the last of them ended."""
    history = History(contracts)
    before = history.at - timedelta(hours=1)
    file = Path("nowhere.toml")
    return Scenario(file, title, story, (), ADA, history, before, history.at, {})


def complained(
    *contracts: Contract,
    rules: RuleSet = PLAIN,
    title: str = "A title",
    story: str = "A story.",
) -> Complaint:
    """What Ada may complain of: without *contracts*, of a cancelled one beside two good ones."""
    told = scenario(*(contracts or (job(1), job(2), CANCELLED)))
    return retold(complaint(rules, told, PROMISES.values()), title=title, story=story)


def retold(found: Complaint, *, title: str, story: str) -> Complaint:
    """The same complaint under another title, with another story."""
    return replace(found, scenario=replace(found.scenario, title=title, story=story))
