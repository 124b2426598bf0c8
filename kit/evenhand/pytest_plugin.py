"""The door for pytest: without a ``[tool.evenhand]`` table it stays shut, at the price of a glance.

PYTEST_DONT_REWRITE: nothing is asserted here, and rewriting costs every project of the environment.
"""

from __future__ import annotations

from copy import copy
from pathlib import Path

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(
    early_config: pytest.Config, parser: pytest.Parser, args: list[str]
) -> None:
    """Open the door before conftests are looked for, so that options are options from the start."""
    if not is_asked_for(early_config.rootpath / "pyproject.toml"):
        return
    from evenhand.plugin import hooks

    early_config.pluginmanager.register(hooks, "evenhand.plugin")
    # Until now the 20 of "--evenhand-histories 20" was taken for a folder to find conftests in.
    known = parser.parse_known_args(args, namespace=copy(early_config.option))
    early_config.known_args_namespace.file_or_dir = known.file_or_dir


def is_asked_for(file: Path) -> bool:
    """Whether *file* has the table; one that is not TOML is asked for its mere name."""
    try:
        written = file.read_bytes()
    except OSError:
        return False
    if b"evenhand" not in written:
        return False
    from tomllib import TOMLDecodeError, loads

    try:
        tool = loads(written.decode()).get("tool", {})
    except (TOMLDecodeError, UnicodeDecodeError):
        return b"tool.evenhand" in written
    return isinstance(tool, dict) and "evenhand" in tool
