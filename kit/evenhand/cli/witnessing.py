"""The command ``witness``: whether something could have happened, and under which rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.goal_files import BOUNDED, GoalFile, contradictions, read_question
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.writing import write_new
from evenhand.cli import terminal
from evenhand.cli.saying import note, say
from evenhand.model.units import Exact
from evenhand.possibility.answers import Answer
from evenhand.possibility.asking import answered
from evenhand.possibility.goals import Goal, goal_of
from evenhand.questions.places import shown
from evenhand.reports import json, possibilities
from evenhand.reports.possible_files import scenario_of, tellable
from evenhand.rulesets import RuleSet

ONE_FILE = ".toml"
NUMBER = r"-?[0-9]{1,6}([.][0-9]{1,6})?"
A_STEP = 500  # mixes between two signs of life


def run_witness(
    catalogue: Catalogue,
    *,
    question: str | None,
    rule_sets: tuple[str, ...],
    write: str | None,
    form: str,
    **options: Any,
) -> None:
    """Ask each rule set and print its answer: whatever that is, the exit code is 0."""
    asked = _asked(question, {key: told for key, told in options.items() if told is not None})
    chosen = _chosen(catalogue, question, rule_sets or asked.rule_sets, own=bool(rule_sets))
    goal = goal_of(asked)
    chosen = _on_scale(goal, chosen, named=(*rule_sets, *asked.rule_sets))
    files = _files(write, chosen, goal)
    with terminal.progress() as progress:
        answers = [
            answered(rule_set, goal, tell=_telling(progress, rule_set, place, len(chosen)))
            for place, rule_set in enumerate(chosen)
        ]
    _print(answers, goal, asked.title, form)
    for answer in answers:
        _write(answer, files.get(answer.rule_set.name), asked.sources)


def _asked(question: str | None, options: dict[str, Any]) -> GoalFile:
    """The question, from a file or from options: never from both."""
    if question is None:
        return _from_options(options)
    if options:
        names = ", ".join(map(_option, options))
        message = f"the question stands in the file, so leave out {names}"
        raise CatalogueError([Problem("--question", None, message)])
    return read_question(Path(question))[0]


def _from_options(options: dict[str, Any]) -> GoalFile:
    problems: list[Problem] = []
    told: dict[str, Any] = {}
    for key, value in options.items():
        try:
            told[key] = _read(key, value)
        except ValueError as error:
            problems.append(Problem(_option(key), None, str(error)))
    asked = GoalFile(**told)
    unread = {problem.file for problem in problems}
    problems += [
        Problem(_option(key), None, message)
        for key, message in contradictions(asked)
        if not unread & {_option(name) for name in (key, "before", "after", "falls_by")}
    ]
    if problems:
        raise CatalogueError(problems)
    return asked


def _option(key: str) -> str:
    return f"--{key.strip('_').replace('_', '-')}"


def _read(key: str, value: Any) -> Any:
    """The value of an option as a question file would hold it."""
    if key in ("before", "after"):
        return value if re.fullmatch(BOUNDED, value) else _number(value, ', or "80 or less"')
    if key == "falls_by":
        return _number(value, "")
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC)
    return value.replace("-", " ") if key in ("between", "feedback") else value


def _number(text: str, more: str) -> Exact:
    if not re.fullmatch(NUMBER, text):
        raise ValueError(f"{text!r} is not a number: write one such as 91{more}")
    exact = Fraction(text)
    return int(exact) if exact.denominator == 1 else exact


def _chosen(
    catalogue: Catalogue, question: str | None, patterns: Sequence[str], *, own: bool
) -> list[RuleSet]:
    """The rule sets that are named, in that order, each once; every unknown name at once."""
    if not patterns:
        where, message = "--rule-set", "name a rule set, or a pattern such as 'upwork.*'"
        raise CatalogueError([Problem(where, None, message)])
    found: dict[str, RuleSet] = {}
    problems: list[Problem] = []
    for pattern in patterns:
        try:
            found.update({each.name: each for each in catalogue.chosen_rule_sets([pattern])})
        except CatalogueError as error:
            problems += error.problems
    if problems and question is not None and not own:
        lines = read_question(Path(question))[1]
        places = {pattern: ("rule_sets", place) for place, pattern in enumerate(patterns)}
        problems = [
            lines.problem(places[each.file], f"{each.file!r}: {each.message}")
            if each.file in places
            else each
            for each in problems
        ]
    if problems:
        raise CatalogueError(problems)
    return list(found.values())


def _on_scale(goal: Goal, chosen: Sequence[RuleSet], *, named: Sequence[str]) -> list[RuleSet]:
    """The rule sets on whose scale the question lies; a pattern's others are left out, and told."""
    wrong = {each.name: why for each in chosen if (why := goal.off_scale(each.scale))}
    if len(wrong) == len(chosen) or not wrong.keys().isdisjoint(named):
        raise CatalogueError(Problem(name, None, why) for name, why in wrong.items())
    for name, why in wrong.items():
        note(f"{name} is left out: {why}")
    return [each for each in chosen if each.name not in wrong]


def _files(write: str | None, chosen: Sequence[RuleSet], goal: Goal) -> dict[str, Path]:
    """Where the history of each rule set would be written; what is there already is refused."""
    if write is None:
        return {}
    if write.endswith(ONE_FILE) and len(chosen) > 1:
        message = f"one file holds the history of one rule set, and {len(chosen)} are named"
        raise CatalogueError([Problem(write, None, f"{message}; name a folder")])
    files = {
        each.name: Path(write) / f"{goal.slug}_under_{each.name.replace('.', '_')}{ONE_FILE}"
        for each in chosen
    }
    if write.endswith(ONE_FILE):
        files = dict.fromkeys(files, Path(write))
    there = [file for file in files.values() if file.exists()]
    if there:
        message = "it is there already, and nothing is overwritten; name another"
        raise CatalogueError(Problem(shown(file), None, message) for file in there)
    return files


def _telling(
    progress: terminal.ProgressHook, rule_set: RuleSet, place: int, of: int
) -> Callable[[int], None]:
    def tell(tried: int) -> None:
        if tried % A_STEP == 0:
            progress(f"{rule_set.name}: {tried:,} mixes", place, of)

    return tell


def _print(answers: Sequence[Answer], goal: Goal, title: str, form: str) -> None:
    if form == "json":
        say(json.text(possibilities.as_json(answers, goal, title)), nl=False)
    elif form == "markdown":
        say(possibilities.as_markdown(answers, goal, title), nl=False)
    else:
        say(possibilities.as_text(answers, goal, title))


def _write(answer: Answer, file: Path | None, sources: Sequence[str]) -> None:
    if file is None or answer.found is None:
        return
    if not tellable(answer.found):
        note(f"{shown(file)}: not written, as no decimal tells the number that is shown")
    elif write_new(file, scenario_of(answer, answer.found, sources)):
        note(f"wrote {shown(file)}")
    else:
        note(f"{shown(file)}: it is there already, and was left as it is")
