"""Saying: plain text to whoever reads it, in the encoding that the stream has."""

from __future__ import annotations

import sys

import click


def say(text: str = "", *, nl: bool = True) -> None:
    """Write *text* to standard output; click itself takes an ASCII stream for one of UTF-8."""
    click.echo(text, file=sys.stdout, nl=nl)


def note(text: str) -> None:
    """Write *text* to standard error, in the same way."""
    click.echo(text, file=sys.stderr)
