"""Settings: what ``[tool.evenhand]`` in a repository's pyproject.toml says."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from msgspec import Meta, Struct

from evenhand.catalogue.decode import decode, parse
from evenhand.catalogue.problems import CatalogueError
from evenhand.questions.names import nearest

TABLE = ("tool", "evenhand")
HISTORIES, SEED = 500, 0

Number = Annotated[int, Meta(ge=0, description="a whole number, 0 or more")]
Folders = Annotated[
    tuple[str, ...], Meta(min_length=1, description="a list of one folder or more, in [ ]")
]
Jobs = Annotated[int, Meta(ge=1, description="a whole number, 1 or more")]
Histories = Annotated[int, Meta(ge=1, description="a whole number, 1 or more")]


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a repository keeps its policies and scenarios, and how hard it wants to look.

    Folders are relative to the repository. *rule_sets* and *invariants* choose by name or
    pattern; none chooses all. *bounds* gives promises other numbers, by promise and name. *jobs*
    is how many processes check; without it as many as pay.
    """

    policies: Folders = ("policies",)
    scenarios: Folders = ("scenarios",)
    histories: Histories = HISTORIES
    seed: Number = SEED
    jobs: Jobs | None = None
    rule_sets: tuple[str, ...] = ()
    invariants: tuple[str, ...] = ()
    bounds: dict[str, dict[str, Any]] = {}


def read_settings(root: Path) -> Settings | None:
    """The settings of the repository at *root*; None where it has no ``[tool.evenhand]``.

    Raises CatalogueError with every mistake in the table, and for a folder that is not there.
    """
    file = root / "pyproject.toml"
    if not file.is_file() or "evenhand" not in file.read_text("utf-8", errors="replace"):
        return None
    data, lines = parse(file)
    tools = data.get("tool", {})
    table = tools.get("evenhand") if isinstance(tools, dict) else None
    if table is None:
        return None
    settings = decode(table, Settings, lines, at=TABLE)
    missing = [
        lines.problem(
            (*TABLE, key, place), f"there is no folder {folder!r} here{_nearest(root, folder)}"
        )
        for key, folders in (("policies", settings.policies), ("scenarios", settings.scenarios))
        for place, folder in enumerate(folders)
        if not (root / folder).is_dir() and (key == "policies" or key in table)
    ]
    if missing:
        raise CatalogueError(missing)
    return settings


def _nearest(root: Path, folder: str) -> str:
    return nearest(folder, [each.name for each in root.iterdir() if each.is_dir()])


def repository(start: Path) -> Path:
    """The nearest folder, from *start* upwards, with a pyproject.toml; else *start* itself."""
    for folder in (start, *start.parents):
        if (folder / "pyproject.toml").is_file():
            return folder
    return start
