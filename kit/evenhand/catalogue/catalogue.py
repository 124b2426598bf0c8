"""The catalogue: every rule set, module and promise within reach, by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from types import ModuleType

from evenhand.catalogue.bounds import Bounds, bounded
from evenhand.catalogue.decode import Lines, read_toml
from evenhand.catalogue.modules import load_module, module_name
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.promises import no_promise, reference_promises
from evenhand.catalogue.rule_set_files import RuleSetFile, read_parameters
from evenhand.catalogue.settings import Settings, read_settings
from evenhand.catalogue.sources import Source, sources
from evenhand.invariants.declared import Invariant, invariants_in
from evenhand.questions.figures import kind_of
from evenhand.questions.names import nearest
from evenhand.questions.places import shown
from evenhand.questions.rules import Rule
from evenhand.rulesets import Definition, Replaces, RuleSet, RuleSetError, Scope, rules_of


class Catalogue:
    """Rule sets, modules and promises, found by name and read when they are asked for.

    Raises CatalogueError, with file and line, for whatever is not as it should be.
    """

    def __init__(
        self, found: Iterable[Source], *, bounds: Bounds | None = None, settings: Path | None = None
    ) -> None:
        self.sources = tuple(found)
        self._bounds, self._settings = bounds or {}, settings or Path("pyproject.toml")
        self._modules: dict[str, ModuleType] = {}
        self._definitions: dict[str, Definition] = {}
        self._rule_sets: dict[str, RuleSet] = {}
        self._under_way: list[str] = []  # the rule sets that are being read, for want of another

    @cached_property
    def module_files(self) -> dict[str, Path]:
        """Where each module is written."""
        return _named(
            "modules",
            ((source.policies, file) for source in self.sources for file in source.module_files()),
        )

    @cached_property
    def rule_set_files(self) -> dict[str, Path]:
        """Where each rule set is written."""
        return _named(
            "rule sets",
            (
                (source.policies, file)
                for source in self.sources
                for file in source.rule_set_files()
                if not any(file.is_relative_to(folder) for folder in source.scenarios)
            ),
        )

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The names of the rule sets that a check is about: one's own; without any, all."""
        mine = [source for source in self.sources if source.own]
        files = {file for source in mine for file in source.rule_set_files()}
        if mine and not files:
            folders = ", ".join(shown(source.policies) for source in mine)
            raise CatalogueError([Problem(folders, None, "there is no rule set (*.toml) in here")])
        return tuple(n for n, file in self.rule_set_files.items() if not mine or file in files)

    @cached_property
    def invariants(self) -> dict[str, Invariant]:
        """Every promise: the kit's, then those that one's own modules make, with one's bounds."""
        known = {promise.name: promise for promise in reference_promises()}
        problems: list[Problem] = []
        for source in self.sources:
            for file in source.module_files() if source.own else ():
                for promise in invariants_in(self.module(module_name(source.policies, file))):
                    problems += no_promise(promise, known, file)
                    known[promise.name] = promise
        if problems:
            raise CatalogueError(problems)
        return bounded(known, self._bounds, self._settings)

    def module(self, name: str) -> ModuleType:
        """The module of that name, loaded once."""
        if name not in self._modules:
            self._modules[name] = load_module(name, self.module_files[name])
        return self._modules[name]

    def rule_set(self, name: str) -> RuleSet:
        """The rule set of that name, compiled once."""
        if name not in self._rule_sets:
            self._under_way.append(name)
            try:
                self._rule_sets[name] = self._compiled(name)
            finally:
                self._under_way.pop()
        return self._rule_sets[name]

    def source_of(self, rule_set: str) -> Source:
        """Where a rule set comes from."""
        file = self.rule_set_files[rule_set]
        return next(s for s in self.sources if file.is_relative_to(s.policies))

    def chosen_rule_sets(self, patterns: Iterable[str], *, one: bool = False) -> list[RuleSet]:
        """The rule sets that these names or patterns choose; without any, one's own.

        Whoever wants just *one* is not told of a pattern that was probably meant, but of a name.
        """
        known = tuple(self.rule_set_files)
        chosen = _chosen("rule set", tuple(patterns), known, one=one) or self.own
        return [self.rule_set(name) for name in chosen]

    def chosen_invariants(self, patterns: Iterable[str]) -> list[Invariant]:
        """The promises that these names or patterns choose; without any, all."""
        names = tuple(self.invariants)
        chosen = _chosen("invariant", tuple(patterns), names) or names
        return [self.invariants[name] for name in chosen]

    def _compiled(self, name: str) -> RuleSet:
        definition, lines, problems = self._defined(name, ())
        try:
            rule_set = RuleSet(definition)
        except RuleSetError as error:
            problems += [lines.problem(wrong.where, wrong.message) for wrong in error.problems]
        if problems:
            raise CatalogueError(problems)
        return rule_set

    def _defined(self, name: str, seen: tuple[str, ...]) -> tuple[Definition, Lines, list[Problem]]:
        """What is written of a rule set, and whatever is wrong with it for all that can be read."""
        file = self.rule_set_files[name]
        written, lines = read_toml(file, RuleSetFile)
        problems = self._unknown_promises(name, written, lines)
        unknown = [
            *self._unknown_rule_set(written.extends, "extend", ("extends",), lines),
            *self._unknown_modules(written, lines),
        ]
        if written.replaces:
            place = ("replaces", "rule_set")
            unknown += self._unknown_rule_set(written.replaces.rule_set, "replace", place, lines)
        if unknown:
            raise CatalogueError([*problems, *unknown])
        parent = self._parent(written, lines, (*seen, name))
        modules = {**parent.modules, **{used: self.module(used) for used in written.modules}}
        rules = {rule.name: rule for rule in rules_of(modules)}
        if unreadable := list(_unreadable(rules.values())):
            raise CatalogueError([*problems, *unreadable])
        numbers, standings, misread = read_parameters(written, rules, lines)
        merged = {rule: {**table} for rule, table in parent.parameters.items()}
        for rule, table in numbers.items():
            merged[rule] = {**merged.get(rule, {}), **table}
        definition = Definition(
            name=name,
            modules=modules,
            title=written.title,
            parameters=merged,
            standings={**parent.standings, **standings},
            drops=(*parent.drops, *written.drops),
            scale=written.scale_or(parent.scale),
            scores=written.scores_or(parent.scores),
            claims=tuple(violates.claim() for violates in written.violates),
            out_of_scope=tuple(Scope(s.invariants, s.because) for s in written.out_of_scope),
            replaces=self._replaces(written, lines),
            sources=written.sources,
            gaps=written.gaps,
            in_force=(written.in_force.from_, written.in_force.until) if written.in_force else None,
            file=shown(file),
        )
        return definition, lines, [*problems, *misread]

    def _parent(self, written: RuleSetFile, lines: Lines, seen: tuple[str, ...]) -> Definition:
        if written.extends is None:
            return Definition("", {})
        if written.extends in seen:
            circle = " -> ".join((*seen, written.extends))
            message = f"rule sets extend each other in a circle: {circle}"
            raise CatalogueError([lines.problem(("extends",), message)])
        parent, _, _ = self._defined(written.extends, seen)
        self.rule_set(written.extends)  # what is wrong there is told there
        return replace(parent, claims=())

    def _replaces(self, written: RuleSetFile, lines: Lines) -> Replaces | None:
        told = written.replaces
        if told is None:
            return None
        if told.rule_set in self._under_way:
            circle = " -> ".join((*self._under_way, told.rule_set))
            message = f"rule sets replace each other in a circle: {circle}"
            raise CatalogueError([lines.problem(("replaces", "rule_set"), message)])
        return Replaces(self.rule_set(told.rule_set), told.announced, told.source)

    def _unknown_rule_set(
        self, name: str | None, to: str, place: tuple[str, ...], lines: Lines
    ) -> list[Problem]:
        if name is None or name in self.rule_set_files:
            return []
        hint = nearest(name, self.rule_set_files)
        return [lines.problem(place, f"there is no rule set {name!r} to {to}{hint}")]

    def _unknown_modules(self, written: RuleSetFile, lines: Lines) -> list[Problem]:
        return [
            lines.problem(
                ("modules", place),
                f"there is no module {name!r}{nearest(name, self.module_files)}",
            )
            for place, name in enumerate(written.modules)
            if name not in self.module_files
        ]

    def _unknown_promises(self, name: str, written: RuleSetFile, lines: Lines) -> list[Problem]:
        """What one's own file claims of promises that nobody makes.

        Of others' rule sets it cannot be told: their own promises are not read here.
        """
        tables = {
            "violates": [violates.invariants for violates in written.violates],
            "out_of_scope": [scope.invariants for scope in written.out_of_scope],
        }
        if not any(tables.values()) or not self.source_of(name).own:
            return []
        claimed = {promise for violates in written.violates for promise in violates.invariants}
        problems = [
            lines.problem(
                (table, entry, "invariants", place),
                f"there is no promise {promise!r}{nearest(promise, self.invariants)}",
            )
            for table, entries in tables.items()
            for entry, listed in enumerate(entries)
            for place, promise in enumerate(listed)
            if promise not in self.invariants
        ]
        return problems + [
            lines.problem(
                ("out_of_scope", entry, "invariants", place),
                f"{promise!r} is listed under [[violates]] too; it is one or the other",
            )
            for entry, scope in enumerate(written.out_of_scope)
            for place, promise in enumerate(scope.invariants)
            if promise in claimed
        ]


