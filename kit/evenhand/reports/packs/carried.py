"""What a pack carries of somebody's own rules, so that they can be run elsewhere."""

from __future__ import annotations

from pathlib import Path

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.decode import read_toml
from evenhand.catalogue.rule_set_files import RuleSetFile
from evenhand.catalogue.sources import Source, reference_folder
from evenhand.invariants.declared import invariants_in
from evenhand.rulesets import RuleSet

FOLDER = "policies"


def carried(catalogue: Catalogue, rule_set: RuleSet) -> dict[str, bytes]:
    """The files of *rule_set* and of all that it is made of, by their place in the pack.

    What comes with the kit is left out. Modules that make promises of one's own come along, as a
    rule set may speak of them.
    """
    files = [*_rule_set_files(catalogue, rule_set.name), *_promises(catalogue)]
    return dict(sorted((place, file.read_bytes()) for place, file in files))


def _rule_set_files(catalogue: Catalogue, name: str) -> list[tuple[str, Path]]:
    """The file of a rule set, its modules, and those of the rule sets that it names."""
    found: dict[str, Path] = {}
    left, seen = [name], set[str]()
    while left:
        file = catalogue.rule_set_files[left[0]]
        seen.add(left.pop(0))
        written, _ = read_toml(file, RuleSetFile)
        named = [written.extends, written.replaces.rule_set if written.replaces else None]
        left += [other for other in named if other and other not in seen]
        for each in (file, *(catalogue.module_files[module] for module in written.modules)):
            found |= _placed(catalogue, each)
    return list(found.items())


def _promises(catalogue: Catalogue) -> list[tuple[str, Path]]:
    """The modules of one's own that make promises."""
    found: dict[str, Path] = {}
    for name, file in catalogue.module_files.items():
        place = _placed(catalogue, file)
        if place and _source(catalogue, file).own and invariants_in(catalogue.module(name)):
            found |= place
    return list(found.items())


def _placed(catalogue: Catalogue, file: Path) -> dict[str, Path]:
    """Where a file lies in the pack; nowhere if it comes with the kit."""
    source = _source(catalogue, file)
    if source.policies.resolve() == (reference_folder() / "policies").resolve():
        return {}
    return {f"{FOLDER}/{file.relative_to(source.policies).as_posix()}": file}


def _source(catalogue: Catalogue, file: Path) -> Source:
    return next(each for each in catalogue.sources if file.is_relative_to(each.policies))
