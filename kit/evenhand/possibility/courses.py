"""Courses: how a contract goes, and what it is called by that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from evenhand.model.contracts import Feedback, Side


@dataclass(frozen=True)
class Course:
    """Who ends a contract, whether it was paid or worked on, and what the client says of it.

    *by* None: it is still open. What is said comes in the forms that platforms ask for; a silent
    client uses none.
    """

    name: str
    stars: int | None = None
    private: int | None = None
    satisfied: bool | None = None
    paid: bool = True
    worked: bool = False
    by: Side | None = "client"

    @property
    def begun(self) -> bool:
        """Whether it was paid or worked on at all."""
        return self.paid or self.worked

    @property
    def speaks(self) -> bool:
        """Whether the client says anything."""
        return any(form is not None for form in (self.stars, self.private, self.satisfied))

    def feedback(self, at: datetime) -> tuple[Feedback, ...]:
        """The client's feedback, given at that moment, if any."""
        if not self.speaks:
            return ()
        said = Feedback(
            by="client",
            at=at,
            stars=self.stars,
            private=self.private,
            satisfied=self.satisfied,
        )
        return (said,)


SILENT = (
    Course("silent"),
    Course("cancelled", paid=False),
    Course("left", paid=False, by="freelancer"),
    Course("refused", paid=False, worked=True),
    Course("open", by=None),
)
IN_NUMBERS = (
    Course("good", 5, 10),
    Course("lukewarm", 4, 8),
    Course("bad", 1, 0),
    Course("middling", 3, 6),
    Course("poor", 2, 3),
    *SILENT,
)
YES_OR_NO = (Course("good", satisfied=True), Course("bad", satisfied=False), *SILENT)
WORKED = tuple(replace(course, worked=True) for course in IN_NUMBERS if course.paid)

MANNERS = (IN_NUMBERS, YES_OR_NO, (*WORKED, *SILENT[1:]))
"""Ways to tell contracts: in stars and points, or by yes or no, or with evidence of work."""
