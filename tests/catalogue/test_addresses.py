"""Addresses: what is cited is found by name, by number and by thread."""

from __future__ import annotations

from pathlib import Path

import pytest
from evenhand.catalogue.addresses import Address, cited_in, general_page, known_addresses
from evenhand.catalogue.promises import reference_promises
from evenhand.catalogue.sources import Source

PAGE = """# Sources

Some | words before | the table.

| cited as | address |
| --- | --- |
| Thread A: A title | <https://example.org/a> |
| Platform help 115006097327 | <https://example.org/help/115006097327> |
| A forum of 736122 | <https://example.org/td-p/736122> |
| Directive 2024/2831, Article 9 | <https://example.org/law> |
| Nowhere | its address is not known |

After it.
"""


@pytest.fixture
def known(tmp_path: Path) -> tuple[Address, ...]:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "sources.md").write_text(PAGE, encoding="utf-8")
    return known_addresses([Source(tmp_path, ())])


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Platform help 115006097327: both count", ["https://example.org/help/115006097327"]),
        ("td-p/736122", ["https://example.org/td-p/736122"]),
        ("thread A: no money was earned", ["https://example.org/a"]),
        ("Directive 2024/2831, Articles 9 and 11", ["https://example.org/law"]),
        ("as NOWHERE has it", ["its address is not known"]),
        ("td-p/7361220", []),
        ("thread Z", []),
        ("", []),
    ],
)
def test_what_is_cited_is_found(known: tuple[Address, ...], text: str, where: list[str]) -> None:
    own = known[: known.index(Address("Nowhere", "its address is not known")) + 1]
    assert [address.where for address in cited_in(text, own)] == where


def test_only_the_rows_of_the_table_are_addresses(known: tuple[Address, ...]) -> None:
    assert known[0].cited_as == "Thread A: A title"
    assert "cited as" not in {address.cited_as for address in known}


def test_the_page_of_the_kit_is_there_and_knows_the_laws_behind_the_promises() -> None:
    assert general_page().is_file()
    known = known_addresses([])
    laws = [b for p in reference_promises() for b in p.basis if "Directive" in b]
    assert laws
    assert all(cited_in(law, known) for law in laws if "2024/2831" in law)


def test_without_a_page_there_is_no_address_of_ones_own(tmp_path: Path) -> None:
    assert known_addresses([Source(tmp_path, ())]) == known_addresses([])
