"""Repositories for comparisons: rule sets read from them, and git around them."""

from __future__ import annotations

import subprocess
from pathlib import Path

from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.comparisons.sides import Sides

from tests.cli.repositories import Repository

WHO = ("-c", "user.name=somebody", "-c", "user.email=somebody@example.org")
A_LITTLE = ("--histories", "5", "--jobs", "1", "--exhaustive", "1")


def catalogue(repository: Repository) -> Catalogue:
    """The catalogue as it is seen from the repository now."""
    return catalogue_of(repository.folder)[0]


def sides(repository: Repository, baseline: str, candidate: str) -> Sides:
    """Two rule sets of the repository."""
    known = catalogue(repository)
    return Sides(known.rule_set(baseline), known.rule_set(candidate))


def git(folder: Path, *words: str) -> str:
    """What git says in that folder."""
    done = subprocess.run(
        ["git", *WHO, *words], cwd=folder, capture_output=True, check=True, text=True
    )
    return done.stdout


def committed(repository: Repository, message: str = "as it is") -> Repository:
    """The repository with everything in it committed, on main at first."""
    if not (repository.folder / ".git").exists():
        git(repository.folder, "init", "--quiet", "--initial-branch=main")
    git(repository.folder, "add", "--all")
    git(repository.folder, "commit", "--quiet", "--message", message)
    return repository
