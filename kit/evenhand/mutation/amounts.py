"""Amounts written in code: numbers in comparisons, and what a contract counts with."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from typing import Any

from evenhand.mutation.changes import Kind
from evenhand.mutation.edits import Edit, expressions

COUNTING = ("rates", "weighs", "aggregates", "displays")
"""The questions whose answers are numbers."""


def amount_edits(function: ast.AST, question: str, known: Mapping[str, Any]) -> Iterator[Edit]:
    """Each number in a comparison one more and one less; so too what is answered in numbers.

    Two numbers of which a condition chooses one are exchanged. *known* are the names of the
    module: one that stands for a number is taken for it.
    """
    for node, within in expressions(function):
        number = _number(node, known)
        if number is not None and not isinstance(within[-1], ast.UnaryOp):
            place = _place(within, question)
            if place is not None:
                kind, around = place
                for other in (number + 1, number - 1):
                    yield Edit(kind, node, _written(other), around)
        elif isinstance(node, ast.IfExp) and question in COUNTING:
            arms = _number(node.body, known), _number(node.orelse, known)
            if None not in arms and arms[0] != arms[1]:
                yield Edit("weight", node, ast.IfExp(node.test, node.orelse, node.body), node)


def _number(node: ast.AST, known: Mapping[str, Any]) -> int | None:
    """The whole number that an expression plainly is."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        positive = _number(node.operand, known)
        return None if positive is None else -positive
    value = None
    if isinstance(node, ast.Constant):
        value = node.value
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        value = known.get(node.id)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _written(number: int) -> ast.expr:
    plain = ast.Constant(abs(number))
    return ast.UnaryOp(ast.USub(), plain) if number < 0 else plain


def _place(within: tuple[ast.AST, ...], question: str) -> tuple[Kind, ast.expr] | None:
    """What a number is where it stands, and what is shown around it; None where it is neither.

    A place in a row is no amount.
    """
    for outer in reversed(within):
        if isinstance(outer, (ast.Subscript, ast.Slice)):
            return None
        if isinstance(outer, ast.Compare):
            return "threshold", outer
        if isinstance(outer, ast.Return) and outer.value is not None and question in COUNTING:
            return "weight", outer.value
        if isinstance(outer, ast.stmt):
            return None
    return None
