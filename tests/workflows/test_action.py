"""The action: its very steps on a repository whose branch changes one number."""

from __future__ import annotations

import base64
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from evenhand.cli.every_command import evenhand

from tests.docs.pages import fences, page
from tests.reports.schemas import wrong_with_sarif
from tests.repositories import BREAKS, HOSTILE, KEEPS, Repository, claim
from tests.workflows.runner import COMMENTS, REPOSITORY, ROOT, Runner, inputs, steps

MARKER = "<!-- evenhand compare -->"
FEWER = '\n[parameters."ours.stars.plain_mean"]\nfewest = 2\n'
CAN_COMPARE = "--base-rev" in CliRunner().invoke(evenhand, ["compare", "--help"]).output

pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, ("bash", "git"))), reason="bash or git is not installed"
)


def git(folder: Path, *args: str) -> str:
    who = {
        f"GIT_{role}_{key}": "somebody"
        for role in ("AUTHOR", "COMMITTER")
        for key in ("NAME", "EMAIL")
    }
    env = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    called = subprocess.run(
        ["git", *args], cwd=folder, env=env, check=True, capture_output=True, text=True
    )
    return called.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A branch that adds a rule set that fails, and changes a number of one that does not."""
    folder = tmp_path / "a checkout"
    folder.mkdir()
    repository = Repository(folder)
    repository.rule_set("lists", BREAKS + claim(HOSTILE))
    repository.witness("ours.lists")
    repository.rule_set("keeps", KEEPS)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "What there was")
    git(folder, "switch", "--quiet", "--create", "a-branch")
    repository.rule_set("breaks", BREAKS)
    repository.rule_set("keeps", KEEPS + FEWER)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "What is new")
    return repository


@pytest.fixture
def runner(tmp_path: Path, repository: Repository) -> Runner:
    folder = tmp_path / "a machine"
    folder.mkdir()
    return Runner(folder, repository.folder)


@pytest.fixture
def event(repository: Repository) -> dict[str, str]:
    return {"number": "7", "base.sha": git(repository.folder, "rev-parse", "main")}


def calls(runner: Runner) -> list[Any]:
    return [json.loads(line) for line in runner.calls.read_text("utf-8").splitlines()]


def test_a_pull_request_is_checked_and_shown_and_fails_where_somebody_must_act(
    runner: Runner, event: dict[str, str]
) -> None:
    done = runner.run(event=event)
    assert list(done.printed) == [
        "Install evenhand", "Check", "Compare", "Summary", "Comment", "What came of it",
    ]  # fmt: skip
    assert done.code == 1
    assert runner.installed.read_text().split()[-1] == str(ROOT)

    annotations = [line for line in done.printed["Check"].splitlines() if line.startswith("::")]
    pause, resume, error, notice = annotations
    assert pause == f"::stop-commands::{resume.strip(':')}"
    assert error.startswith("::error file=policies/ours/breaks.toml,line=1,title=ours.breaks%3A ")
    assert notice.startswith("::notice file=policies/ours/lists.toml,line=")

    log = json.loads(done.report("check.sarif"))
    assert wrong_with_sarif(log) == []
    assert [result["level"] for result in log["runs"][0]["results"]] == ["error", "note"]

    assert done.summary.startswith("### evenhand: which promises are kept\n")
    assert done.summary.count(MARKER) == 1
    assert done.report("compare.md") in done.summary

    looked, posted = calls(runner)
    assert looked["args"][:3] == ["api", "--paginate", COMMENTS]
    assert posted["args"][:5] == ["api", "--silent", "--method", "POST", COMMENTS]
    assert posted["fields"] == {"body": done.report("compare.md")}
    assert posted["token"] == "a token"
    assert posted["fields"]["body"].startswith(f"{MARKER}\n")


def test_the_one_comment_is_updated_by_a_second_run(runner: Runner, event: dict[str, str]) -> None:
    runner.run(event=event)
    runner.run(event=event)
    *_, looked, updated = calls(runner)
    assert len(calls(runner)) == 4
    assert "--jq" in looked["args"]
    assert updated["args"][2:5] == ["--method", "PATCH", f"repos/{REPOSITORY}/issues/comments/11"]
    assert updated["fields"]["body"].startswith(f"{MARKER}\n")


@pytest.mark.skipif(not CAN_COMPARE, reason="evenhand compare has no --base-rev")
def test_the_comment_tells_what_the_pull_request_changes(
    runner: Runner, event: dict[str, str]
) -> None:
    done = runner.run(event=event)
    assert "::warning title=evenhand" not in done.printed["Compare"]
    (body,) = (each["fields"]["body"] for each in calls(runner) if "POST" in each["args"])
    assert len(body) <= 64_000
    assert "ours.keeps" in body
    assert "fewest" in body
    assert "ours.breaks" in body


def test_what_cannot_be_compared_is_said_in_the_comment_and_fails_nothing(
    runner: Runner, event: dict[str, str], repository: Repository
) -> None:
    (repository.folder / "policies/ours/breaks.toml").unlink()
    done = runner.run(event={**event, "base.sha": "no-such-revision"})
    assert done.code == 0
    assert done.printed["Compare"].startswith("::warning title=evenhand::")
    (body,) = (each["fields"]["body"] for each in calls(runner) if "POST" in each["args"])
    assert body.startswith(f"{MARKER}\n### evenhand: not compared with the base\n\n```text\n")
    assert body.count("```") == 2


def test_where_no_comment_may_be_written_the_summary_has_it_all(
    runner: Runner, event: dict[str, str]
) -> None:
    done = runner.run(event=event, refuses=True)
    assert done.printed["Comment"].splitlines()[-1].startswith("::notice title=evenhand::")
    assert done.code == 1
    assert MARKER in done.summary


def test_without_a_pull_request_nothing_is_compared_or_posted(runner: Runner) -> None:
    done = runner.run(event={"number": "", "base.sha": ""})
    assert calls(runner) == []
    assert MARKER not in done.summary
    assert done.summary.startswith("### evenhand: which promises are kept\n")


def test_a_mistake_is_shown_and_ends_the_job(
    runner: Runner, event: dict[str, str], repository: Repository
) -> None:
    repository.rule_set("breaks", BREAKS.replace("ours.stars", "ours.star"))
    done = runner.run(event=event)
    assert done.code == 2
    assert "::error title=evenhand::nothing was checked" in done.printed["Check"]
    assert done.summary.startswith("### evenhand: nothing was checked\n\n```text\n")
    assert "policies/ours/breaks.toml:2: there is no module 'ours.star'" in done.summary


def test_rule_sets_are_chosen_by_pattern(runner: Runner, event: dict[str, str]) -> None:
    done = runner.run(event=event, rule_sets="ours.k* ours.lists")
    assert done.code == 0
    assert "::error" not in done.printed["Check"]
    assert "2 rule sets" in done.summary


@pytest.mark.parametrize("hostile", ["$(touch harmed)", "`touch harmed`", "'; touch harmed; '"])
def test_no_input_is_taken_for_a_command(
    runner: Runner, event: dict[str, str], repository: Repository, hostile: str
) -> None:
    done = runner.run(event={**event, "base.sha": hostile}, rule_sets=hostile)
    assert done.code == 2
    assert not list(repository.folder.rglob("harmed"))
    assert not list(runner.folder.rglob("harmed"))


def test_what_a_pull_request_says_commands_nothing(
    runner: Runner, event: dict[str, str], repository: Repository
) -> None:
    """A promise of its own whose text looks like a command is printed while none is heard."""
    repository.write("policies/ours/unpaid.py", "print('::add-mask::all')\n")
    repository.rule_set("keeps", KEEPS.replace('"ours.stars", "ours.unpaid"', '"ours.unpaid"'))
    done = runner.run(event=event)
    lines = done.printed["Check"].splitlines()
    resume = lines[0].replace("::stop-commands::", "::") + "::"
    assert lines.index("::add-mask::all") < lines.index(resume)


def test_findings_are_uploaded_where_that_is_asked_for(
    runner: Runner, event: dict[str, str]
) -> None:
    done = runner.run(event=event, code_scanning="true", comment="false")
    (call,) = calls(runner)
    assert call["args"][:5] == [
        "api", "--silent", "--method", "POST", f"repos/{REPOSITORY}/code-scanning/sarifs",
    ]  # fmt: skip
    assert (call["fields"]["commit_sha"], call["fields"]["ref"]) == ("1" * 40, "refs/pull/7/merge")
    log = gzip.decompress(base64.b64decode(call["fields"]["sarif"])).decode()
    assert log == done.report("check.sarif")


def test_every_pair_is_in_the_junit_file(repository: Repository) -> None:
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--junitxml=junit.xml"],
        cwd=repository.folder,
        check=False,
        capture_output=True,
    )
    suite = ElementTree.parse(repository.folder / "junit.xml").getroot()
    cases = {case.get("classname", ""): case for case in suite.iter("testcase")}
    became = {
        name: next((value for p in case.iter("property") if p.get("name") == "verdict"
                    for value in [p.get("value")]), None)
        for name, case in cases.items()
    }  # fmt: skip
    assert became == {
        "policies.ours.breaks.toml": "violated",
        "policies.ours.keeps.toml": "holds",
        "policies.ours.lists.toml": "violated as listed",
        f"scenarios.witnesses.ours.lists.{HOSTILE}.toml": None,
    }
    failure = cases["policies.ours.breaks.toml"].find("failure")
    assert failure is not None
    assert "score would be 5" in " ".join((failure.text or "").split())
    skipped = cases["policies.ours.lists.toml"].find("skipped")
    assert skipped is not None
    assert skipped.get("message") == "Bad words count. (Terms 4.2)"


# What the files may hold

FILES = [ROOT / "action.yml", *sorted((ROOT / ".github/workflows").glob("*.yml"))]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_action_of_others_is_pinned_by_its_commit(file: Path) -> None:
    used = re.findall(r"uses: (\S+)(.*)", file.read_text("utf-8"))
    for name, comment in used:
        if not name.startswith(("./", "$/")):
            assert re.fullmatch(r"actions/(checkout|setup-python)@[0-9a-f]{40}", name)
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_expression_stands_in_a_command(file: Path) -> None:
    commands = re.findall(r"run: (.+)", file.read_text("utf-8"))
    assert not [command for command in commands if "${{" in command]
    assert "run: |" not in file.read_text("utf-8")
    assert "pull_request_target" not in file.read_text("utf-8")


def zizmor(folder: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    program = shutil.which("zizmor")
    if program is None:
        pytest.skip("zizmor is not installed; pip install 'evenhand[dev]'")
    call = [program, "--offline", "--no-progress", *(str(f.relative_to(folder)) for f in files)]
    return subprocess.run(call, cwd=folder, capture_output=True, text=True, check=False)


def test_zizmor_finds_nothing() -> None:
    called = zizmor(ROOT, *FILES)
    assert called.returncode == 0, called.stdout
    assert called.stdout.startswith("No findings to report.")


@pytest.mark.parametrize(
    ("sound", "unsound", "finding"),
    [
        ('run: exit "$CODE"', "run: exit ${{ github.event.pull_request.title }}", "template-inj"),
        ("@a309ff8b426b58ec0e2a45f0f869d46889d02405", "@v6", "unpinned-uses"),
    ],
)
def test_zizmor_would_find_what_is_not_sound(
    tmp_path: Path, sound: str, unsound: str, finding: str
) -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    assert sound in text
    file = tmp_path / "action.yml"
    file.write_text(text.replace(sound, unsound), "utf-8")
    called = zizmor(tmp_path, file)
    assert called.returncode != 0
    assert finding in called.stdout


def test_the_examples_in_the_page_are_sound(tmp_path: Path) -> None:
    whole, *_ = (fence.text for fence in fences("docs/ci.md") if fence.kind == "yaml")
    file = tmp_path / ".github/workflows/evenhand.yml"
    file.parent.mkdir(parents=True)
    file.write_text(whole.replace("COMMIT", "0" * 40), "utf-8")
    called = zizmor(tmp_path, file)
    assert called.returncode == 0, called.stdout


def test_what_the_page_says_of_actions_and_inputs_is_so() -> None:
    text = page("docs/ci.md")
    files = "".join(file.read_text("utf-8") for file in FILES)
    pins = re.findall(r"uses: (actions/\S+ # v\S+)", text)
    assert pins
    assert all(pin in files for pin in pins)
    workflow = (ROOT / ".github/workflows/evenhand.yml").read_text("utf-8")
    declared = re.findall(r"^      ([\w-]+):\n        description", workflow, re.MULTILINE)
    assert all(f"`{name}`" in text for name in declared)
    assert set(declared) < set(inputs())


def test_the_hook_before_a_commit_is_a_command_that_there_is() -> None:
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    (entry,) = re.findall(r"^  entry: evenhand (\w+)$", hook, re.MULTILINE)
    assert entry in evenhand.commands
    assert "- id: evenhand-check\n" in hook
    assert "- id: evenhand-check\n" in page("docs/ci.md")


def test_the_runner_reads_what_the_action_says() -> None:
    """Else steps or inputs could be left out of all that is tried here."""
    text = (ROOT / "action.yml").read_text("utf-8")
    assert len(list(steps())) == text.count("      run: ") == text.count("shell: bash")
    assert len(inputs()) == text.partition("\noutputs:")[0].count("    description: ") == 7
    assert set(inputs()) == set(re.findall(r"inputs\.([\w-]+)", text))
