"""Intervals: how far a share in a random sample can lie from the share in what it is drawn from."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import Final

from evenhand.model.units import Count

Z: Final = Fraction(196, 100)
"""How many standard deviations: 95 of 100 such intervals hold the true share."""

FINE: Final = 10**6  # square roots are taken to so many parts of one


def likely_share(count: Count, of: Count) -> tuple[Fraction, Fraction]:
    """Wilson's interval for the share of *count* out of *of* drawn at random, at 95 per cent.

    Square roots are rounded so that the interval grows by it; both ends lie from 0 to 1. Without
    anybody it is everything.
    """
    if not of:
        return Fraction(0), Fraction(1)
    width = Z * _root(Z * Z + Fraction(4 * count * (of - count), of))
    middle, whole = 2 * count + Z * Z, 2 * (of + Z * Z)
    return max(Fraction(0), (middle - width) / whole), min(Fraction(1), (middle + width) / whole)


def _root(square: Fraction) -> Fraction:
    """The square root, or a little more."""
    return Fraction(isqrt(int(square * FINE * FINE)) + 1, FINE)
