"""Annotations: what GitHub shows beside the lines of a pull request, as its workflow commands."""

from __future__ import annotations

from collections.abc import Iterable

from evenhand.model.units import many
from evenhand.reports.alerts import Alert

MOST = 10  # of each kind that GitHub shows of one step; it drops the others without a word


def as_text(alerts: Iterable[Alert]) -> str:
    """Errors for what fails, notices for listed violations, of which the last counts all others.

    What is listed is known and accepted: it asks nobody to act, so it is no warning.
    """
    told = list(alerts)
    failing = [alert for alert in told if alert.failed]
    listed = [alert for alert in told if not alert.failed]
    whole = max(len(failing), len(listed)) <= MOST
    errors, notices = failing[:MOST], listed[: MOST if whole else MOST - 1]
    commands = [_command("error", alert) for alert in errors]
    commands += [_command("notice", alert) for alert in notices]
    if not whole:
        left = {"error": len(failing) - len(errors), "notice": len(listed) - len(notices)}
        beyond = " and ".join(many(count, f"more {what}") for what, count in left.items() if count)
        message = f"and {beyond}: the whole list is in the report"
        commands.append(f"::notice title=evenhand::{_data(message)}")
    return "".join(f"{command}\n" for command in commands)


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
