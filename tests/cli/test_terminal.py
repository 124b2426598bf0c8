"""The command line as a process: pipes, terminals and encodings."""

import os
import subprocess
import sys

import pytest

from tests.cli.repositories import Repository
from tests.repositories import BREAKS, CANCELLED, HOSTILE, KEEPS, claim

COMMANDS = {
    "check": ["check", "--examples", "50"],
    "markdown": ["check", "--format", "markdown"],
    "json": ["check", "--format", "json"],
    "list": ["list", "rules"],
    "run": ["run", "cancelled"],
}
EACH = pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
PLAIN = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}


@pytest.fixture
def both(repository: Repository) -> Repository:
    repository.rule_set("keeps", KEEPS)
    repository.rule_set("breaks", BREAKS + claim(HOSTILE))
    repository.witness("ours.breaks", told=CANCELLED.replace("second client", "Zoë"))
    told = CANCELLED.replace("A client", "Zoë").replace("second client", "Zoë")
    repository.scenario("cancelled", '[expect."ours.keeps"]\nshown = [5, 5]', told=told)
    return repository


def piped(
    repository: Repository, *args: str, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "evenhand", *args],
        cwd=repository.folder,
        env={**PLAIN, **environment},
        capture_output=True,
        check=False,
    )


@EACH
def test_in_a_pipe_there_are_no_escape_codes(both: Repository, command: list[str]) -> None:
    told = piped(both, *command, PYTHONIOENCODING="utf-8", FORCE_COLOR="1")
    assert (told.returncode, told.stderr) == (0, b"")
    assert b"\x1b" not in told.stdout


@EACH
def test_in_a_pipe_that_knows_only_ascii_nothing_else_is_written(
    both: Repository, command: list[str]
) -> None:
    told = piped(both, *command, PYTHONIOENCODING="ascii")
    assert (told.returncode, told.stderr) == (0, b"")
    assert told.stdout.isascii()


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_without_unicode_the_marks_are_told_apart_all_the_same(both: Repository, form: str) -> None:
    out = piped(both, "check", "--format", form, PYTHONIOENCODING="ascii").stdout.decode()
    (row,) = [line for line in out.splitlines() if "unpaid cancellation with hostile" in line][:1]
    assert row.rstrip(" |").replace("|", " ").split()[-2:] == ["x", "="]
    assert "x violated, as listed" in " ".join(out.split())


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
@pytest.mark.parametrize("colour", [True, False])
def test_a_terminal_gets_colours_unless_it_wants_none(both: Repository, *, colour: bool) -> None:
    import pty

    ours, theirs = pty.openpty()
    environment = {**PLAIN, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        [sys.executable, "-m", "evenhand", "check", "ours.keeps"],
        cwd=both.folder,
        env=environment if colour else {**environment, "NO_COLOR": "1"},
        stdout=theirs,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(theirs)
        out = b""
        while chunk := _read(ours):
            out += chunk
        assert process.stderr is not None
        assert process.stderr.read() == b""
    os.close(ours)
    assert process.returncode == 0
    assert (b"\x1b" in out) == colour
    assert "┐".encode() in out


def _read(terminal: int) -> bytes:
    """What a terminal has to say; nothing once nobody writes to it any more."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def test_a_mistake_ends_in_one_line_and_exit_code_2(both: Repository) -> None:
    both.rule_set("keeps", "titel = 1")
    told = piped(both, "check")
    assert (told.returncode, told.stdout) == (2, b"")
    assert told.stderr.decode().splitlines() == [
        "policies/ours/keeps.toml:1: unknown key 'titel'; did you mean 'title'?"
    ]


def test_a_mistake_in_a_module_leaves_no_traceback(both: Repository) -> None:
    both.write("policies/ours/stars.py", "from evenhand import exludes\n")
    told = piped(both, "check")
    assert (told.returncode, told.stdout) == (2, b"")
    assert told.stderr.decode().splitlines() == [
        "policies/ours/stars.py:1: evenhand has no 'exludes'; did you mean 'excludes'?"
    ]


def test_a_repository_is_found_from_a_folder_inside_it(both: Repository) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "evenhand", "check", "--format", "json"],
        cwd=both.folder / "policies" / "ours",
        capture_output=True,
        check=False,
    )
    assert told.returncode == 0
    assert b"ours.keeps" in told.stdout
