"""Mutating: one clause of a rule set changed at a time, and who notices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evenhand.catalogue.catalogue import Catalogue
from evenhand.invariants.declared import Invariant
from evenhand.model.history import History
from evenhand.mutation.differences import differences
from evenhand.mutation.findings import Clause, Finding, Mutation
from evenhand.mutation.guards import guards_of
from evenhand.mutation.mutants import Mutant, Refused, mutants_of
from evenhand.mutation.promises import Promises
from evenhand.mutation.scenarios import kind_of, scenario_notices, scenarios_about
from evenhand.mutation.shadows import Shadows
from evenhand.questions.rules import Rule
from evenhand.rulesets import RuleSet
from evenhand.search.checking import Effort, Progress, show_histories
from evenhand.search.rubbish import rubbish_looked_for_seldom
from evenhand.search.witnesses import saved


@rubbish_looked_for_seldom()
def mutate(
    catalogue: Catalogue,
    rule_set: RuleSet,
    rules: Sequence[Rule],
    effort: Effort,
    *,
    promises: Sequence[Invariant] | None = None,
    progress: Progress = lambda what, done, of: None,
) -> Mutation:
    """Change each of these *rules* in every way there is; see which promises and scenarios notice.

    Scenarios are replayed first. Then those of the *promises* that hold, of all there are unless
    they are named, are asked about every change on a few histories; then, about what nobody has
    noticed by then, on all histories on which a check asks them.
    """
    promises = [*catalogue.invariants.values()] if promises is None else promises
    made = dict(_made(rule_set, rules, progress))
    mutants = [each for changes in made.values() for each in changes if isinstance(each, Mutant)]
    scenarios = scenarios_about(catalogue, rule_set)
    histories = _histories(catalogue, rule_set, promises, effort)
    guards, aside = guards_of(rule_set, promises, histories, progress)
    shadows, asked = Shadows(rule_set, mutants), Promises(guards, histories)
    replayed, disappointed = scenario_notices(catalogue, shadows, scenarios, progress)

    def unnoticed() -> Shadows:
        return Shadows(rule_set, [m for m in mutants if not replayed[m] and not asked.noticing(m)])

    asked.ask_on_a_few(shadows, progress)
    asked.ask_on_all(unnoticed(), progress)
    told = [*histories, *(scenario.history for scenario in scenarios)]
    apart = differences(rule_set, unnoticed(), told, progress)
    failing = shadows.failing()

    def finding(change: Mutant | Refused) -> Finding:
        if isinstance(change, Refused):
            return Finding(change)
        notices = (*asked.noticing(change), *replayed[change])
        return Finding(change, notices, apart.get(change), fails=change in failing)

    return Mutation(
        rule_set=rule_set,
        clauses=tuple(Clause(rule, tuple(map(finding, each))) for rule, each in made.items()),
        histories=len(told),
        scenarios=sum(kind_of(scenario) == "scenario" for scenario in scenarios),
        witnesses=sum(kind_of(scenario) == "witness" for scenario in scenarios),
        guards=tuple(guard.promise.name for guard in guards),
        aside=aside,
        disappointed=tuple(scenario.name for scenario in disappointed),
    )


def _made(
    rule_set: RuleSet, rules: Sequence[Rule], progress: Progress
) -> Iterator[tuple[Rule, list[Mutant | Refused]]]:
    for place, rule in enumerate(rules, start=1):
        progress("changing one clause after the other", place, len(rules))
        yield rule, [*mutants_of(rule_set, rule)]


def _histories(
    catalogue: Catalogue, rule_set: RuleSet, promises: Sequence[Invariant], effort: Effort
) -> list[History]:
    """The histories on which a check of the rule set asks promises, each once."""
    shown = saved(catalogue, [(rule_set, promise) for promise in promises])
    found = [scenario.history for scenario in shown]
    show_histories([rule_set], found.append, effort, lambda what, done, of: None)
    return [*{(each.at, each.facts, each.contracts): each for each in found}.values()]
