"""Points: a share as people write it, exactly."""

from __future__ import annotations

from fractions import Fraction


def signed(points: Fraction) -> str:
    """A number of points with its sign, as a whole and a fraction: ``-8 1/2``, ``+3``, ``-5/6``."""
    whole, part = divmod(abs(points.numerator), points.denominator)
    fraction = f"{part}/{points.denominator}" if part else ""
    number = f"{whole} {fraction}".strip() if whole else fraction or "0"
    return f"{'-' if points < 0 else '+' if points else ''}{number}"
