"""Pages: the documents of the project, cut into fences, each with the mark above it."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(
    r"^(?:<!-- (?P<mark>[^\n]*) -->\n)?```(?P<kind>\w*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_INLINE = re.compile(r"`(evenhand [^`\n]+)`")


@dataclass(frozen=True)
class Fence:
    """A fenced block: its language, its text, and the comment on the line above it, if any."""

    kind: str
    mark: str
    text: str

    def marked(self, word: str) -> str | None:
        """What stands after *word* in the mark, None for another mark."""
        head = f"{word}: "
        return self.mark.removeprefix(head) if self.mark.startswith(head) else None


@cache
def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@cache
def fences(name: str) -> tuple[Fence, ...]:
    return tuple(
        Fence(found["kind"], found["mark"] or "", found["text"])
        for found in _FENCE.finditer(page(name))
    )


def commands(name: str) -> list[list[str]]:
    """Every call of evenhand on a page, in a fence or in the text, as its arguments."""
    written = [line for f in fences(name) if f.kind == "sh" for line in f.text.splitlines()]
    # What a failing test prints runs over the line; between backticks it stays on one.
    written += _INLINE.findall(_FENCE.sub("", page(name)))
    calls = [part.strip() for line in written for part in line.split("&&") if "evenhand" in part]
    return [
        words[1:]
        for words in map(shlex.split, calls)
        if words[0] in ("evenhand", ".venv/bin/evenhand")
    ]
