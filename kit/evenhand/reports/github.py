"""Annotations: what GitHub shows beside the lines of a pull request, as its workflow commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from evenhand.model.units import Count, many
from evenhand.reports.alerts import Alert

MOST = 10  # of each kind that GitHub shows of one step; it drops the others without a word


def as_text(alerts: Iterable[Alert]) -> str:
    """Errors for what fails, warnings for listed violations, and one notice for all the others."""
    told = list(alerts)
    failing = [alert for alert in told if alert.failed]
    listed = [alert for alert in told if not alert.failed]
    commands = [_command("error", alert) for alert in failing[:MOST]]
    commands += [_command("warning", alert) for alert in listed[:MOST]]
    beyond = list(_beyond(failing, listed))
    if beyond:
        message = f"and {' and '.join(beyond)}: the whole list is in the report"
        commands.append(f"::notice title=evenhand::{_data(message)}")
    return "".join(f"{command}\n" for command in commands)


def _beyond(failing: Sequence[Alert], listed: Sequence[Alert]) -> Iterator[str]:
    for alerts, what in ((failing, "error"), (listed, "warning")):
        left: Count = len(alerts) - MOST
        if left > 0:
            yield many(left, f"more {what}")


def _command(kind: str, alert: Alert) -> str:
    where = {"file": alert.at.path, "line": str(alert.at.line)} if alert.at.own else {}
    properties = {**where, "title": alert.title}
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    paragraphs = [*alert.story, *([f"Listed: {alert.reason}"] if alert.reason else [])]
    message = "\n".join(paragraphs)
    return f"::{kind} {told}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
