"""What a branch changes is told, exactly that; the repository is left as it was."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from evenhand.comparisons.git import GitError
from evenhand.comparisons.git import Repository as Git
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.repositories import BREAKS, KEEPS, Repository, Told
from tests.comparisons.repositories import A_LITTLE, committed, git
from tests.repositories import CANCELLED, STARS

SINCE = ("compare", "--base-rev", "main", *A_LITTLE)
MOVED = "one_contract_moves_the_score_a_little"
WORST = '\n[parameters."ours.stars.by_stars"]\nworst = {0}\n'
PRAISED = CANCELLED.replace("stars = 1", "stars = 5").replace("cancels unpaid", "is content")


@pytest.fixture
def main(repository: Repository) -> Repository:
    """Two rule sets and two scenarios on main, and a branch that nothing was changed on."""
    repository.table("histories = 1", f'invariants = ["{MOVED}", "names_never_matter"]')
    repository.rule_sets(breaks=BREAKS + WORST.format(1), keeps=KEEPS)
    repository.scenario("scorned")
    repository.scenario("praised", told=PRAISED)
    committed(repository)
    git(repository.folder, "checkout", "--quiet", "-b", "branch")
    return repository


def since(repository: Repository, *more: str) -> dict[str, Any]:
    told = repository.run(*SINCE, *more, "--format", "json")
    assert (told.code, told.err) == (0, "")
    content: dict[str, Any] = json.loads(told.out)
    return content


def test_a_bound_that_moved_is_told_though_no_rule_set_changed(main: Repository) -> None:
    table = (main.folder / "pyproject.toml").read_text("utf-8")
    moved = f"{table}\n[tool.evenhand.bounds.{MOVED}]\npoints = 12\n"
    main.write("pyproject.toml", moved)
    committed(main, "a promise made weaker")
    (bound,) = since(main)["since"]["bounds"]
    assert bound == {
        "invariant": MOVED,
        "name": "points",
        "bound_before": None,
        "bound_after": "12",
    }
    out = " ".join(main.run(*SINCE).out.split())
    numbers = "5 (the promise's own number) becomes 12 (set in pyproject.toml)"
    assert f"points of {MOVED}, {numbers}" in out
    assert "Both sides are judged by 12." in out


def bounded(repository: Repository, points: int) -> None:
    """The table with another bound than it has."""
    table = (repository.folder / "pyproject.toml").read_text("utf-8")
    head, _, _ = table.partition("\n[tool.evenhand.bounds")
    repository.write(
        "pyproject.toml", f"{head}\n[tool.evenhand.bounds.{MOVED}]\npoints = {points}\n"
    )


def worse(repository: Repository, *names: str) -> tuple[bool, list[str]]:
    """Whether the build fails for it, and who keeps the promise only since its bound moved."""
    told = since(repository, *names)["since"]
    code = repository.run(*SINCE, *names, "--fail-on", "worse").code
    assert (code == 1) == told["worse"]
    assert {each["invariant"] for each in told["loosened"]} <= {MOVED}
    return told["worse"], [each["rule_set"] for each in told["loosened"]]


def test_a_promise_that_is_kept_only_since_its_bound_moved_is_worse(main: Repository) -> None:
    # Beside ten times five stars, one star makes a mean of 51 / 11: 9.09 points of the scale less.
    bounded(main, 12)
    assert worse(main) == (True, ["ours.breaks", "ours.keeps"])
    out = " ".join(main.run(*SINCE).out.split())
    assert "Kept only since then, which is worse: by what it was, it is broken by ours." in out
    assert "ours.breaks (the worst: 9.09), ours.keeps (the worst: 9.09)." in out


def test_a_bound_that_moved_and_changes_no_verdict_is_not_worse(main: Repository) -> None:
    bounded(main, 7)
    assert worse(main) == (False, [])
    out = " ".join(main.run(*SINCE).out.split())
    assert "None of 2 rule sets keeps the promise only since then." in out


def test_a_bound_that_was_tightened_is_not_worse(main: Repository) -> None:
    bounded(main, 12)
    git(main.folder, "checkout", "--quiet", "main")
    committed(main, "a wide one")
    bounded(main, 5)
    assert worse(main) == (False, [])


def test_what_got_worse_is_not_hidden_by_a_bound_that_moved_with_it(main: Repository) -> None:
    main.rule_set("breaks", BREAKS + WORST.format(3))
    git(main.folder, "checkout", "--quiet", "main")
    committed(main, "kinder")
    bounded(main, 12)
    assert worse(main, "ours.breaks") == (False, [])  # 4.5 points at most
    main.rule_set("breaks", BREAKS + WORST.format(1))
    assert worse(main, "ours.breaks") == (True, ["ours.breaks"])
    assert worse(main, "ours.keeps") == (True, ["ours.keeps"])


def test_a_bound_of_a_promise_that_is_not_chosen_is_not_weighed(main: Repository) -> None:
    table = (main.folder / "pyproject.toml").read_text("utf-8")
    main.write("pyproject.toml", table.replace(f'"{MOVED}", ', ""))
    committed(main, "chosen otherwise")
    bounded(main, 12)
    assert worse(main) == (False, [])
    assert "No rule set was judged by what it was" in " ".join(main.run(*SINCE).out.split())


def test_a_bound_of_a_promise_on_which_all_are_silent_is_not_weighed(main: Repository) -> None:
    silent = "changes_of_the_rules_are_announced"
    table = (main.folder / "pyproject.toml").read_text("utf-8").replace(MOVED, silent)
    main.write("pyproject.toml", f"{table}\n[tool.evenhand.bounds.{silent}]\nlost = 9\n")
    assert worse(main) == (False, [])
    assert "No rule set was judged by what it was" in " ".join(main.run(*SINCE).out.split())


def test_a_bound_that_could_not_be_read_then_keeps_nobody_from_mending_it(
    main: Repository,
) -> None:
    bounded(main, -1)
    git(main.folder, "checkout", "--quiet", "main")
    committed(main, "a wrong one")
    bounded(main, 12)
    assert worse(main) == (False, [])


def test_one_number_changed_on_a_branch_and_exactly_that_is_told(main: Repository) -> None:
    main.rule_set("breaks", BREAKS + WORST.format(3))
    committed(main, "a change of one number")
    found = since(main)
    (comparison,) = found["comparisons"]
    (beside,) = comparison["candidates"]
    assert (comparison["baseline"], beside["candidate"]) == ("ours.breaks at main", "ours.breaks")
    clauses = beside["clauses"]
    (figure,) = clauses.pop("figures")
    assert (figure["rule"], figure["name"]) == ("ours.stars.by_stars", "worst")
    assert figure["figure_before"]["value"] == "1 star"
    assert figure["figure_after"]["value"] == "3 stars"
    assert not any(clauses.values())
    # From 5 to (5 + 1) / 2 stars; with 3 at least only half as far: 4.5 points of the scale.
    assert [(c["invariant"], c["change"]) for c in beside["cells"]] == [(MOVED, "gained")]
    assert beside["alike"] == 1
    (scenario,) = beside["scenarios"]
    assert scenario["scenario"] == "scenarios/scorned.toml"
    assert (scenario["shown"][0]["baseline"], scenario["shown"][0]["candidate"]) == (
        ["5", "3"],
        ["5", "4"],
    )
    assert (scenario["badges"], scenario["visible"]) == ([], [])
    assert found["since"] == {
        "revision": "main",
        "unchanged": ["ours.keeps"],
        "added": [],
        "removed": [],
        "bounds": [],
        "loosened": [],
        "worse": False,
        "scenario_files": {"added": [], "removed": [], "changed": []},
    }


def test_what_is_not_committed_yet_counts_too(main: Repository) -> None:
    main.rule_set("breaks", BREAKS + WORST.format(3))
    assert len(since(main)["comparisons"]) == 1


def test_a_branch_that_changes_nothing_says_so(main: Repository) -> None:
    main.write("policies/ours/stars.py", STARS + "# A comment is no rule.\n")
    told = main.run(*SINCE)
    assert (told.code, told.err) == (0, "")
    assert told.out == "2 rule sets unchanged: they are as at main.\n"


def test_a_rule_whose_code_changed_is_told_and_both_codes_are_run(main: Repository) -> None:
    main.write("policies/ours/stars.py", STARS.replace("max(stars[-1], worst)", "stars[-1] * 1"))
    main.rule_set("breaks", BREAKS + WORST.format(1))
    (comparison,) = since(main, "ours.breaks")["comparisons"]
    (beside,) = comparison["candidates"]
    (changed,) = beside["clauses"]["changed"]
    assert (changed["rule_after"]["rule"], changed["parts"]) == ("ours.stars.by_stars", ["code"])
    assert (beside["differs"], beside["cells"], beside["scenarios"]) == (False, [], [])
    words = " ".join(main.run(*SINCE, "ours.breaks").out.split())
    assert "Nothing that was tried comes out differently: none of 2 promises, none of 2" in words
    main.write("policies/ours/stars.py", STARS.replace("max(stars[-1], worst)", "6 - stars[-1]"))
    (comparison,) = since(main, "ours.breaks")["comparisons"]
    assert len(comparison["candidates"][0]["scenarios"]) == 2


def test_rule_sets_and_scenarios_that_come_and_go_are_named(main: Repository) -> None:
    (main.folder / "policies/ours/keeps.toml").rename(main.folder / "policies/ours/kept.toml")
    (main.folder / "scenarios/praised.toml").unlink()
    main.scenario("scorned", told=CANCELLED.replace("after = 60", "after = 70"))
    main.scenario("new")
    words = " ".join(main.run(*SINCE).out.split())
    assert words == (
        "1 rule set unchanged: it is as at main. Added since main: ours.kept. "
        "Removed since main: ours.keeps. Changed scenarios: scenarios/scorned.toml. "
        "Added scenarios: scenarios/new.toml. Removed scenarios: scenarios/praised.toml."
    )


def test_zero_rule_sets_compared_is_no_difference_found(main: Repository) -> None:
    git(main.folder, "checkout", "--quiet", "--orphan", "elsewhere")
    for name in ("breaks", "keeps"):
        (main.folder / f"policies/ours/{name}.toml").unlink()
    main.rule_set("new", KEEPS)
    assert "No rule set is both here and at main: none was compared." in main.run(*SINCE).out


# Nothing is touched, nothing is left, nothing but policies is executed


def files(folder: Path) -> dict[str, bytes]:
    """Every file of the repository, git's own included."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }


