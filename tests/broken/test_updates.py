"""``check --update`` writes what is missing, and never touches what is there."""

import re
from random import Random

import pytest
from evenhand.catalogue.scenarios import read_scenario

from tests.cli.repositories import BREAKS, HOSTILE, Repository

CHECK = ("check", "--examples", "0", "--invariant", "*")
BY_NAME = '''
"""Clients late in the alphabet count for nothing, and are not shown."""

from evenhand import excludes, shows


@excludes(cites="ours 4")
def late_names(contract):
    """The later half of the alphabet is left out."""
    return contract.client.name >= "client 2"


@shows(cites="ours 5")
def only_paid(contract):
    """Who was not paid was not there."""
    return contract.paid > 0
'''
UNFAIR = BREAKS.replace('["ours.stars"]', '["ours.stars", "ours.names"]')


@pytest.fixture
def unfair(repository: Repository) -> Repository:
    """A repository whose rule set breaks promises of many kinds."""
    repository.write("policies/ours/names.py", BY_NAME)
    repository.rule_set("unfair", UNFAIR)
    return repository


def listed(text: str) -> str:
    """The printed entries, with the day that a person adds."""
    tables = text[text.index("[[violates]]") :]
    return re.sub("# review_by = .*", "review_by = 2999-01-01", tables)


def test_a_check_alone_writes_nothing(unfair: Repository) -> None:
    before = unfair.files()
    assert unfair.run(*CHECK).code == 1
    assert unfair.files() == before


def test_the_witnesses_that_it_writes_make_the_check_green_once_they_are_listed(
    unfair: Repository,
) -> None:
    told = unfair.run(*CHECK, "--update")
    written = re.findall("^wrote (.+)$", told.err, re.MULTILINE)
    assert len(written) >= 4
    assert f"scenarios/witnesses/ours.unfair/{HOSTILE}.toml" in written
    assert "# To review, and to add to policies/ours/unfair.toml:" in told.err
    assert unfair.run(*CHECK).code == 1  # nothing is listed yet
    unfair.rule_set("unfair", UNFAIR + listed(told.err))
    assert unfair.run(*CHECK).code == 0


def test_a_witness_replays_as_it_says(unfair: Repository) -> None:
    unfair.run(*CHECK, "--update")
    for file in (unfair.folder / "scenarios").rglob("*.toml"):
        told = unfair.run("run", str(file))
        assert told.code == 0, told
        assert "All as the scenario expects." in told.out


def test_a_second_update_changes_nothing_and_says_so_by_silence(unfair: Repository) -> None:
    unfair.run(*CHECK, "--update")
    first = unfair.files()
    told = unfair.run(*CHECK, "--update")
    assert unfair.files() == first
    assert "wrote" not in told.err


@pytest.mark.parametrize("seed", range(4))  # a check inside of @given would be one in another
def test_whatever_is_there_is_left_as_it_is(unfair: Repository, seed: int) -> None:
    unfair.run(*CHECK, "--update")
    files = sorted((unfair.folder / "scenarios").rglob("*.toml"))
    fates = Random(seed)
    for file in files:
        match fates.choice(["kept", "edited", "gone"]):
            case "edited":
                file.write_text(f"# by hand\n{file.read_text('utf-8')}", "utf-8")
            case "gone":
                file.unlink()
    before = unfair.files()
    told = unfair.run(*CHECK, "--update")
    after = unfair.files()
    assert {name: after[name] for name in before} == before
    new = sorted(set(after) - set(before))
    assert sorted(re.findall("^wrote (.+)$", told.err, re.MULTILINE)) == new
    assert len(after) == len(before) + len(new) >= len(files)


def test_only_ones_own_rule_sets_are_given_witnesses(unfair: Repository) -> None:
    before = unfair.files()
    told = unfair.run("check", "baselines.mean", "--update", "--examples", "0")
    assert told.code == 0
    assert told.err == ""
    assert unfair.files() == before


def test_a_history_without_contracts_is_nobodys_story(repository: Repository) -> None:
    repository.write(
        "policies/ours/promises.py",
        """
        from evenhand import Case, Party, invariant

        @invariant(basis=["A test"])
        def somebody_is_hired(run):
            \"\"\"There are contracts.\"\"\"
            yield Case(
                kept=len(run.history) > 0, of=Party("nobody"), base=run.history,
                varied=run.history, before=None, after=None,
            )
        """,
    )
    repository.rule_set("breaks", BREAKS)
    told = repository.run("check", "--invariant", "somebody_is_hired", "--update")
    assert told.code == 1
    assert "Nothing has happened yet." in told.out
    assert not (repository.folder / "scenarios").exists()


def test_a_violation_that_no_rule_decides_is_printed_all_the_same(repository: Repository) -> None:
    repository.write(
        "policies/ours/promises.py",
        """
        from evenhand import Case, Party, invariant

        @invariant(basis=["A test"])
        def nobody_is_hired(run):
            \"\"\"There are no contracts.\"\"\"
            for contract in run.history.contracts:
                yield Case(
                    kept=False, of=Party("nobody"), base=run.history, varied=run.history,
                    before=None, after=None,
                )
        """,
    )
    repository.rule_set("breaks", BREAKS)
    told = repository.run("check", "--invariant", "nobody_is_hired", "--update")
    assert told.code == 1
    (file,) = (repository.folder / "scenarios").rglob("*.toml")
    assert len(read_scenario(file).history) == 1
    assert '[[violates]]\ninvariants = [\n    "nobody_is_hired",\n]\n' in told.err
