"""Wording: what the code of a rule says, and of all that it calls, whatever is noted beside it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy
from inspect import unwrap
from pathlib import Path
from typing import TypeAlias

from evenhand.questions.rules import Rule
from evenhand.questions.specs import COMBINATIONS

MARKS = frozenset({*COMBINATIONS, "exception_to"})
ALWAYS = ""  # the name of what a module does beside defining things: every rule may hang on it

Defined: TypeAlias = dict[str, list[ast.AST]]
Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


class Wordings:
    """The code of rules as their files have it; each file is read once."""

    def __init__(self) -> None:
        self._known: dict[str, Defined | None] = {}

    def same_code(self, one: Rule, other: Rule) -> bool:
        """Whether the functions of two rules say the same, docstrings, types and numbers aside.

        Code that cannot be read is the same as itself only.
        """
        if one.function is other.function:
            return True
        written = [self._written(rule) for rule in (one, other)]
        return None not in written and written[0] == written[1]

    def same_calls(self, one: Rule, other: Rule) -> bool:
        """Whether all that the two call or name of their modules says the same."""
        return one.function is other.function or self._calls(one) == self._calls(other)

    def _written(self, rule: Rule) -> str | None:
        function = self._function(rule)
        return None if function is None else ast.dump(_bare(function))

    def _function(self, rule: Rule) -> Function | None:
        """The function of *rule* as its file has it: the last one of that name."""
        defined = self._defined(rule) or {}
        found = defined.get(rule.function.__name__, [None])[-1]
        return found if isinstance(found, Function) else None

    def _calls(self, rule: Rule) -> dict[str, list[str]]:
        """All that the function reaches, by name: helpers, constants, classes and imports."""
        defined, function = self._defined(rule) or {}, self._function(rule)
        reached: dict[str, list[str]] = {}
        waiting = [ALWAYS, *_names(_bare(function))] if function else [ALWAYS]
        while waiting:
            name = waiting.pop()
            if name not in reached and name in defined and name != rule.function.__name__:
                bare = [_bare(node) for node in defined[name]]
                reached[name] = [ast.dump(node) for node in bare]
                waiting += [other for node in bare for other in _names(node)]
        return reached

    def _defined(self, rule: Rule) -> Defined | None:
        """What the rule's file defines; None where it cannot be read."""
        file = unwrap(rule.function).__code__.co_filename
        if file not in self._known:
            try:
                self._known[file] = _definitions(ast.parse(Path(file).read_text("utf-8")))
            except (OSError, SyntaxError, UnicodeDecodeError):
                self._known[file] = None
        return self._known[file]


def _definitions(tree: ast.Module) -> Defined:
    found: Defined = {}
    for node in tree.body:
        for name in _defines(node):
            found.setdefault(name, []).append(node)
    return found


def _defines(node: ast.stmt) -> Iterator[str]:
    """The names that a statement of a module defines."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield node.name
        case ast.Import() | ast.ImportFrom():
            for alias in node.names:
                yield alias.asname or alias.name.partition(".")[0]
        case ast.Assign() | ast.AnnAssign() | ast.AugAssign() if _targets(node):
            yield from _targets(node)
        case ast.Expr(value=ast.Constant()):
            return
        case _:
            yield ALWAYS


def _targets(node: ast.Assign | ast.AnnAssign | ast.AugAssign) -> list[str]:
    """The names that are assigned to; none where something else is too, such as an item."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    parts = [each for target in targets for each in getattr(target, "elts", [target])]
    plain = [part.id for part in parts if isinstance(part, ast.Name)]
    return plain if len(plain) == len(parts) else []


def _bare(node: ast.AST) -> ast.AST:
    """A copy without what is only noted: texts, types of arguments, numbers with a name.

    The decorators that make a rule of a function are left out too: they are compared by what
    they say.
    """
    bare = deepcopy(node)
    for each in ast.walk(bare):
        if isinstance(each, Function | ast.ClassDef) and ast.get_docstring(each) is not None:
            each.body = each.body[1:] or [ast.Pass()]
        if isinstance(each, Function):
            each.returns = None
            for argument in ast.walk(each.args):
                if isinstance(argument, ast.arg):
                    argument.annotation = None
    if isinstance(bare, Function) and any(map(_marks, bare.decorator_list)):
        bare.decorator_list = [each for each in bare.decorator_list if not _marks(each)]
        bare.args.kw_defaults = []
    return bare


def _marks(decorator: ast.expr) -> bool:
    """Whether a decorator makes a rule of a function."""
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name in MARKS


def _names(node: ast.AST) -> list[str]:
    return [each.id for each in ast.walk(node) if isinstance(each, ast.Name)]
