"""The command ``explain``: how the number that a reader sees comes about."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from fractions import Fraction

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.fields import READERS, Moment
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.scenarios import Scenario
from evenhand.cli import terminal
from evenhand.cli.finding import found_party, found_rule_set, found_scenario
from evenhand.cli.saying import say
from evenhand.explanations.explaining import explained
from evenhand.model.contracts import Party
from evenhand.model.units import Exact, told
from evenhand.reports import explanation_json, explanations, json
from evenhand.rulesets import RuleSet

NUMBER = r"-?[0-9]{1,6}([.][0-9]{1,6})?"
RIGHT_MOMENT = (
    "a date such as 2021-08-15, a time with its zone such as 2021-08-15T18:00:00Z, "
    "or a day counted from the scenario's day 0, such as 'day 14'"
)


def run_explain(
    catalogue: Catalogue,
    *,
    scenario: str,
    rule_set: str,
    moment: str | None,
    of: str | None,
    reach: str | None,
    form: str,
) -> None:
    """Explain and print; whatever is explained, the exit code is 0."""
    told_of = found_scenario(catalogue, scenario)
    rules, party, at, number = _asked(catalogue, told_of, rule_set, moment, of, reach)
    before = told_of.before if moment is None and told_of.before < told_of.after else None
    with terminal.progress() as progress:
        progress(f"{rules.name}: what it would take", 0, 1)
        found = explained(rules, told_of.history, of=party, moment=at, before=before, reach=number)
    if form == "json":
        say(json.text(explanation_json.as_json(told_of, found)), nl=False)
    elif form == "markdown":
        say(explanations.as_markdown(told_of, found), nl=False)
    else:
        say(explanations.as_text(told_of, found), nl=False)


def _asked(
    catalogue: Catalogue,
    scenario: Scenario,
    rule_set: str,
    moment: str | None,
    of: str | None,
    reach: str | None,
) -> tuple[RuleSet, Party, datetime, Exact | None]:
    """What the options say; every mistake in them at once."""
    problems: list[Problem] = []
    rules, party, at, number = None, scenario.about, scenario.after, None
    try:
        rules = found_rule_set(catalogue, rule_set)
    except CatalogueError as error:
        problems += error.problems
    try:
        party = found_party(scenario, of)
    except CatalogueError as error:
        problems += error.problems
    try:
        at = read_moment(moment, scenario) if moment is not None else scenario.after
    except ValueError as error:
        problems.append(Problem("--moment", None, str(error)))
    try:
        number = _read_number(reach, rules) if reach is not None else None
    except ValueError as error:
        problems.append(Problem("--reach", None, str(error)))
    if problems or rules is None:
        raise CatalogueError(problems)
    return rules, party, at, number


def read_moment(written: str, scenario: Scenario) -> datetime:
    """The moment in UTC; a date is its midnight. Raises ValueError for anything else."""
    value: object = written
    if re.fullmatch(r"\d{4}-\d\d-\d\d.*", written):
        try:
            value = datetime.fromisoformat(written)
        except ValueError:
            raise ValueError(f"{written!r} is no moment: write {RIGHT_MOMENT}") from None
        if len(written) == len(date.min.isoformat()):
            value = value.replace(tzinfo=UTC)
    elif re.fullmatch(r"-?[0-9]{1,6}", written):
        value = int(written)
    try:
        read = READERS[Moment](value)
    except ValueError as error:
        plain = f"{written!r} is no moment: write {RIGHT_MOMENT}"
        raise ValueError(plain if isinstance(value, str) else str(error)) from None
    assert isinstance(read, Moment)
    return read.at(scenario.day_0)


def _read_number(written: str, rules: RuleSet | None) -> Exact:
    if not re.fullmatch(NUMBER, written):
        raise ValueError(f"{written!r} is not a number: write one such as 90 or 4.8")
    number = Fraction(written)
    if rules is not None and not rules.scale.holds(number):
        lowest, highest = told(rules.scale.lowest), told(rules.scale.highest)
        raise ValueError(f"{written} lies off the scale of {rules.name}, {lowest} to {highest}")
    return int(number) if number.denominator == 1 else number
