"""Deciding rules: what the contracts in question came to, by which rules, and what is a guess."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evenhand.catalogue.addresses import Address
from evenhand.explanations.complaints import Complaint
from evenhand.model.contracts import Contract
from evenhand.model.units import many
from evenhand.questions.rules import Rule
from evenhand.reports.explanation_sections import figures_of
from evenhand.reports.packs.account import of_that_day
from evenhand.reports.packs.bases import read_from
from evenhand.reports.packs.choices import Said, chosen_in, chosen_words, guesses
from evenhand.reports.packs.parts import Part, harmless
from evenhand.reports.packs.standing import standing, treatments
from evenhand.reports.paragraphs import sentence

NUMBERS = "number or choice", "numbers and choices"
OTHERS = 2  # guesses beside the most important one that a sheet has room for


def the_rules(found: Complaint, known: Sequence[Address]) -> Part:
    """The rules that did it: what they say, where that is written, and how sure that is."""
    rules = deciding_rules(found)
    dated = "" if found.rule_set.definition.in_force else " When they were in force we do not know."
    name = f"The rules: {found.rule_set.title}.{dated}" if of_that_day(found) else ""
    opening = [" ".join([name, *standing(found)]).strip()]
    return Part(
        _heading(found, len(rules)),
        opening=tuple(map(harmless, filter(None, opening))),
        items=tuple(harmless(_in_words(found, rule, known)) for rule in rules),
        closing=tuple(map(harmless, _guesses(found))),
    )


def fell(found: Complaint) -> bool:
    """Whether a lower number is shown than before."""
    return found.before is not None and found.after is not None and found.after < found.before


def _heading(found: Complaint, rules: int) -> str:
    if not of_that_day(found):
        return "What these rules do"
    if not fell(found) and found.without == found.after:
        return "Which rules the score comes from"
    return "Which rule did it" if rules < 2 else "Which rules did it"


def deciding_rules(found: Complaint) -> list[Rule]:
    """What the contracts in question were judged by, then the rule that makes a score of all."""
    rules = rules_about_the_contracts(found)
    made = found.explanation.arithmetic
    rules += [made.by] if made and made.by and made.by not in rules else []
    broken = [each.rule for each in found.broken if each.rule]
    return rules or list(dict.fromkeys(broken))


def rules_about_the_contracts(found: Complaint) -> list[Rule]:
    """The rules that left the contracts in question out, or rated and weighed them."""
    by: list[str | None] = []
    for _, treatment in treatments(found):
        by += [treatment.excluded_by, treatment.rated_by, treatment.weighed_by]
    return [found.rule_set.rules[name] for name in dict.fromkeys(by) if name]


def _in_words(found: Complaint, rule: Rule, known: Sequence[Address]) -> str:
    source = found.rule_set.source_of(rule)
    read = f"We read it from: {read_from(source, known)}." if source else "No source is given."
    figures, chosen = figures_of(found.rule_set, rule), chosen_in(found.rule_set, [rule])
    text = f"In our words: {sentence(rule.clause)} {read}"
    if chosen:
        every = len(figures) + len(chosen_words(rule))
        guessed = "is a guess" if chosen == 1 else "are guesses"
        return f"{text} Of its {many(every, *NUMBERS)} {chosen} {guessed} of ours."
    return text


def _guesses(found: Complaint) -> Iterator[str]:
    """The guess that the complaint hangs on, and others; where none is about it, what there is."""
    about = _guessed(found, rules_about_the_contracts(found))
    every = about or _guessed(found, deciding_rules(found))
    if not every:
        return
    shown = every[: 1 + OTHERS]
    if about:
        others = f" Others about it: {'; '.join(shown[1:])}." if shown[1:] else ""
        text = f"The most important guess: {shown[0]}.{others}"
    else:
        text = f"What we guessed in these rules: {'; '.join(shown)}."
    left = len(every) - len(shown)
    yield text + (f" ({left} more in clauses.md.)" if left else "")


def _guessed(found: Complaint, rules: Sequence[Rule]) -> list[str]:
    """What we chose in these rules: in their texts first, then their numbers."""
    near, words = _said_of(found.in_question), [text for r in rules for text in chosen_words(r)]
    every = [guess for rule in rules for guess in guesses(found.rule_set, rule, near=near)]
    every.sort(key=lambda guess: guess not in words)
    return [guess.rstrip(".") for guess in every]


def _said_of(in_question: Sequence[Contract]) -> Said | None:
    """What the client said last of the contracts, privately before publicly: it concerns them."""
    said = [each for contract in in_question for each in contract.feedback_by_client]
    points = [each.private for each in said if each.private is not None]
    stars = [each.stars for each in said if each.stars is not None]
    if points:
        return "points", points[-1]
    return ("stars", stars[-1]) if stars else None
