"""Shapes: mypy rejects a rule with a wrong shape where it is decorated, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from evenhand.questions.specs import COMBINATIONS, arguments
from mypy import api

HERE = Path(__file__).parent
HOUSE = "# mypy: ignore-errors\n"  # so that the house's own check passes over the wrong shapes


def rejected(source: str, folder: Path) -> list[int]:
    """The lines of *source* in which ``mypy --strict`` finds an error."""
    file = folder / "shapes.py"
    file.write_text(source, encoding="utf-8")
    quiet = ["--strict", "--hide-error-context", "--no-error-summary", "--config-file="]
    told, trouble, _ = api.run([*quiet, f"--cache-dir={folder / 'cache'}", str(file)])
    assert not trouble
    found = re.findall(r"^(.+?):(\d+): error:", told, re.MULTILINE)
    assert {name for name, _ in found} <= {str(file)}, told
    return sorted({int(line) for _, line in found})


def test_a_wrong_shape_is_rejected_exactly_where_it_is_marked(tmp_path: Path) -> None:
    house, source = (HERE / "wrong_shapes.py").read_text(encoding="utf-8").split("\n", 1)
    assert house + "\n" == HOUSE
    lines = source.splitlines()
    marked = [n for n, line in enumerate(lines, start=1) if line.endswith("# rejected")]
    assert rejected(source, tmp_path) == marked
    assert {re.findall(r"\w+", lines[n - 1])[0] for n in marked} == set(COMBINATIONS)


def test_a_right_shape_is_rejected_nowhere(tmp_path: Path) -> None:
    assert rejected((HERE / "right_shapes.py").read_text(encoding="utf-8"), tmp_path) == []


TYPES = {
    "feedback": "Feedback",
    "contract": "Contract",
    "party": "Party",
    "moment": "datetime",
    "facts": "Facts",
    "history": "History",
    "rated": "Sequence[Rated]",
    "totals": "Totals",
    "score": "Exact",
    "scores": "Callable[[datetime], Exact | None]",
}
ANSWERS = {
    "admits": "Refusal | None",
    "updates": "datetime",
    "awards": "list[Badge]",
    "acts": "list[Action]",
    **dict.fromkeys(["reveals", "shows", "lists", "excludes"], "bool"),
}
DUTY = {"acts": '"reply"'}


def selections(question: str) -> Iterator[tuple[str, ...]]:
    """Every selection of the arguments of *question*, with the one that is asked about."""
    offered = arguments(question)
    for count in range(1, len(offered) + 1):
        for chosen in combinations(offered, count):
            asked = offered[0] in chosen or question in {"awards", "acts"}  # these ask of all
            asked = "totals" in chosen or asked
            over = "history" in chosen and {"moment", "facts"} & {*chosen}
            over = over or ("totals" in chosen and {"rated", "history"} & {*chosen})
            if asked and not over:
                yield chosen


def every_selection() -> list[str]:
    """The lines of a module with a rule for every selection."""
    lines = [
        "from collections.abc import Callable, Sequence",
        "from datetime import datetime",
        "from evenhand import *",
    ]
    for question in COMBINATIONS:
        for number, chosen in enumerate(selections(question)):
            named = ", ".join(f"{name}: {_type(question, name)}" for name in chosen)
            answer = ANSWERS.get(question, "int")
            lines.append(f"@{question}({DUTY.get(question, '')})")
            lines.append(f"def {question}{number}({named}) -> {answer}: raise NotImplementedError")
    return lines


def _type(question: str, name: str) -> str:
    return "Exact | None" if (question, name) == ("awards", "score") else TYPES[name]


def test_every_selection_that_a_rule_set_accepts_has_a_shape(tmp_path: Path) -> None:
    lines = every_selection()
    assert [lines[n] for n in rejected("\n".join(lines), tmp_path)] == []
