"""A drawing: shapes with plain numbers, that a template writes as SVG.

Every shape bears its colours itself, and a class beside them: a page whose style sheet is refused
still shows the drawing, and one whose style sheet is read may show it in the dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]
Value = str | float | int

RED, DARK_RED, GREEN, DARK_GREEN = "#b3261e", "#7a130e", "#2f7d5b", "#14573b"
BLUE, INK, GREY, PALE, PAPER = "#1d4f91", "#1c1f24", "#565d66", "#d5d4cd", "#ffffff"

NUMBER: dict[str, Value] = {
    "font-size": 15,
    "font-weight": "bold",
    "stroke": PAPER,
    "stroke-width": 3,
    "paint-order": "stroke",
}
"""A number that stands out from the lines behind it."""

LOOKS: dict[str, dict[str, Value]] = {
    "grid": {"stroke": PALE, "stroke-width": 1},
    "base": {"stroke": GREY, "stroke-width": 1},
    "fact": {"stroke": GREY, "stroke-width": 1, "stroke-dasharray": "2 3"},
    "falls": {"stroke": RED, "stroke-width": 2.5, "fill": "none"},
    "stays": {"stroke": BLUE, "stroke-width": 2.5, "fill": "none"},
    "rises": {"stroke": GREEN, "stroke-width": 2.5, "fill": "none"},
    "fallen": {"fill": RED},
    "stayed": {"fill": BLUE},
    "risen": {"fill": GREEN},
    "loses": {"fill": RED},
    "lost": {"fill": DARK_RED},
    "gains": {"fill": GREEN},
    "first": {"fill": DARK_GREEN},
    "dot": {"fill": BLUE},
    "worst": {"fill": RED},
    "letter": {"fill": INK, "font-size": 12, "font-weight": "bold"},
    "tick": {"fill": GREY, "font-size": 12},
    "number": {"fill": INK, **NUMBER},
    "number falls-to": {"fill": RED, **NUMBER},
    "number rises-to": {"fill": DARK_GREEN, **NUMBER},
}
"""How each kind of shape looks where there is no style sheet."""

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"


@dataclass(frozen=True)
class Shape:
    """An element of SVG, its kind (a key of LOOKS), its attributes, and the text in it."""

    tag: str
    kind: str
    attributes: dict[str, Value]
    text: str = ""
    told: str = ""

    @property
    def written(self) -> dict[str, Value]:
        """All attributes, those that say how it looks among them."""
        return {"class": self.kind, **LOOKS[self.kind], **self.attributes}


@dataclass(frozen=True)
class Drawing:
    """Shapes, painted in order, on so much room; *title* and *description* say what they show."""

    width: int
    height: int
    title: str
    description: str
    shapes: Sequence[Shape]

    @property
    def font(self) -> str:
        return FONT


def line(kind: str, x1: float, y1: float, x2: float, y2: float) -> Shape:
    """A straight line."""
    return Shape("line", kind, {"x1": x1, "y1": y1, "x2": x2, "y2": y2})


def path(kind: str, points: Sequence[tuple[float, float]]) -> Shape:
    """A line from point to point."""
    return Shape("polyline", kind, {"points": " ".join(f"{x},{y}" for x, y in points)})


def dot(kind: str, x: float, y: float, *, radius: float = 4.5, told: str = "") -> Shape:
    """A dot; *told* is what a pointer that rests on it is told."""
    return Shape("circle", kind, {"cx": x, "cy": y, "r": radius}, told=told)


def box(kind: str, x: float, y: float, width: float, height: float, *, told: str = "") -> Shape:
    """A box; none of its sides is shorter than nothing."""
    size = {"width": round(max(width, 0), 1), "height": round(max(height, 0), 1)}
    return Shape("rect", kind, {"x": round(x, 1), "y": round(y, 1), **size}, told=told)


def words(kind: str, x: float, y: float, text: str, *, anchor: Anchor = "start") -> Shape:
    """A few words that stand on the line *y*, from *x* on, about it, or up to it."""
    return Shape("text", kind, {"x": x, "y": y, "text-anchor": anchor}, text)
