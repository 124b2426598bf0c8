"""Standing: what the contracts in question came to in the score, and the sum, without names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from evenhand.explanations.arithmetic import told_exactly
from evenhand.explanations.complaints import Complaint
from evenhand.model.contracts import Contract
from evenhand.model.outcomes import Treatment
from evenhand.model.units import told
from evenhand.reports.packs.account import named
from evenhand.reports.paragraphs import sentence


def treatments(found: Complaint) -> list[tuple[Contract, Treatment]]:
    """What became of each contract in question; nothing where there is no score."""
    if found.explanation.silent:
        return []
    run = found.explanation.run
    return [(contract, run.treatment(contract, of=found.of)) for contract in found.in_question]


def standing(found: Complaint) -> Iterator[str]:
    """How the contracts in question stand in the score, those alike in one, and then the sum."""
    alike: dict[str, list[Contract]] = {}
    for contract, treatment in treatments(found):
        alike.setdefault(_treated(found, treatment), []).append(contract)
    for text, contracts in alike.items():
        each = "each of " if len(contracts) > 1 else ""
        yield sentence(f"{each}{named(contracts)} {text}")
    yield from _sum(found)


def _treated(found: Complaint, treatment: Treatment) -> str:
    """``counts as -1, where a good one counts as 1``: without the name of a rule."""
    refused = "".join(
        f" Feedback takes no effect: {sentence(refusal.reason)}"
        for _, refusal, _ in treatment.refused
    )
    one = treatment.rated
    if one is None:
        why = "" if treatment.excluded_by else ", as no rule rates it"
        return f"does not count{why}.{refused}"
    standings = found.explanation.run.answer(of=found.of).standings
    every = [each.rated for each in standings if each.rated]
    outcomes = {each.outcome for each in every}
    text = f"counts as {told(one.outcome)}"
    if len(outcomes) > 1:
        best = max(outcomes)
        good = f"where a good one counts as {told(best)}"
        text += f", {good if one.outcome < best else 'as the best here do'}"
    if treatment.weighed_by:
        (usual, _), *_ = Counter(each.weight for each in (*every, one)).most_common(1)
        text += f", and weighs {told(one.weight)} (usual: {told(usual)})"
    return f"{text}.{refused}"


def _sum(found: Complaint) -> Iterator[str]:
    """The line of the arithmetic that makes the score; all of them where they make none."""
    made = found.explanation.arithmetic
    if made is None or made.trouble or not made.lines:
        return
    if made.score is None:
        lines = [f"{text} = {told_exactly(value)}" for text, value in made.lines]
        yield f"The sum: {'; '.join(lines)}."
        return
    lines = [text for text, value in made.lines if value == made.score]
    sums = [text for text in lines if " / " in text] or lines
    shown = "" if made.shown == made.score else f", shown as {told(made.shown)}"
    yield f"The sum: {sums[-1]} = {told_exactly(made.score)}{shown}."
