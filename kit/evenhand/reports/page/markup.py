"""Markup: how templates are filled, and what becomes of signs that no page may hold."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control signs, which HTML forbids
    "\u200e\u200f\u202a-\u202e\u2066-\u2069"  # orders that turn the direction of what follows
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # what is no letter at all
)
INSTEAD = "\N{REPLACEMENT CHARACTER}"


def environment() -> Environment:
    """Where the templates are, with every text in them escaped and fit for a page."""
    return Environment(
        loader=PackageLoader("evenhand.reports.page"),
        autoescape=True,
        finalize=fit,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def fit(value: Any) -> Any:
    """*value*, with a sign for each that a page may not hold; what is markup stays as it is."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return UNFIT.sub(INSTEAD, value)
    return value


def hashed(style: str) -> str:
    """The name by which a content policy allows this style sheet and no other."""
    return f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"