def test_the_repository_and_its_index_are_untouched_and_nothing_is_left_behind(
    main: Repository, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    main.rule_set("breaks", BREAKS + WORST.format(3))
    git(main.folder, "add", "policies/ours/breaks.toml")
    main.rule_set("breaks", BREAKS + WORST.format(2))
    main.write("policies/ours/half_written.txt", "not known to git")
    before, path = files(main.folder), [*sys.path]
    assert main.run(*SINCE).code == 0
    assert main.run(*SINCE, "ours.brakes").code == 2
    assert files(main.folder) == before
    assert [*elsewhere.iterdir()] == []
    assert sys.path == path


HOOK = "#!/bin/sh\ntouch {0}\n"


def test_hooks_filters_and_attributes_have_no_say(main: Repository) -> None:
    ran = main.folder / "ran"
    hook = main.write(".git/hooks/post-checkout", HOOK.format(ran))
    hook.chmod(0o755)
    git(main.folder, "config", "filter.spy.smudge", f"touch {ran}; cat")
    main.write(".gitattributes", "*.toml filter=spy export-ignore\n*.py export-subst\n")
    main.write("conftest.py", f"open({str(ran)!r}, 'w')\n")
    git(main.folder, "checkout", "--quiet", "main")
    committed(main, "attributes")
    git(main.folder, "checkout", "--quiet", "-b", "another")
    ran.unlink(missing_ok=True)
    main.rule_set("breaks", BREAKS + WORST.format(3))
    assert len(since(main)["comparisons"]) == 1
    assert not ran.exists()


def test_submodules_and_links_are_no_problem(main: Repository) -> None:
    other = Repository(main.folder / "elsewhere")
    committed(other)
    (main.folder / "policies/link.toml").symlink_to("/etc/hostname")
    git(
        main.folder,
        *("-c", "protocol.file.allow=always", "submodule", "--quiet", "add"),
        *(str(other.folder), "policies/sub"),
    )
    (main.folder / "policies/sub/policies").rename(main.folder / "unused")
    committed(main, "a submodule")
    (main.folder / "policies/link.toml").unlink()
    main.rule_set("breaks", BREAKS + WORST.format(3))
    told = main.run("compare", "--base-rev", "branch", *A_LITTLE, "ours.breaks")
    assert (told.code, told.err) == (0, "")
    assert "1 rule set changed since branch, 0 unchanged." in told.out


def test_a_repository_below_the_top_of_gits_is_compared_with_itself(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "rules" / "of ours")
    repository.rule_sets(breaks=BREAKS, keeps=KEEPS)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "all")
    assert repository.run(*SINCE).out == "2 rule sets unchanged: they are as at main.\n"


