"""Loops that end: a changed condition may keep one going for ever."""

from __future__ import annotations

import ast
from collections.abc import Iterator

LAPS = "__evenhand_laps__"
MOST = 10_000  # laps of one loop; a rule that counts days or contracts needs far fewer


class EndlessLoopError(Exception):
    """A loop went round more often than any rule has reason to."""

    def __init__(self) -> None:
        super().__init__(f"a loop went round {MOST:,} times")


def laps() -> Iterator[int]:
    """As many laps as a loop may have; then it raises."""
    yield from range(MOST)
    raise EndlessLoopError


def bounded(function: ast.FunctionDef) -> ast.FunctionDef:
    """The function with every ``while`` as a loop over laps that breaks off; it is changed itself.

    One with an ``else`` is left as it is.
    """
    _Bounding().visit(function)
    return function


class _Bounding(ast.NodeTransformer):
    def visit_While(self, node: ast.While) -> ast.stmt:
        self.generic_visit(node)
        if node.orelse:
            return node
        over = ast.If(ast.UnaryOp(ast.Not(), node.test), [ast.Break()], [])
        every = ast.Call(ast.Name(LAPS, ast.Load()), [], [])
        lap = ast.Name("_lap", ast.Store())
        return ast.copy_location(ast.For(lap, every, [over, *node.body], []), node)
