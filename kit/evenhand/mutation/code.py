"""Code changed: one function of a module, edited and made anew, beside all the others."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cached_property
from inspect import unwrap
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from evenhand.mutation.edits import Edit, exchanged
from evenhand.mutation.loops import LAPS, bounded, laps
from evenhand.questions.rules import MARK, Rule
from evenhand.rulesets import Definition

Functions = dict[str, ast.FunctionDef]


@dataclass(frozen=True)
class Written:
    """The source of one rule: its function, and the helpers that nothing else in its module uses.

    A module whose source is not to be had, or a rule that is no function of its own there, has
    nothing to edit.
    """

    rule: Rule
    module: ModuleType
    tree: ast.Module

    @classmethod
    def of(cls, rule: Rule, definition: Definition) -> Written:
        """Where *rule* is written."""
        module = definition.modules[rule.name.rpartition(".")[0]]
        try:
            text = Path(unwrap(rule.function).__code__.co_filename).read_text("utf-8")
            tree = ast.parse(text)
        except (OSError, SyntaxError, UnicodeDecodeError):
            tree = ast.Module([], [])
        return cls(rule, module, tree)

    @cached_property
    def functions(self) -> Functions:
        """The rule's function and its own helpers, by name, in the order of the source."""
        defined = {node.name: node for node in self.tree.body if isinstance(node, ast.FunctionDef)}
        own = self.rule.function.__name__
        if own not in defined or vars(self.module).get(own) is not self.rule.function:
            return {}
        helpers = {
            name
            for name in _reached(own, defined)
            if name != own and not hasattr(vars(self.module).get(name), MARK)
        }
        while shared := _used_elsewhere(helpers, own, self.tree):
            helpers -= shared
        return {name: node for name, node in defined.items() if name == own or name in helpers}

    def edited(self, name: str, edit: Edit) -> Callable[..., Any]:
        """The rule's function with an *edit* in the function called *name*.

        Raises whatever the module raises when its functions are made anew.
        """
        functions = {**self.functions}
        functions[name] = exchanged(functions[name], edit.old, edit.new)
        return self._made([*functions.values()])

    def bounded(self) -> Callable[..., Any]:
        """The rule's function, in which no loop goes on for ever; itself where there is no loop."""
        functions = [*self.functions.values()]
        loops = any(isinstance(node, ast.While) for each in functions for node in ast.walk(each))
        return self._made(functions) if loops else self.rule.function

    def in_force(self, function: Callable[..., Any], definition: Definition) -> Definition:
        """The definition with *function* as the rule, in a copy of its module."""
        copy = ModuleType(self.module.__name__)
        vars(copy).update(vars(self.module))
        setattr(copy, self.rule.function.__name__, function)
        name = self.rule.name.rpartition(".")[0]
        return replace(definition, modules={**definition.modules, name: copy})

    def _made(self, functions: Sequence[ast.FunctionDef]) -> Callable[..., Any]:
        namespace = {**vars(self.module), LAPS: laps}
        exec(self._compiled(functions), namespace)
        made: Callable[..., Any] = namespace[self.rule.function.__name__]
        return made

    def _compiled(self, functions: Sequence[ast.FunctionDef]) -> CodeType:
        future = [
            node
            for node in self.tree.body
            if isinstance(node, ast.ImportFrom) and node.module == "__future__"
        ]
        body = [*future, *(bounded(deepcopy(function)) for function in functions)]
        whole = ast.fix_missing_locations(ast.Module(body, []))
        return compile(whole, unwrap(self.rule.function).__code__.co_filename, "exec")


def _names(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def _reached(name: str, defined: Functions) -> set[str]:
    """The functions that one function uses, and those that they use in turn."""
    found, ahead = set[str](), {name}
    while ahead:
        found |= ahead
        ahead = {n for each in ahead for n in _names(defined[each]) if n in defined} - found
    return found


def _used_elsewhere(helpers: set[str], rule: str, tree: ast.Module) -> set[str]:
    """Those of the helpers that something else in the module uses."""
    own = {rule, *helpers}
    others = [n for n in tree.body if not (isinstance(n, ast.FunctionDef) and n.name in own)]
    return {name for node in others for name in _names(node)} & helpers
