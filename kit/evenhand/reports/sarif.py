"""SARIF: what a check found as a log that code scanning reads, of version 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from evenhand.invariants.declared import Invariant
from evenhand.reports.alerts import Alert
from evenhand.reports.sarif_rules import descriptor, nothing_was_checked
from evenhand.reports.spots import Spot

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
OURS, OTHERS = "%SRCROOT%", "POLICIES"
BASES = {
    OURS: {"description": {"text": "The top of the repository that was checked."}},
    OTHERS: {"description": {"text": "Where the policies of others lie, evenhand's own too."}},
}
FINGERPRINT = "ruleSetAndPromise/v1"


def as_text(alerts: Iterable[Alert], promises: Sequence[Invariant], *, whole: bool) -> str:
    """The log: the *promises* that were checked as its rules, a result for each alert, in order.

    Not *whole* if the check was interrupted.
    """
    rules = [*map(descriptor, promises), nothing_was_checked()]
    places = {rule["id"]: place for place, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "evenhand",
                "semanticVersion": version("evenhand"),
                "rules": rules,
            }
        },
        "invocations": [{"executionSuccessful": whole}],
        "originalUriBaseIds": BASES,
        "results": [_result(alert, places) for alert in alerts],
        "columnKind": "unicodeCodePoints",
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _result(alert: Alert, places: Mapping[str, int]) -> dict[str, Any]:
    result = {
        "ruleId": alert.about,
        "ruleIndex": places[alert.about],
        "level": "error" if alert.failed else "note",
        "message": {"text": _unlinked("\n\n".join([f"{alert.title}.", *alert.story]))},
        "locations": [_location(alert.at)],
        "partialFingerprints": {FINGERPRINT: _fingerprint(alert.rule_set, alert.about)},
        "properties": {"ruleSet": alert.rule_set, "verdict": alert.became},
    }
    if alert.rule and alert.rule_at:
        message = {"message": {"text": _unlinked(f"{alert.rule.name}: {alert.rule.clause}")}}
        result["relatedLocations"] = [{"id": 1, **_location(alert.rule_at), **message}]
    if not alert.failed:
        kind = {"kind": "inSource", "status": "accepted", "justification": alert.reason}
        result["suppressions"] = [{**kind, "location": _location(alert.at)}]
    return result


def _location(spot: Spot) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {
                "uri": quote(spot.path),
                "uriBaseId": OURS if spot.own else OTHERS,
            },
            "region": {"startLine": spot.line},
        }
    }


def _fingerprint(rule_set: str, promise: str) -> str:
    """What stays the same from one check to the next, whatever the story is."""
    return sha256(f"{rule_set}\n{promise}".encode()).hexdigest()[:32]


def _unlinked(text: str) -> str:
    """*text* in which no viewer finds a link that nobody meant."""
    return text.replace("](", "] (")
