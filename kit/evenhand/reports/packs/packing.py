"""Packing: every file of a pack, by its place in the folder."""

from __future__ import annotations

from evenhand.catalogue.addresses import known_addresses
from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.decode import read_toml
from evenhand.catalogue.rule_set_files import RuleSetFile
from evenhand.explanations.complaints import Complaint
from evenhand.reports import explanations
from evenhand.reports.packs.account import of_that_day
from evenhand.reports.packs.carried import carried
from evenhand.reports.packs.clauses import clauses
from evenhand.reports.packs.repeating import WITNESS, test_file, witness
from evenhand.reports.packs.statement import as_html, as_markdown, statement

README = """statement.html, statement.md: the case on one page, to print or to send.
arithmetic.md, clauses.md: how the number comes about, and the rules and promises with sources.
witness.toml: the facts, as evenhand reads them; correct them where they are wrong.
test_case.py: a test that repeats the case{with_rules}.
To run it: pip install evenhand, then in this folder: pytest test_case.py
"""


def titles_of_the_day(catalogue: Catalogue, found: Complaint) -> list[str]:
    """The titles of other rule sets of the same platform that were in force on the day."""
    family, today = found.rule_set.name.rpartition(".")[0], found.explanation.moment.date()
    titles = []
    for name, file in catalogue.rule_set_files.items():
        if name.rpartition(".")[0] == family:
            written, _ = read_toml(file, RuleSetFile)
            days = written.in_force
            if days and days.from_ <= today <= (days.until or today):
                titles.append(written.title)
    return titles


def packed(catalogue: Catalogue, found: Complaint) -> dict[str, bytes]:
    """The files of the pack; the same complaint makes the same files, byte for byte."""
    known = known_addresses(catalogue.sources)
    others = [] if of_that_day(found) else titles_of_the_day(catalogue, found)
    page = statement(found, catalogue.invariants, known, of_the_day=others)
    own = carried(catalogue, found.rule_set)
    with_rules = ", on the rules in policies/" if own else ""
    texts = {
        "README.txt": README.format(with_rules=with_rules),
        "statement.html": as_html(page),
        "statement.md": as_markdown(page),
        "arithmetic.md": explanations.as_markdown(found.scenario, found.explanation, level=1),
        "clauses.md": clauses(found, known),
        WITNESS: witness(found),
        "test_case.py": test_file(found, carried=bool(own)),
    }
    return {name: text.encode() for name, text in texts.items()} | own
