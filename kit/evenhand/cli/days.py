"""Days: a date as an option takes it, or a moment."""

from __future__ import annotations

from datetime import datetime

import click


class Day(click.ParamType[datetime]):
    """A date, read as its first moment without a zone; anything else is told with what is right."""

    name = "date"
    forms: tuple[str, ...] = ("%Y-%m-%d",)
    wanted = "is no date of the calendar; write one such as 2025-03-01"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The day that *value* names."""
        found = value if isinstance(value, datetime) else _read(str(value), self.forms)
        if found is None:
            self.fail(f"{value!r} {self.wanted}")
        return found


class Moment(Day):
    """A date or a moment, without a zone."""

    name = "date or moment"
    forms = ("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S")
    wanted = "is no date nor moment; write one such as 2025-03-01 or 2025-03-01T09:00:00"


def _read(text: str, forms: tuple[str, ...]) -> datetime | None:
    for form in forms:
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None
