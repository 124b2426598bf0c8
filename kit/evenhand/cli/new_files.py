"""New files: what is in the way of one is told before there is work; none is replaced unasked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.questions.places import shown


def homeless(file: Path) -> Iterator[str]:
    """That the folder of *file* is not there, where it is not."""
    if not file.parent.is_dir():
        yield f"there is no folder {shown(file.parent)!r}; make it first"


def in_the_way(file: Path, *, overwrite: bool) -> Iterator[str]:
    """What stands where *file* is to be written: a folder, or a file, unless it is overwritten."""
    if file.is_dir():
        yield "a folder has this name; name another, or a file in it"
    elif file.exists() and not overwrite:
        yield "it is there already; name another, or add --overwrite"


def write(file: Path, content: str | bytes, *, overwrite: bool) -> None:
    """Write *file*, text as UTF-8 with line ends as they are, and the folders that it lies in.

    Raises CatalogueError where that cannot be done, and where a file came to be there meanwhile.
    """
    whole = content.encode() if isinstance(content, str) else content
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb" if overwrite else "xb") as opened:
            opened.write(whole)
    except OSError as error:
        message = f"it cannot be written: {error.strerror}"
        raise CatalogueError([Problem(shown(file), None, message)]) from None
