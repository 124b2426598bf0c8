"""The account: what the number was before and after, why, and which rule did it."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.attribution.points import signed
from evenhand.explanations.complaints import Complaint
from evenhand.model.units import many, told
from evenhand.questions.figures import Figure
from evenhand.questions.rules import Rule
from evenhand.reports import attributions
from evenhand.reports.explanation_sections import figures_of, number_shown
from evenhand.reports.narrative import day
from evenhand.reports.packs.parts import Part, harmless
from evenhand.reports.paragraphs import sentence
from evenhand.reports.replays import out_of_force, treated


def names(found: Complaint) -> str:
    """The contracts in question, by their ids."""
    ids = [f'"{contract.id}"' for contract in found.in_question]
    shown = ids if len(ids) <= 3 else [*ids[:2], f"{len(ids) - 2} more"]
    return harmless(" and ".join([", ".join(shown[:-1]), shown[-1]] if shown[1:] else shown))


def contracts(found: Complaint) -> str:
    """``the contract "x"``, or so many of them."""
    return f"the contract{'s' if len(found.in_question) > 1 else ''} {names(found)}"


def the_number(found: Complaint) -> Part:
    """The number before and after, and what took how many points off."""
    explanation, scenario = found.explanation, found.scenario
    if explanation.silent:
        return Part("The number", opening=(harmless(number_shown(explanation)),))
    after = f"{told(found.after)} on {day(scenario.after)}"
    moved = f"The score shown was {told(found.before)} on {day(scenario.before)}, and {after}."
    if scenario.before == scenario.after:
        moved = f"The score shown was {after}."
    closing = []
    if found.in_question and found.without != found.after:
        closing = [f"Without {contracts(found)} it would be {told(found.without)}."]
    elif found.in_question:
        closing = [f"Without {contracts(found)} it would be the same."]
    return Part("The number", opening=(moved,), items=tuple(_shares(found)), closing=tuple(closing))


def _shares(found: Complaint) -> Iterator[str]:
    change = found.explanation.change
    for points, words in attributions.rows_of(change) if change else ():
        yield harmless(sentence(f"{signed(points)} points: {words}"))


def the_rules(found: Complaint) -> Part:
    """The rules that did it: what they say, where that is written, and how sure that is."""
    rules = deciding_rules(found)
    heading = "Which rule did it" if len(rules) < 2 else "Which rules did it"
    if not found.in_question and not found.promises:
        heading = "Which rules the score comes from"
    rule_set = found.rule_set
    today = found.explanation.moment.date()
    opening = [f"The rules: {rule_set.title} ({rule_set.name})."]
    if any(out_of_force(rule_set, today)):
        opening += [text.strip("()") for text in out_of_force(rule_set, today)]
        opening.append("So ask which rules were.")
    opening = [" ".join(opening)]
    opening.append(" ".join(_standing(found)))
    return Part(
        heading,
        opening=tuple(map(harmless, filter(None, opening))),
        items=tuple(harmless(_in_words(found, rule)) for rule in rules),
    )


def deciding_rules(found: Complaint) -> list[Rule]:
    """What the contracts in question were judged by, then the rule that makes a score of all."""
    explanation, known = found.explanation, found.rule_set.rules
    by: list[str | None] = []
    for contract in found.in_question if not explanation.silent else ():
        treatment = explanation.run.treatment(contract, of=found.of)
        by += [treatment.excluded_by, treatment.rated_by]
    rules = [known[name] for name in dict.fromkeys(by) if name]
    made = explanation.arithmetic
    rules += [made.by] if made and made.by and made.by not in rules else []
    broken = [each.rule for each in found.broken if each.rule]
    return rules or list(dict.fromkeys(broken))


def _standing(found: Complaint) -> Iterator[str]:
    """How the contracts in question stand in the score, those that are treated alike once."""
    if found.explanation.silent:
        return
    run = found.explanation.run
    words = [treated(run.treatment(contract, of=found.of)) for contract in found.in_question]
    for text in dict.fromkeys(words):
        yield sentence(f"{contracts(found)}: {text}")
    rated = [one.rated for one in run.answer(of=found.of).standings if one.rated]
    if words and rated:
        best = max(one.outcome for one in rated)
        yield f"The best outcome among all contracts that count here is {told(best)}."


def _in_words(found: Complaint, rule: Rule) -> str:
    source = found.rule_set.source_of(rule) or "no source given"
    figures = figures_of(found.rule_set, rule)
    chosen = [figure for figure in figures if is_chosen(figure)]
    text = f"\u201c{sentence(rule.clause)}\u201d Written in: {source.rstrip('.')}."
    if chosen:
        few = f"{len(chosen)} {'is' if len(chosen) == 1 else 'are'}"
        text += f" Of its {many(len(figures), 'number')} {few} not published, but chosen by us."
    return f"{text} (Here: {rule.name}.)"


def is_chosen(figure: Figure) -> bool:
    """Whether nobody documents a number, and we chose it."""
    return figure.standing is not None and figure.standing.kind == "chosen"
