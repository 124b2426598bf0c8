"""Rule modules: files of rules, loaded by path."""

from __future__ import annotations

import importlib.util
import re
import sys
from hashlib import sha256
from pathlib import Path
from types import ModuleType

from evenhand.catalogue.problems import CatalogueError, Problem, shown
from evenhand.rulesets import nearest


def module_name(folder: Path, file: Path) -> str:
    """The name of a file in a folder of policies: its path below it, with dots."""
    return ".".join(file.relative_to(folder).with_suffix("").parts)


def load_module(name: str, file: Path) -> ModuleType:
    """Execute *file* as a module of its own; ``sys.path`` is left alone.

    Raises CatalogueError, with the line of the file that is at fault.
    """
    digest = sha256(str(file.resolve()).encode()).hexdigest()[:8]
    spec = importlib.util.spec_from_file_location(f"_policy_{digest}.{name}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        del sys.modules[spec.name]
        raise CatalogueError([_problem(file, error)]) from error
    return module


def _problem(file: Path, error: Exception) -> Problem:
    line = error.lineno if isinstance(error, SyntaxError) else _line(file, error)
    return Problem(shown(file), line, _told(error))


def _line(file: Path, error: Exception) -> int | None:
    """The last line of *file* that the error passed through."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(file):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _told(error: Exception) -> str:
    misspelt = re.match(r"cannot import name '(\w+)' from 'evenhand'", str(error))
    if misspelt:
        return _no_such_name(misspelt[1])
    if isinstance(error, AttributeError) and getattr(error.obj, "__name__", "") == "evenhand":
        return _no_such_name(error.name or "")
    return f"{type(error).__name__}: {error}"


def _no_such_name(written: str) -> str:
    offered = sys.modules["evenhand"].__all__
    return f"evenhand has no {written!r}{nearest(written, offered)}"