@settings(max_examples=20)
@given(st.dictionaries(st.text("ab é", min_size=1, max_size=5).map(str.strip), st.binary()))
def test_files_come_out_of_git_as_they_were_committed(contents: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        git(folder, "init", "--quiet", "--initial-branch=main")
        for file, content in contents.items():
            if file:
                (folder / file).write_bytes(content)
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--allow-empty", "--message", "all")
        repository = Git(folder)
        found = repository.files(repository.commit("main"), ["."])
        read = {str(file.path): content for file, content in repository.contents(found)}
        assert read == {file: content for file, content in contents.items() if file}


# Mistakes


def refused(repository: Repository, *call: str) -> str:
    (line,) = repository.refused(*call)
    return line


def test_an_unknown_revision_is_one_plain_line(main: Repository) -> None:
    line = refused(main, "compare", "--base-rev", "mian")
    assert line == "--base-rev mian: git knows no revision of this name here"
    assert "no revision" in refused(main, "compare", "--base-rev=--help")


def test_a_folder_that_is_no_git_repository_is_one_plain_line(repository: Repository) -> None:
    repository.rule_set("keeps", KEEPS)
    line = refused(repository, *SINCE)
    assert line.startswith("--base-rev main: this is not a git repository that can be read (")


def test_without_git_one_plain_line(main: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(main.folder / "nothing"))
    assert "there is no program git" in refused(main, *SINCE)
    with pytest.raises(GitError, match="no program git"):
        Git(main.folder).commit("main")


def test_a_revision_without_a_table_or_its_folder_is_one_plain_line(main: Repository) -> None:
    main.table('policies = ["elsewhere"]')
    committed(main, "a folder that is not there")
    main.table('scenarios = ["scenarios"]')
    line = refused(main, "compare", "--base-rev", "branch")
    assert line == "at branch: pyproject.toml:2: there is no folder 'elsewhere' here"
    (main.folder / "pyproject.toml").unlink()
    committed(main, "no table")
    main.table("histories = 1")
    line = refused(main, "compare", "--base-rev", "branch")
    assert line.startswith("at branch: pyproject.toml: there was no [tool.evenhand] table then")


def test_a_mistake_in_what_was_committed_is_told_with_the_revision(main: Repository) -> None:
    main.rule_set("keeps", KEEPS.replace("modules", "moduls"))
    committed(main, "a mistake")
    main.rule_set("keeps", KEEPS)
    lines = main.refused("compare", "--base-rev", "branch")
    assert all(line.startswith("at branch: policies/ours/keeps.toml:") for line in lines)


def test_a_repository_without_rules_of_its_own_has_nothing_to_compare(main: Repository) -> None:
    (main.folder / "pyproject.toml").write_text("", "utf-8")
    line = refused(main, *SINCE)
    assert line.startswith("pyproject.toml: there is no [tool.evenhand] table")


def test_an_unknown_rule_set_is_told_with_the_nearest_one(main: Repository) -> None:
    line = refused(main, *SINCE, "ours.kepps")
    assert line == "ours.kepps: there is no rule set of this name; did you mean 'ours.keeps'?"


def test_a_promise_broken_on_a_branch_fails_the_build_if_that_is_asked_for(
    main: Repository,
) -> None:
    main.rule_set("breaks", BREAKS + WORST.format(3))
    git(main.folder, "checkout", "--quiet", "main")
    committed(main, "kinder")
    main.rule_set("breaks", BREAKS + WORST.format(1))

    def told(*more: str) -> Told:
        return main.run(*SINCE, *more)

    assert told().code == 0
    assert told("--fail-on", "worse").code == 1
    committed(main, "back")
    assert told("--fail-on", "worse").code == 0


def test_what_changed_since_is_one_comment_on_a_pull_request(main: Repository) -> None:
    main.rule_set("breaks", BREAKS + WORST.format(3))
    out = main.run(*SINCE, "--format", "markdown").out
    assert out.splitlines()[0] == "<!-- evenhand compare -->"
    assert "### evenhand: since main\n\n1 rule set changed since main, 1 unchanged.\n" in out
    assert "| promise | ours.breaks at main | ours.breaks |" in out
