"""The command line as a process: pipes, terminals and encodings."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.cli.repositories import Repository
from tests.repositories import BREAKS, CANCELLED, HOSTILE, KEEPS, NAMES, claim

COMMANDS = {
    "check": ["check", "--examples", "50"],
    "in short": ["check", "--invariant", HOSTILE, "--invariant", NAMES],
    "verbose": ["check", "--verbose"],
    "github": ["check", "--format", "github"],
    "sarif": ["check", "--format", "sarif"],
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


IN_A_TERMINAL = pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")


@IN_A_TERMINAL
@pytest.mark.parametrize("colour", [True, False])
def test_a_terminal_gets_colours_unless_it_wants_none(both: Repository, *, colour: bool) -> None:
    wanted = {} if colour else {"NO_COLOR": "1"}
    code, out, _ = in_a_terminal(both, 80, "check", "ours.keeps", environment=wanted)
    assert code == 0
    assert (b"\x1b" in out) == colour
    assert "┐".encode() in out


@IN_A_TERMINAL
@pytest.mark.parametrize(("columns", "sheets"), [(80, 2), (200, 1)])
def test_a_wide_terminal_has_room_for_all_rule_sets_and_a_narrow_one_cuts_no_name(
    both: Repository, columns: int, sheets: int
) -> None:
    names = [f"a_rather_long_name_of_a_rule_set_{n}" for n in range(24)]
    for name in names:
        both.rule_set(name, KEEPS)
    call = ("check", "--invariant", NAMES, "--invariant", HOSTILE, "--histories", "1")
    code, told, _ = in_a_terminal(both, columns, *call, environment={"NO_COLOR": "1"})
    lines = told.decode().splitlines()
    assert code == 0
    assert all(len(line) <= columns for line in lines if "evenhand check" not in line)
    heads = [line for line in lines if line.endswith("┐")]
    assert sum(line.strip(" ┐").count("─") == 0 for line in heads) == sheets
    assert all(any(name in line for line in heads) for name in names)
    spoken = HOSTILE.replace("_", " ")
    assert any(line.startswith(spoken) for line in lines) == (columns == 200)


@IN_A_TERMINAL
def test_a_terminal_is_told_how_far_the_work_is_and_keeps_nothing_of_it(both: Repository) -> None:
    """Progress goes to standard error, so that standard output may be kept."""
    code, out, err = in_a_terminal(both, 80, "check")
    assert code == 0
    assert b"trying every small history" in err
    assert b"trying" not in out
    assert err.rstrip().endswith((b"\x1b[2K", b"\x1b[?25h"))


def in_a_terminal(
    repository: Repository, columns: int, *args: str, environment: dict[str, str] | None = None
) -> tuple[int, bytes, bytes]:
    """Run the command line with two terminals so wide: its code, and what it says to each."""
    import fcntl
    import pty
    import struct
    import termios

    (out, its_out), (err, its_err) = pty.openpty(), pty.openpty()
    for terminal in (its_out, its_err):
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    plain = {**PLAIN, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        [sys.executable, "-m", "evenhand", *args],
        cwd=repository.folder,
        env={**plain, **(environment or {})},
        stdout=its_out,
        stderr=its_err,
    ) as process:
        os.close(its_out)
        os.close(its_err)
        with ThreadPoolExecutor() as threads:
            said = list(threads.map(_all_of, (out, err)))
    return process.returncode, said[0], said[1]


def _all_of(terminal: int) -> bytes:
    """What a terminal has to say until nobody writes to it any more."""
    said = b""
    while chunk := _read(terminal):
        said += chunk
    os.close(terminal)
    return said


def _read(terminal: int) -> bytes:
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
