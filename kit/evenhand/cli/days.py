"""Days: a date as an option takes it."""

from __future__ import annotations

from datetime import datetime

import click


class Day(click.ParamType[datetime]):
    """A date, read as its first moment without a zone; anything else is told with what is right."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The day that *value* names."""
        if isinstance(value, datetime):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d")
        except ValueError:
            self.fail(f"{value!r} is no date of the calendar; write one such as 2025-03-01")