def catalogue_of(root: Path) -> tuple[Catalogue, Settings]:
    """The catalogue as it is seen from the repository at *root*, and the settings there."""
    settings = read_settings(root)
    bounds = settings.bounds if settings else {}
    catalogue = Catalogue(sources(root, settings), bounds=bounds, settings=root / "pyproject.toml")
    return catalogue, settings or Settings()


def _unreadable(rules: Iterable[Rule]) -> Iterator[Problem]:
    """The rules whose parameters have types that cannot be looked up."""
    for rule in rules:
        try:
            for parameter in rule.parameters:
                kind_of(rule.function, parameter)
        except Exception as error:
            message = (
                f"the types of rule {rule.name!r} cannot be read ({error}); "
                "import what they name, outside of TYPE_CHECKING"
            )
            yield Problem(shown(Path(rule.file)), rule.line, message)


def _named(what: str, files: Iterable[tuple[Path, Path]]) -> dict[str, Path]:
    """Files by name. The same text found twice is one; two texts may not share a name."""
    found: dict[str, Path] = {}
    problems = []
    for folder, file in files:
        name = module_name(folder, file)
        if name not in found:
            found[name] = file
        elif found[name].read_bytes() != file.read_bytes():
            message = f"two {what} are named {name!r}: {shown(found[name])} too; rename one"
            problems.append(Problem(shown(file), None, message))
    if problems:
        raise CatalogueError(problems)
    return found


def _meant(written: str, known: tuple[str, ...], *, one: bool) -> str:
    """What was probably meant: all names that begin so, or else, or if *one* is wanted, one."""
    begin = [name for name in known if fnmatchcase(name, f"{written}*")]
    if not begin:
        return nearest(written, known)
    if one:
        return nearest(written, begin) or f"; did you mean {begin[0]!r}?"
    return f"; did you mean {written + '*'!r}?"


def _chosen(
    what: str, patterns: tuple[str, ...], known: tuple[str, ...], *, one: bool = False
) -> tuple[str, ...]:
    unmatched = [p for p in patterns if not any(fnmatchcase(name, p) for name in known)]
    if unmatched:
        raise CatalogueError(
            Problem(p, None, f"there is no {what} of this name{_meant(p, known, one=one)}")
            for p in unmatched
        )
    return tuple(name for name in known if any(fnmatchcase(name, p) for p in patterns))
