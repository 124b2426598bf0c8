"""A runner: the very steps of ``action.yml``, run by bash as on GitHub; ``gh`` takes notes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
ACTION = ROOT / "action.yml"
REPOSITORY = "somebody/something"
COMMENTS = f"repos/{REPOSITORY}/issues/7/comments"
GH = """
import json, os, subprocess, sys
from pathlib import Path

calls = Path(os.environ["GH_CALLS"])
args = sys.argv[1:]
told = [json.loads(line) for line in calls.read_text("utf-8").splitlines()]
fields = {}
for name, value in [args[n + 1].split("=", 1) for n, a in enumerate(args) if a.endswith("-field")
                    or a == "--field"]:
    fields[name] = Path(value[1:]).read_text("utf-8") if value.startswith("@") else value
call = {"args": args, "fields": fields, "token": os.environ.get("GH_TOKEN")}
with calls.open("a", encoding="utf-8") as opened:
    opened.write(json.dumps(call) + "\\n")
if os.environ.get("GH_REFUSES"):
    sys.exit("gh: Resource not accessible by integration (HTTP 403)")
if "--jq" in args:
    posted = [each["fields"]["body"] for each in told if "POST" in each["args"]]
    found = [{"id": 1, "user": {"type": "User"}, "body": "<!-- evenhand compare -->\\nmine"},
             {"id": 2, "user": {"type": "Bot"}, "body": "Something else."}]
    found += [{"id": 11, "user": {"type": "Bot"}, "body": body} for body in posted]
    asked = args[args.index("--jq") + 1]
    assert asked == ('.[] | select(.user.type == "Bot")'
                     ' | select(.body | startswith(env.FIRST_LINE)) | .id'), asked
    for each in found:
        if each["user"]["type"] == "Bot" and each["body"].startswith(os.environ["FIRST_LINE"]):
            print(each["id"])
"""
PYTHON = (
    "import os, sys\nopen(os.environ['PIP_CALLS'], 'a').write(' '.join(sys.argv[1:]) + '\\n')\n"
)


@dataclass(frozen=True)
class Step:
    """A step that bash runs: its name, when, with which environment and where."""

    name: str
    id: str
    condition: str
    where: str
    env: dict[str, str]
    run: str


@dataclass
class Outcome:
    """What the steps left behind: what they printed, and how the last one that ran ended."""

    code: int = 0
    printed: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, str] = field(default_factory=dict)
    summary: str = ""

    def report(self, name: str) -> str:
        return (Path(self.outputs["steps.check.outputs.reports"]) / name).read_text("utf-8")


def steps() -> Iterator[Step]:
    """The steps of the action that are commands, in order."""
    text = ACTION.read_text("utf-8").partition("\n  steps:\n")[2]
    for part in re.split(r"^    - ", text, flags=re.MULTILINE)[1:]:
        keys = dict(re.findall(r"^ {0,6}([\w-]+): (.+)$", part, re.MULTILINE))
        env = dict(re.findall(r"^ {8}([A-Z_]+): (.+)$", part, re.MULTILINE))
        if "run" in keys:
            assert keys["shell"] == "bash"
            where = keys.get("working-directory", "")
            yield Step(
                keys["name"], keys.get("id", ""), keys.get("if", ""), where, env, keys["run"]
            )


def inputs() -> dict[str, str]:
    """What the action says for each input where nobody says otherwise."""
    text = ACTION.read_text("utf-8").partition("\ninputs:\n")[2].partition("\noutputs:\n")[0]
    found = re.findall(r"^  ([\w-]+):\n    description: .+\n    default: (.+)$", text, re.MULTILINE)
    return {name: value.strip('"') for name, value in found}


class Runner:
    """A machine with nothing but bash, git, evenhand, and a ``gh`` and a ``python`` that note."""

    def __init__(self, folder: Path, workspace: Path) -> None:
        self.folder, self.workspace = folder, workspace
        self.calls, self.installed = folder / "gh calls", folder / "pip calls"
        self.calls.touch()
        self._program("gh", GH)
        self._program("python", PYTHON)

    def run(self, *, event: dict[str, str], refuses: bool = False, **given: str) -> Outcome:
        """Run every step whose condition is met; as on GitHub, one that fails is the last."""
        known = {f"github.event.pull_request.{key}": value for key, value in event.items()}
        known["github.token"] = "a token"
        told = {**inputs(), **{key.replace("_", "-"): value for key, value in given.items()}}
        known |= {f"inputs.{key}": _filled(value, known) for key, value in told.items()}
        done = Outcome()
        for step in steps():
            if _met(step.condition, known):
                done.code = self._one(step, known, done, refuses=refuses)
                if done.code:
                    break
        done.outputs = known
        return done

    def _one(self, step: Step, known: dict[str, str], done: Outcome, *, refuses: bool) -> int:
        output, summary = self.folder / "output", self.folder / "summary"
        output.write_text("", "utf-8")
        summary.write_text("", "utf-8")
        env = {
            "PATH": f"{self.folder}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}"
            f"{os.environ['PATH']}",
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_REPOSITORY": REPOSITORY,
            "GITHUB_SHA": "1" * 40,
            "GITHUB_REF": "refs/pull/7/merge",
            "RUNNER_TEMP": str(self.folder),
            "GH_CALLS": str(self.calls),
            "PIP_CALLS": str(self.installed),
            **({"GH_REFUSES": "yes"} if refuses else {}),
            **{key: _filled(value, known) for key, value in step.env.items()},
        }
        called = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step.run],
            cwd=self.workspace / _filled(step.where, known),
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        done.printed[step.name] = called.stdout
        done.summary += summary.read_text("utf-8")
        for line in output.read_text("utf-8").splitlines():
            key, _, value = line.partition("=")
            known[f"steps.{step.id}.outputs.{key}"] = value
        return called.returncode

    def _program(self, name: str, text: str) -> None:
        file = self.folder / name
        file.write_text(f"#!{sys.executable}\n{text}", "utf-8")
        file.chmod(0o755)


def _filled(text: str, known: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ (.+?) \}\}", lambda found: known[found[1]], text)


def _met(condition: str, known: dict[str, str]) -> bool:
    if not condition:
        return True
    read = re.fullmatch(r"(inputs\.[\w-]+) (==|!=) '(.*)'", condition)
    assert read is not None, condition
    return (known[read[1]] == read[3]) is (read[2] == "==")
