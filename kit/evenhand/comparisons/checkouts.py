"""Checkouts: the policies and scenarios of a revision, in a folder for as long as it is needed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.catalogue.settings import read_settings
from evenhand.catalogue.sources import sources
from evenhand.comparisons.git import Committed, GitError, Repository

TABLE = "pyproject.toml"
OUT = ".."


@dataclass(frozen=True)
class Checkout:
    """A revision, and the folder that its policies and scenarios were written to."""

    revision: str
    folder: Path


@contextmanager
def checked_out(root: Path, revision: str) -> Iterator[Checkout]:
    """The policies and scenarios of the repository at *root*, as they were at *revision*.

    Files are read from git's store: neither the repository nor its index, hooks or filters are
    touched, and nothing is left behind. Mistakes in what was committed are told by file and
    revision. Raises CatalogueError.
    """
    repository = Repository(root)
    with TemporaryDirectory(prefix="evenhand-") as temporary:
        folder = Path(temporary).resolve()
        checkout = Checkout(revision, folder)
        with _told_of(checkout):
            try:
                commit = repository.commit(revision)
                _write(repository, repository.files(commit, [TABLE]), folder)
                if below := _folders(folder / TABLE):
                    _write(repository, repository.files(commit, below), folder)
            except GitError as error:
                raise CatalogueError(
                    [Problem(f"--base-rev {revision}", None, str(error))]
                ) from None
            _refuse_no_table(folder)
            yield checkout


def catalogue_at(checkout: Path, here: Catalogue) -> Catalogue:
    """The catalogue of a checkout: its own policies, and those of others as they are *here*."""
    own = [source for source in sources(checkout, read_settings(checkout)) if source.own]
    others = [source for source in here.sources if not source.own]
    return Catalogue([*own, *others], settings=checkout / TABLE)


def _folders(table: Path) -> list[str]:
    """The folders that a table names, or would have by default; what is wrong in it is told later.

    Those that lead out of the repository are left out.
    """
    try:
        read = tomllib.loads(table.read_text("utf-8"))["tool"]["evenhand"]
        named = [read.get(key, [key]) for key in ("policies", "scenarios")]
        folders = [str(folder) for each in named for folder in each]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []
    return [
        each for each in folders if not Path(each).is_absolute() and OUT not in Path(each).parts
    ]


def _refuse_no_table(folder: Path) -> None:
    """It is a mistake if there was no table then, or one that is wrong, or not its folders."""
    if read_settings(folder) is None:
        message = "there was no [tool.evenhand] table then, so there is nothing to compare with"
        raise CatalogueError([Problem(str(folder / TABLE), None, message)])


def _write(repository: Repository, files: list[Committed], folder: Path) -> None:
    for file, content in repository.contents(files):
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


@contextmanager
def _told_of(checkout: Checkout) -> Iterator[None]:
    """In here a mistake in a file of the checkout is told by its path and the revision."""
    try:
        yield
    except CatalogueError as error:
        raise CatalogueError(_placed(problem, checkout) for problem in error.problems) from None


def _placed(problem: Problem, checkout: Checkout) -> Problem:
    at = f"at {checkout.revision}: "
    file = problem.file.replace(f"{checkout.folder}/", at)
    message = problem.message.replace(f"{checkout.folder}/", at)
    return Problem(file, problem.line, message)
