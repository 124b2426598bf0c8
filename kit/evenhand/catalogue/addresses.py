"""Addresses: where what a rule or a promise cites can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evenhand.catalogue.sources import Source, reference_folder

PAGE = "sources.md"
NUMBERS = re.compile(r"\b(?:\d{4}/\d{2,4}|\d{6,14})\b")
ROW = re.compile(r"\| (.+?) \| (.+?) \|")


@dataclass(frozen=True)
class Address:
    """What is cited under a short name, and where it is, or in words that nobody knows."""

    cited_as: str
    where: str

    @property
    def thread(self) -> str:
        """``thread A`` of ``Thread A: a title``; empty for anything else."""
        return re.match(r"(?:Thread \w)?", self.cited_as)[0].lower()  # type: ignore[index]


def known_addresses(sources: Iterable[Source]) -> tuple[Address, ...]:
    """Every row of the pages of sources: those beside the rules, and the one of the kit."""
    pages = [page for source in sources for page in sorted(source.policies.rglob(PAGE))]
    return tuple(dict.fromkeys(row for page in [*pages, general_page()] for row in _rows(page)))


def general_page() -> Path:
    """The page of sources that no single platform owns."""
    return reference_folder() / "docs" / PAGE


def cited_in(text: str, known: Iterable[Address]) -> list[Address]:
    """The addresses of what *text* cites, by name or by number, in the order of the pages."""
    numbers, spoken = {*NUMBERS.findall(text)}, text.lower()
    return [
        address
        for address in known
        if address.cited_as.lower() in spoken
        or (address.thread and address.thread in spoken)
        or numbers & {*NUMBERS.findall(f"{address.cited_as} {address.where}")}
    ]


def _rows(page: Path) -> Iterator[Address]:
    """The rows below the line that ends a table's header."""
    in_table = False
    for line in page.read_text("utf-8", errors="replace").splitlines() if page.is_file() else ():
        row = ROW.fullmatch(line.strip())
        if row and in_table and not line.startswith("| ---"):
            yield Address(row[1].strip(), row[2].strip().removeprefix("<").removesuffix(">"))
        in_table = (in_table and bool(row)) or line.startswith("| ---")
