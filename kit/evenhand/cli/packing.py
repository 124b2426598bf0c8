"""The command ``pack``: one case as a folder that can be handed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.cli import terminal
from evenhand.cli.finding import found_rule_set, found_scenario
from evenhand.cli.new_files import in_the_way, write
from evenhand.cli.saying import say
from evenhand.explanations.complaints import Complaint, complaint
from evenhand.model.units import told
from evenhand.questions.places import shown
from evenhand.reports.packs.packing import packed


def run_pack(
    catalogue: Catalogue, *, scenario: str, rule_set: str, out: str, overwrite: bool
) -> None:
    """Write the pack and say what was written; nothing is overwritten unless asked."""
    case, folder = found_scenario(catalogue, scenario), Path(out)
    rules = found_rule_set(catalogue, rule_set)
    with terminal.progress() as progress:
        progress(f"{rules.name}: the case and its promises", 0, 1)
        found = complaint(rules, case, catalogue.invariants.values())
        _refuse_nothing(found)
        files = packed(catalogue, found)
    if problems := list(_in_the_way(folder, files, overwrite=overwrite)):
        raise CatalogueError(problems)
    for name, content in files.items():
        write(folder / name, content, overwrite=overwrite)
    say(f"wrote {len(files)} files to {shown(folder)}; begin with {shown(folder / 'README.txt')}")


def _refuse_nothing(found: Complaint) -> None:
    """A number that did not fall, and no promise broken by what happened, is no case to carry."""
    fell = found.before is not None and (found.after is None or found.after < found.before)
    if fell or found.broken:
        return
    numbers = f"{told(found.before)} before, {told(found.after)} after"
    message = f"it does not lower the number here ({numbers}), and breaks no promise that way"
    raise CatalogueError([Problem(found.rule_set.name, None, message)])


def _in_the_way(folder: Path, names: Iterable[str], *, overwrite: bool) -> Iterator[Problem]:
    """Whatever keeps the pack from being written, all of it before anything is written."""
    for place in (folder, *folder.parents):
        if place.exists() and not place.is_dir():
            yield Problem(shown(place), None, "this is a file; name a folder for the pack")
            return
    for file in (folder / name for name in names):
        for message in in_the_way(file, overwrite=overwrite):
            yield Problem(shown(file), None, message)
