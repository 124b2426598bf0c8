"""Sources: the places in which policies and scenarios are looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

from evenhand.catalogue.settings import Settings

ENTRY_POINT_GROUP = "evenhand.policies"


@dataclass(frozen=True)
class Source:
    """One folder of policies, the folders of scenarios beside it, and whether it is one's own."""

    policies: Path
    scenarios: tuple[Path, ...]
    own: bool = False

    def rule_set_files(self) -> list[Path]:
        """Every rule set file below the folder, by name."""
        return _below(self.policies, "*.toml")

    def module_files(self) -> list[Path]:
        """Every file of rules below the folder, by name; a leading underscore hides a file."""
        return _below(self.policies, "[!_]*.py")

    def scenario_files(self) -> list[Path]:
        """Every scenario file below the folders, by name."""
        return [file for folder in self.scenarios for file in _below(folder, "*.toml")]

    def witness_file(self, rule_set: str, invariant: str) -> Path:
        """Where the witness of a known violation is kept, or would be."""
        return self.scenarios[0] / "witnesses" / rule_set / f"{invariant}.toml"


def reference_folder() -> Path:
    """Where our own policies and scenarios lie: inside the wheel, or at the top of a checkout."""
    package = Path(__file__).parents[1]
    shipped = package / "reference"
    return shipped if shipped.is_dir() else package.parents[1]


def sources(root: Path, settings: Settings | None) -> Iterator[Source]:
    """One's own folders first, then installed packages, then the reference catalogue."""
    own = set[Path]()
    if settings is not None:
        scenarios = tuple(root / folder for folder in settings.scenarios)
        for folder in settings.policies:
            own.add((root / folder).resolve())
            yield Source(root / folder, scenarios, own=True)
    for entry_point in entry_points(group=ENTRY_POINT_GROUP):
        for path in entry_point.load().__path__:
            yield Source(Path(path), (Path(path) / "scenarios",))
    reference = reference_folder()
    if (reference / "policies").resolve() not in own:
        yield Source(reference / "policies", (reference / "scenarios",))


def _below(folder: Path, pattern: str) -> list[Path]:
    """Files below *folder* whose path has no hidden part, nor the scenarios of a package."""
    return sorted(
        file
        for file in folder.rglob(pattern)
        if not any(part.startswith((".", "__")) for part in file.relative_to(folder).parts)
    )
