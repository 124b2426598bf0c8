"""Rewriting: the same facts with every name or every moment exchanged for another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

Exchange = Callable[[Any], Any]


def rewritten(value: Any, kind: type, exchange: Exchange) -> Any:
    """*value* with everything in it that is of *kind* exchanged, however deep it lies."""
    if isinstance(value, kind):
        return exchange(value)
    if isinstance(value, tuple):
        return tuple(rewritten(item, kind, exchange) for item in value)
    if isinstance(value, Struct):
        fields = value.__struct_fields__
        return replace(
            value,
            **{field: rewritten(getattr(value, field), kind, exchange) for field in fields},
        )
    return value
