"""Clauses: every rule that had a say, every promise that is broken, and where each can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evenhand.catalogue.addresses import Address, cited_in
from evenhand.explanations.complaints import BrokenPromise, Complaint
from evenhand.questions.figures import figure_words
from evenhand.questions.rules import Rule
from evenhand.reports import markdown
from evenhand.reports.explanation_sections import figures_of, rules_in_play
from evenhand.reports.figures import standing_words
from evenhand.reports.packs.bases import basis_in_words, for_a_worker
from evenhand.reports.packs.broken import as_it_happened, what_came
from evenhand.reports.packs.choices import chosen_words
from evenhand.reports.packs.parts import harmless
from evenhand.reports.stories import bounds

LONGEST = 4_000  # characters of one text
HEADINGS = (
    ("Promises that are not kept in this case, as it happened", True),
    ("Promises that would not be kept if more happened, as each says", False),
)
FIGURES = ("number", "value", "how sure", "source, or the reason for it")


def clauses(found: Complaint, known: Sequence[Address]) -> str:
    """The clauses that were in play, the promises that are broken, and what is not known."""
    parts = [f"# The clauses of {_plain(found.rule_set.title)}"]
    for rule in _rules(found):
        parts += _clause(found, rule, known)
    for heading, happened in HEADINGS:
        parts.append(f"## {heading}")
        listed = [each for each in found.promises if as_it_happened(found, each) is happened]
        for broken in listed:
            parts += _promise(found, broken, known)
        if not listed:
            parts.append("None.")
    parts += _listed("What the authors of the rule set do not know", found.rule_set.definition.gaps)
    silent = [promise.statement for promise in found.silent]
    parts += _listed("Promises of which these rules say nothing", silent)
    parts += _listed("Sources of the rule set", found.rule_set.definition.sources)
    return "\n\n".join(parts) + "\n"


def _rules(found: Complaint) -> list[Rule]:
    """The rules behind the number, then those behind a broken promise."""
    behind = [each.rule for each in found.promises if each.rule]
    every = {rule.name: rule for rule in [*rules_in_play(found.explanation), *behind]}
    return list(every.values())


def _clause(found: Complaint, rule: Rule, known: Sequence[Address]) -> Iterator[str]:
    source = found.rule_set.source_of(rule)
    yield f"## {_plain(rule.name)}"
    yield from map(_plain, filter(None, rule.text.split("\n\n")))
    yield f"This is in our words. We read it from: {_plain(source or 'no source given')}"
    yield from (f"Chosen by us, in this text: {_plain(text)}" for text in chosen_words(rule))
    figures = figures_of(found.rule_set, rule)
    if figures:
        yield markdown.rows(
            FIGURES,
            [
                [figure.name, figure_words(figure), *standing_words(figure.standing)]
                for figure in figures
            ],
        )
    cited = [source, *(figure.standing.source for figure in figures if figure.standing)]
    yield from _addresses("; ".join(cited), known)


def _promise(found: Complaint, broken: BrokenPromise, known: Sequence[Address]) -> Iterator[str]:
    promise = broken.invariant
    yield f"### {_plain(promise.statement)}"
    yield _plain(what_came(found, broken))
    yield from map(_plain, bounds(promise))
    if broken.rule:
        yield f"The rule: {_plain(broken.rule.name)}."
    if promise.for_a_worker:
        yield f"For a worker: {_plain(for_a_worker(promise))}"
    yield _plain(basis_in_words(promise, known, found.scenario.sources))
    yield from _addresses("; ".join(promise.basis), known)


def _addresses(text: str, known: Sequence[Address]) -> Iterator[str]:
    cited = [f"{each.cited_as}: {each.where}" for each in cited_in(text, known)]
    if cited:
        yield markdown.listed(harmless(each, longest=LONGEST) for each in cited)


def _listed(heading: str, texts: Sequence[str]) -> list[str]:
    if not texts:
        return []
    return [f"## {heading}", markdown.listed(harmless(text, longest=LONGEST) for text in texts)]


def _plain(text: str) -> str:
    return markdown.paragraph_text(harmless(text, longest=LONGEST))
