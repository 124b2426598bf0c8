"""Ratios: fractions that are never cut short, so that their parts may be unknown numbers."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, NoReturn

from evenhand.proof.limits import NotFollowed


class Ratio:
    """A fraction as *top* over *bottom*, compared by multiplying across; *bottom* is positive.

    It stands in for ``Fraction`` where a prover runs a rule: finding the greatest common divisor of
    two unknown numbers has no end. What it cannot do raises, as for any other type.
    """

    __slots__ = ("bottom", "top")

    def __init__(self, top: Any = 0, bottom: Any = 1) -> None:
        above, below = parts(top), parts(bottom)
        top, bottom = above[0] * below[1], above[1] * below[0]
        if bottom == 0:
            raise ZeroDivisionError(f"Ratio({top}, 0)")
        if bottom < 0:
            top, bottom = -top, -bottom
        self.top: Any = top
        self.bottom: Any = bottom

    def __add__(self, other: Any) -> Ratio:
        top, bottom = parts(other)
        return Ratio(self.top * bottom + top * self.bottom, self.bottom * bottom)

    def __mul__(self, other: Any) -> Ratio:
        top, bottom = parts(other)
        return Ratio(self.top * top, self.bottom * bottom)

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self) -> Ratio:
        return Ratio(-self.top, self.bottom)

    def __sub__(self, other: Any) -> Ratio:
        return self.__add__(-other)

    def __rsub__(self, other: Any) -> Ratio:
        return self.__neg__().__add__(other)

    def __floordiv__(self, other: Any) -> Any:
        top, bottom = parts(other)
        return (self.top * bottom) // (self.bottom * top)

    def __bool__(self) -> bool:
        return bool(self.top != 0)

    def __eq__(self, other: object) -> Any:
        return self._against(other, lambda mine, its: mine == its)

    def __lt__(self, other: object) -> Any:
        return self._against(other, lambda mine, its: mine < its)

    def __le__(self, other: object) -> Any:
        return self._against(other, lambda mine, its: mine <= its)

    def __gt__(self, other: object) -> Any:
        return self._against(other, lambda mine, its: mine > its)

    def __ge__(self, other: object) -> Any:
        return self._against(other, lambda mine, its: mine >= its)

    __hash__ = None  # type: ignore[assignment]

    def __format__(self, how: str) -> NoReturn:
        raise NotFollowed("writes a fraction into a text")

    def __str__(self) -> NoReturn:
        raise NotFollowed("writes a fraction into a text")

    def _against(self, other: object, compare: Callable[[Any, Any], Any]) -> Any:
        if not isinstance(other, (int, Fraction, Ratio)):
            return NotImplemented
        top, bottom = parts(other)
        return compare(self.top * bottom, top * self.bottom)


def parts(number: Any) -> tuple[Any, Any]:
    """The top and the bottom of a whole number, a fraction or a ratio; ``TypeError`` for others."""
    if isinstance(number, Ratio):
        return number.top, number.bottom
    if isinstance(number, int):
        return number, 1
    if isinstance(number, Fraction):
        return number.numerator, number.denominator
    raise TypeError(f"a ratio is made of whole numbers and ratios, not of {type(number).__name__}")


def floor_of(number: Any) -> Any:
    """The greatest whole number that is not above *number*."""
    top, bottom = parts(number)
    return top // bottom
