"""Replays told: what a scenario says, and what becomes of each contract under a rule set."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import groupby

from evenhand.attribution.changes import Attribution, attributed
from evenhand.catalogue.scenarios import Scenario
from evenhand.model.contracts import Contract, Party
from evenhand.model.outcomes import Duty, Treatment
from evenhand.model.units import told
from evenhand.questions.answers import Unanswered
from evenhand.reports.attributions import told_attribution
from evenhand.reports.in_force import out_of_force
from evenhand.reports.narrative import day
from evenhand.reports.paragraphs import paragraph
from evenhand.rulesets import RuleSet
from evenhand.runs import Run
from evenhand.search.replays import Mismatch


def told_scenario(scenario: Scenario) -> str:
    """The title, the story and the sources."""
    parts = [scenario.title, *(paragraph(text) for text in scenario.story.split("\n\n") if text)]
    parts += [paragraph(f"Source: {source}") for source in scenario.sources]
    return "\n".join(parts) + "\n"


def told_run(scenario: Scenario, rule_set: RuleSet, wrong: Sequence[Mismatch]) -> str:
    """The numbers before and after, the treatment of every contract, and what disappointed."""
    run = Run(rule_set, scenario.history)
    lines = [f"{rule_set.name}: {rule_set.title}"]
    lines += map(paragraph, out_of_force(rule_set, scenario.after.date()))
    for party in parties_of(scenario):
        lines.append(paragraph(numbers(run, scenario, party)))
        change = attribution_of(run, scenario, party)
        lines += filter(None, [told_attribution(change) if change else ""])
    for names, treatment in alike(run, scenario.history.contracts):
        lines.append(paragraph(f"{names}: {treated(treatment)}"))
    lines += map(paragraph, worked_out(run, scenario))
    if rule_set.name in scenario.expectations:
        expected = scenario.expectations[rule_set.name]
        lines += [paragraph(_badges(run, scenario, party)) for party in expected.badges]
        lines += [
            paragraph(_due(run, party, duty))
            for party in expected.owed
            for duty in expected.owed[party]
        ]
        lines += [paragraph(f"NOT AS EXPECTED: {mismatch}") for mismatch in wrong]
        if not wrong:
            lines.append(paragraph("All as the scenario expects."))
    return "\n".join(lines) + "\n"


def worked_out(run: Run, scenario: Scenario) -> Iterator[str]:
    """The rule that makes a score of what counts: it may look at a part of it only."""
    try:
        _, by = run.scored(of=scenario.about)
    except Unanswered:
        return
    if by:
        yield f"Then, {by}: {run.rule_set.rules[by].clause}"


def parties_of(scenario: Scenario) -> list[Party]:
    """Whose scores are told: the party that the story is about, and its like."""
    freelancers = [p for p in scenario.history.parties() if p.role == scenario.about.role]
    return freelancers if scenario.about in freelancers else [scenario.about]


def attribution_of(run: Run, scenario: Scenario, party: Party) -> Attribution | None:
    """How what a reader saw of the score changed between the scenario's two moments.

    None where no rule gives a score.
    """
    before, after = scenario.before, scenario.after
    try:
        return attributed(run.rule_set, scenario.history, of=party, before=before, after=after)
    except Unanswered:
        return None


def numbers(run: Run, scenario: Scenario, party: Party) -> str:
    """The number that a reader sees of the score at the scenario's two moments, or why none."""
    try:
        before = told(run.as_of(scenario.before).shown(of=party))
        after = told(run.as_of(scenario.after).shown(of=party))
    except Unanswered as unanswered:
        return f"No score of {party}: {unanswered}."
    if scenario.before == scenario.after:
        return f"Score shown of {party} on {day(scenario.after)}: {after}."
    return (
        f"Score shown of {party}: {before} on {day(scenario.before)}, "
        f"{after} on {day(scenario.after)}."
    )


def _badges(run: Run, scenario: Scenario, party: Party) -> str:
    before, after = (
        ", ".join(badge.name for badge in run.as_of(moment).badges(of=party)) or "none"
        for moment in (scenario.before, scenario.after)
    )
    if scenario.before == scenario.after:
        return f"Badges of {party} on {day(scenario.after)}: {after}."
    return (
        f"Badges of {party}: {before} on {day(scenario.before)}, {after} on {day(scenario.after)}."
    )


def _due(run: Run, party: Party, duty: Duty) -> str:
    due = sorted({action.by for action in run.owed(duty, about=party)})
    when = f"by {', '.join(map(day, due))}" if due else "not owed"
    return f"{duty.capitalize()}, about {party}: {when}."


def alike(
    run: Run, contracts: Iterable[Contract], *, of: Party | None = None
) -> Iterator[tuple[str, Treatment]]:
    """Contracts that are treated alike and follow each other, under one name.

    They are treated in the score of *of*, else of their freelancers.
    """
    treated = [(contract, run.treatment(contract, of=of)) for contract in contracts]
    for _, group in groupby(treated, key=lambda pair: likeness(pair[1])):
        same = list(group)
        names = same[0][0].id if len(same) == 1 else f"{same[0][0].id} ... {same[-1][0].id}"
        count = f" ({len(same)} contracts)" if len(same) > 1 else ""
        yield names + count, same[0][1]


def likeness(treatment: Treatment) -> Hashable:
    """What is the same of contracts that count for the same by the same rules."""
    rated = treatment.rated and (treatment.rated.outcome, treatment.rated.weight)
    rules = (treatment.excluded_by, treatment.rated_by, treatment.weighed_by)
    return (rated, *rules, bool(treatment.refused))


def refusals(treatment: Treatment) -> Iterator[str]:
    """A sentence for each feedback on a contract that takes no effect, with the reason."""
    for _, refusal, rule in treatment.refused:
        yield f"Feedback takes no effect: {refusal.reason} ({rule})."


def treated(treatment: Treatment, *, counts: bool = True) -> str:
    """What a rule set does with a contract, in a sentence that follows its name.

    Without *counts* it is told as rated: a rule that makes the score may yet leave it out.
    """
    refused = "".join(f" {sentence}" for sentence in refusals(treatment))
    if treatment.rated is None:
        by = f"by {treatment.excluded_by}" if treatment.excluded_by else "as no rule rates it"
        return f"left out {by}.{refused}"
    weight = f", weight {told(treatment.rated.weight)}" if treatment.weighed_by else ""
    word = "counts with" if counts else "rated with"
    return (
        f"{word} outcome {told(treatment.rated.outcome)}{weight} ({treatment.rated_by}).{refused}"
    )
