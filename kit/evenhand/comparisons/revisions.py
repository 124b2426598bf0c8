"""Revisions: each rule set of a repository beside itself as it was at another revision."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.comparisons.beside import Comparison
from evenhand.comparisons.bounds import Moved, Names, moved
from evenhand.comparisons.checkouts import TABLE, catalogue_at, checked_out
from evenhand.comparisons.clauses import clauses
from evenhand.comparisons.comparing import compare
from evenhand.comparisons.people import People
from evenhand.comparisons.sharing import Wanted
from evenhand.comparisons.sides import Sides
from evenhand.model.verdicts import Verdict
from evenhand.questions.places import shown
from evenhand.search.checking import Effort, Progress, check


@dataclass(frozen=True)
class Renewed:
    """Names of files or rule sets that are new, gone, or not what they were; each in order."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True)
class Since:
    """What has become of a repository's rule sets since a *revision*.

    *comparisons* holds each rule set that is in both and not what it was, beside itself at the
    revision; *unchanged* names those whose rules and numbers are what they were.
    *scenarios* are files, by their path; those that are left were replayed as they are now.
    Everything is judged by the bounds as they are now; *moved* says which are not what they were.
    """

    revision: str
    comparisons: tuple[Comparison, ...]
    unchanged: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    scenarios: Renewed
    moved: Moved

    @property
    def worse(self) -> bool:
        """Whether some rule set fails a promise that it kept, or keeps it by a moved bound only."""
        return bool(self.moved.loosened) or any(each.worse for each in self.comparisons)


def since(
    root: Path,
    catalogue: Catalogue,
    revision: str,
    patterns: Sequence[str],
    promises: tuple[str, ...],
    effort: Effort,
    *,
    today: date,
    progress: Progress,
    jobs: int | None = None,
    people: People | None = None,
) -> Since:
    """Compare the rule sets that *patterns* choose, all of one's own by default, with *revision*.

    The promises and the scenarios are those of the working tree at *root*; of the revision nothing
    is executed but its modules of rules. Raises CatalogueError, and ProcessLost.
    """
    _refuse_without_own(root, catalogue)
    with checked_out(root, revision) as checkout:
        before = catalogue_at(checkout.folder, catalogue)
        chosen = _chosen(catalogue, before, patterns)
        both = [n for n in chosen if n in catalogue.rule_set_files and n in before.rule_set_files]
        changed = [n for n in both if not clauses(_sides(catalogue, before, n)).same]
        wanted = [
            Wanted(root, name, (name,), promises, revision, checkout.folder) for name in changed
        ]
        one = partial(compare, catalogue=catalogue, effort=effort, today=today, progress=progress)
        comparisons = [one(each, jobs=jobs, baseline=before, people=people) for each in wanted]
        plain = replace(effort, exhaustive=0)  # as promises are checked in a comparison
        return Since(
            revision,
            tuple(comparisons),
            unchanged=tuple(name for name in both if name not in changed),
            added=tuple(name for name in chosen if name not in before.rule_set_files),
            removed=tuple(name for name in chosen if name not in catalogue.rule_set_files),
            scenarios=_renewed(_scenarios(before, checkout.folder), _scenarios(catalogue, root)),
            moved=moved(
                checkout.folder,
                root,
                [catalogue.rule_set(name) for name in both],
                [catalogue.invariants[name] for name in promises],
                _known(comparisons),
                partial(check, catalogue, effort=plain, today=today, progress=progress),
            ),
        )


def _known(comparisons: Sequence[Comparison]) -> dict[Names, Verdict]:
    """The verdicts on what stands beside the baselines."""
    verdicts = (v for each in comparisons for c in each.columns[1:] for v in c.verdicts.values())
    return {(verdict.rule_set, verdict.invariant): verdict for verdict in verdicts}


def _refuse_without_own(root: Path, catalogue: Catalogue) -> None:
    if not any(source.own for source in catalogue.sources):
        message = "there is no [tool.evenhand] table, so there are no rule sets of one's own here"
        raise CatalogueError([Problem(shown(root / TABLE), None, message)])


def _chosen(here: Catalogue, before: Catalogue, patterns: Sequence[str]) -> list[str]:
    """The names that are meant, in the order of the alphabet; unknown ones are refused."""
    if not patterns:
        return sorted({*_own(here), *_own(before)})
    known = {*here.rule_set_files, *before.rule_set_files}
    unknown = [p for p in patterns if not any(fnmatchcase(name, p) for name in known)]
    if unknown:
        here.chosen_rule_sets(unknown)
    return sorted(name for name in known if any(fnmatchcase(name, p) for p in patterns))


def _own(catalogue: Catalogue) -> Iterator[str]:
    folders = [source.policies for source in catalogue.sources if source.own]
    for name, file in catalogue.rule_set_files.items():
        if any(file.is_relative_to(folder) for folder in folders):
            yield name


def _sides(here: Catalogue, before: Catalogue, name: str) -> Sides:
    return Sides(before.rule_set(name), here.rule_set(name))


def _scenarios(catalogue: Catalogue, folder: Path) -> dict[str, Callable[[], bytes]]:
    """One's own scenario files by their path below *folder*, witnesses left out."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes
        for source in catalogue.sources
        if source.own
        for file in source.scenario_files()
        if "witnesses" not in file.parts and file.is_relative_to(folder)
    }


def _renewed(
    before: dict[str, Callable[[], bytes]], here: dict[str, Callable[[], bytes]]
) -> Renewed:
    both = sorted(before.keys() & here.keys())
    return Renewed(
        added=tuple(sorted(here.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - here.keys())),
        changed=tuple(name for name in both if before[name]() != here[name]()),
    )
