"""Edits: what can be written otherwise in the code of a rule, one place at a time."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import TypeVar

from evenhand.mutation.changes import Kind

N = TypeVar("N", bound=ast.AST)

OPPOSITES: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
SIDES: Mapping[str, str] = {"client": "freelancer", "freelancer": "client"}
BESIDE: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}


@dataclass(frozen=True)
class Edit:
    """One expression of a function and what is written in its place.

    *around* is the expression that a reader is shown, before and after. It is part of *old* where
    it is left out.
    """

    kind: Kind
    old: ast.expr
    new: ast.expr
    around: ast.expr

    @property
    def before(self) -> str:
        """What stands there, in one line."""
        return ast.unparse(self.around)

    @property
    def after(self) -> str:
        """What stands there then, in one line; nothing where it is left out."""
        if self.around is not self.old and self.around in ast.walk(self.old):
            return ""
        return ast.unparse(exchanged(self.around, self.old, self.new))


def exchanged(tree: N, old: ast.AST, new: ast.AST) -> N:
    """A copy of *tree* with *new* in the place of *old*, which is one of its nodes.

    What was copied already is not copied again: so *new* is said to be the copy of *old*.
    """
    return deepcopy(tree, {id(old): new})


def expressions(node: ast.AST) -> Iterator[tuple[ast.expr, tuple[ast.AST, ...]]]:
    """Every expression in the body of a function, each with what it stands in, innermost last.

    Texts, and the types that are noted, are passed over.
    """
    assert isinstance(node, ast.FunctionDef)
    for statement in node.body:
        yield from _below(statement, (node,))


def _below(
    node: ast.AST, within: tuple[ast.AST, ...]
) -> Iterator[tuple[ast.expr, tuple[ast.AST, ...]]]:
    if isinstance(node, ast.JoinedStr):
        return
    if isinstance(node, ast.expr):
        yield node, within
    for name, value in ast.iter_fields(node):
        if name not in ("annotation", "returns", "args" if _defines(node) else ""):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from _below(child, (*within, node))


def _defines(node: ast.AST) -> bool:
    return isinstance(node, (ast.FunctionDef, ast.Lambda))


def comparison_edits(function: ast.AST, parameters: Container[str]) -> Iterator[Edit]:
    """Each comparison that says the opposite, or moves by a hair: ``<`` for ``<=``.

    What is compared with one of these *parameters* is not moved: the parameter is, elsewhere.
    """
    for node, _ in expressions(function):
        if isinstance(node, ast.Compare) and not _of_a_side(node):
            for place, sign in enumerate(node.ops):
                yield Edit("comparison", node, _with_sign(node, place, OPPOSITES), node)
                ends = (node.left, *node.comparators)[place : place + 2]
                moved = any(isinstance(end, ast.Name) and end.id in parameters for end in ends)
                if type(sign) in BESIDE and not moved:
                    yield Edit("threshold", node, _with_sign(node, place, BESIDE), node)


def _of_a_side(node: ast.Compare) -> bool:
    """Whether one of the two sides is compared: whoever exchanges the sides says the opposite."""
    return any(isinstance(end, ast.Constant) and end.value in SIDES for end in node.comparators)


def _with_sign(
    node: ast.Compare, place: int, signs: Mapping[type[ast.cmpop], type[ast.cmpop]]
) -> ast.expr:
    sign = signs[type(node.ops[place])]()
    return ast.Compare(
        node.left, [*node.ops[:place], sign, *node.ops[place + 1 :]], node.comparators
    )


def condition_edits(function: ast.AST) -> Iterator[Edit]:
    """Each of several conditions left out, and the opposite of one that stands alone."""
    for node, within in expressions(function):
        if isinstance(node, ast.BoolOp):
            for place in range(len(node.values)):
                rest = [*node.values[:place], *node.values[place + 1 :]]
                left = rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
                yield Edit("condition", node, left, node.values[place])
        elif _is_test(node, within[-1]) and not isinstance(node, (ast.Compare, ast.Constant)):
            yield Edit("condition", node, _opposite(node), node)


def _opposite(node: ast.expr) -> ast.expr:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return node.operand
    return ast.UnaryOp(ast.Not(), node)


def _is_test(node: ast.expr, parent: ast.AST) -> bool:
    if isinstance(parent, (ast.If, ast.IfExp, ast.While)):
        return node is parent.test
    return isinstance(parent, ast.comprehension) and node in parent.ifs
