"""Git: what is asked of a repository. Nothing in it is changed, and nothing of it is executed."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PLAIN_FILES = ("100644", "100755")  # neither links, which may lead anywhere, nor submodules


class GitError(Exception):
    """Git is not there, or says no; the message is a plain line."""


@dataclass(frozen=True)
class Committed:
    """A file of a commit: its path from the folder that was asked about, and its content's id."""

    path: Path
    content: str


class Repository:
    """The git repository that the folder *root* lies in."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def commit(self, revision: str) -> str:
        """The id of the commit that *revision* names. Raises GitError."""
        try:
            self._asked("rev-parse", "--git-dir")
        except GitError as error:
            raise GitError(f"this is not a git repository that can be read ({error})") from None
        try:
            named = f"{revision}^{{commit}}"
            found = self._asked("rev-parse", "--verify", "--quiet", "--end-of-options", named)
        except GitError:
            raise GitError("git knows no revision of this name here") from None
        return found.decode().strip()

    def files(self, commit: str, below: Iterable[str]) -> list[Committed]:
        """Every plain file of a commit that is, or lies below, one of these paths of the folder."""
        told = self._asked("ls-tree", "-r", "-z", commit, "--", *below)
        return list(_entries(told))

    def contents(self, files: Iterable[Committed]) -> Iterator[tuple[Committed, bytes]]:
        """Each file with its bytes as they were committed: no filter and no attribute applies."""
        files = list(files)
        asked = "".join(f"{file.content}\n" for file in files).encode()
        told = self._asked("cat-file", "--batch", given=asked) if files else b""
        for file in files:
            head, _, told = told.partition(b"\n")
            size = int(head.split()[-1])
            yield file, told[:size]
            told = told[size + 1 :]

    def _asked(self, *words: str, given: bytes = b"") -> bytes:
        try:
            done = subprocess.run(
                ["git", "--no-optional-locks", *words],
                cwd=self._root,
                input=given,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            raise GitError("there is no program git to ask; install it") from None
        if done.returncode:
            lines = done.stderr.decode(errors="replace").strip().splitlines()
            raise GitError(lines[0].removeprefix("fatal: ") if lines else "git says no")
        return done.stdout


def _entries(told: bytes) -> Iterator[Committed]:
    for entry in told.split(b"\0"):
        if entry:
            head, _, path = entry.partition(b"\t")
            mode, _, content = head.decode().split(" ")
            if mode in PLAIN_FILES:
                yield Committed(Path(path.decode(errors="surrogateescape")), content)
