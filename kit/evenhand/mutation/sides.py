"""Sides: a rule that looks at one side looks at the other, or at neither."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from evenhand.mutation.edits import SIDES, Edit, expressions

BY_SIDE = {f"feedback_by_{side}": f"feedback_by_{other}" for side, other in SIDES.items()}
OF_BOTH = "feedback"
ABOUT = "feedback_on"


def side_edits(function: ast.AST) -> Iterator[Edit]:
    """Each place where a side is named, or what a side said is looked at, with the other there.

    What one side said is taken from the other, and not heard at all; of what both said, only one
    is heard. Where a side is asked for, the other is, and then nobody asks.
    """
    for node, within in expressions(function):
        parent = within[-1]
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in SIDES:
            yield from _named(node, SIDES[node.value], parent)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            if node.attr in BY_SIDE:
                yield _looking_at(node, BY_SIDE[node.attr])
                yield _hearing_nobody(node)
            elif node.attr == OF_BOTH:
                for one in BY_SIDE:
                    yield _looking_at(node, one)
            elif node.attr in SIDES:
                yield _looking_at(node, SIDES[node.attr])
        elif isinstance(node, ast.Call) and _is_about_a_party(node):
            yield _what_it_said_itself(node)
            yield _hearing_nobody(node)


def _named(node: ast.Constant, other: str, parent: ast.AST) -> Iterator[Edit]:
    around = parent if isinstance(parent, ast.expr) else node
    yield Edit("side", node, ast.Constant(other), around)
    if isinstance(parent, ast.Compare) and len(parent.ops) == 1:
        anybody = isinstance(parent.ops[0], (ast.Eq, ast.In))
        yield Edit("side", parent, ast.Constant(anybody), parent)


def _looking_at(node: ast.Attribute, other: str) -> Edit:
    return Edit("side", node, ast.Attribute(node.value, other, node.ctx), node)


def _hearing_nobody(node: ast.expr) -> Edit:
    return Edit("side", node, ast.Tuple([], ast.Load()), node)


def _is_about_a_party(node: ast.Call) -> bool:
    named = isinstance(node.func, ast.Attribute) and node.func.attr == ABOUT
    return named and len(node.args) == 1 and not node.keywords


def _what_it_said_itself(node: ast.Call) -> Edit:
    """``contract.feedback_on(party)`` with the party's opposite in the brackets."""
    assert isinstance(node.func, ast.Attribute)
    whole, party = ast.unparse(node.func.value), ast.unparse(node.args[0])
    other = f"{whole}.client if {party} == {whole}.freelancer else {whole}.freelancer"
    new = ast.parse(f"{whole}.{ABOUT}({other})", mode="eval").body
    return Edit("side", node, new, node)
