"""SARIF rules: the promises, as code scanning describes them beside what breaks them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from evenhand.invariants.declared import Invariant
from evenhand.reports.alerts import NOTHING
from evenhand.reports.markdown import escaped, listed
from evenhand.reports.paragraphs import sentence
from evenhand.reports.stories import bounds


def descriptor(promise: Invariant) -> dict[str, Any]:
    """The promise with its text, its bounds, and who asks for it; its address, if there is one."""
    told: dict[str, Any] = {
        "id": promise.name,
        "name": "".join(word.capitalize() for word in promise.name.split("_")),
        "shortDescription": {"text": sentence(promise.sentence)},
        "fullDescription": {"text": sentence(promise.statement or promise.sentence)},
        "help": {
            "text": "\n\n".join(_paragraphs(promise)),
            "markdown": "\n\n".join([*map(escaped, _meaning(promise)), *_lists(promise)]),
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["fairness", *filter(None, [promise.number, promise.kind])]},
    }
    addresses = re.findall(r"https://[^\s,;)]+", " ".join(promise.basis))
    return {**told, "helpUri": addresses[0]} if addresses else told


def nothing_was_checked() -> dict[str, Any]:
    """What is said of a rule set that is silent on every promise; it is no promise itself."""
    text = {"text": "A rule set must answer what some promise asks, or nothing is checked."}
    return {
        "id": NOTHING,
        "name": "NothingWasChecked",
        "shortDescription": text,
        "fullDescription": text,
        "help": {**text, "markdown": text["text"]},
        "defaultConfiguration": {"level": "error"},
    }


def _meaning(promise: Invariant) -> Iterator[str]:
    yield sentence(promise.statement or promise.sentence)
    if promise.for_a_worker:
        yield f"For a worker: {promise.for_a_worker}"
    if promise.for_a_platform:
        yield f"For a platform: {promise.for_a_platform}"


def _paragraphs(promise: Invariant) -> Iterator[str]:
    yield from _meaning(promise)
    yield from bounds(promise)
    if promise.basis:
        yield f"Asked for by: {'; '.join(promise.basis)}"


def _lists(promise: Invariant) -> Iterator[str]:
    for head, items in (("Bounds", bounds(promise)), ("Asked for by", promise.basis)):
        if items:
            yield f"**{head}**\n\n{listed(items)}"
