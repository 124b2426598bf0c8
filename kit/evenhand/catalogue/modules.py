"""Rule modules: files of rules, loaded by path."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from inspect import isfunction, unwrap
from pathlib import Path
from types import ModuleType

from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.questions.names import nearest
from evenhand.questions.places import shown
from evenhand.questions.rules import MARK, Mark


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
    except (Exception, SystemExit) as error:
        del sys.modules[spec.name]
        raise CatalogueError([_problem(file, error)]) from error
    if odd := list(_no_functions(module)):
        raise CatalogueError(Problem(shown(file), None, message) for message in odd)
    return module


def _no_functions(module: ModuleType) -> Iterator[str]:
    """What is marked as a rule and cannot be one."""
    for name, value in vars(module).items():
        if isinstance(getattr(value, MARK, None), Mark) and not isfunction(unwrap(value)):
            yield f"{name!r} is marked as a rule, but is no function"


def _problem(file: Path, error: BaseException) -> Problem:
    own = isinstance(error, SyntaxError) and error.filename in (str(file), None)
    line = error.lineno if isinstance(error, SyntaxError) and own else _line(file, error)
    return Problem(shown(file), line, _told(error, own=own))


def _line(file: Path, error: BaseException) -> int | None:
    """The last line of *file* that the error passed through."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(file):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _told(error: BaseException, *, own: bool) -> str:
    if isinstance(error, SyntaxError) and own:
        return f"{type(error).__name__}: {error.msg}"
    misspelt = re.match(r"cannot import name '(\w+)' from 'evenhand'", str(error))
    if misspelt:
        return _no_such_name(misspelt[1])
    if isinstance(error, AttributeError) and getattr(error.obj, "__name__", "") == "evenhand":
        return _no_such_name(error.name or "")
    bare = re.match(r"(\w+)\(\) takes \w+ positional arguments? but ", str(error))
    if isinstance(error, TypeError) and bare and bare[1] in sys.modules["evenhand"].__all__:
        needed = 'basis=["..."]' if bare[1] == "invariant" else 'cites="..."'
        return f"write @{bare[1]}({needed}): its arguments go by name, in brackets"
    return f"{type(error).__name__}: {error}"


def _no_such_name(written: str) -> str:
    offered = sys.modules["evenhand"].__all__
    return f"evenhand has no {written!r}{nearest(written, offered)}"
