"""A table, a folder or a name on the command line that is wrong."""

import pytest

from tests.cli.repositories import BREAKS, HOSTILE, KEEPS, Repository, claim

TABLES = {
    "unknown key and wrong types": (
        ['policy = ["x"]', 'histories = "many"', "seed = -1"],
        [
            "pyproject.toml:2: unknown key 'policy' in tool.evenhand; did you mean 'policies'?",
            'pyproject.toml:3: tool.evenhand.histories: "many" is not a whole number, 1 or more',
            "pyproject.toml:4: tool.evenhand.seed: -1 is not a whole number, 0 or more",
        ],
    ),
    "folders that are not there": (
        ['policies = ["policies", "polices"]', 'scenarios = ["elsewhere"]'],
        [
            "pyproject.toml:2: there is no folder 'polices' here; did you mean 'policies'?",
            "pyproject.toml:3: there is no folder 'elsewhere' here",
        ],
    ),
    "no folders": (
        ["policies = []", "scenarios = []"],
        [
            "pyproject.toml:2: tool.evenhand.policies: [] is not a list of one folder or more, "
            "in [ ]",
            "pyproject.toml:3: tool.evenhand.scenarios: [] is not a list of one folder or more, "
            "in [ ]",
        ],
    ),
    "text for a list": (
        ['policies = "policies"'],
        [
            'pyproject.toml:2: tool.evenhand.policies: "policies" is not a list of one folder or '
            "more, in [ ]"
        ],
    ),
    "bounds": (
        [
            "bounds.one_contract_moves_the_score_a_litle = { most = 1 }",
            'bounds.idle_time_never_lowers_the_score = { dys = 3, days = "x" }',
        ],
        [
            "pyproject.toml:2: there is no promise 'one_contract_moves_the_score_a_litle'; "
            "did you mean 'one_contract_moves_the_score_a_little'?",
            "pyproject.toml:3: promise 'idle_time_never_lowers_the_score' has no bound 'dys'; "
            "did you mean 'days'?",
            'pyproject.toml:3: tool.evenhand.bounds.idle_time_never_lowers_the_score.days: "x" '
            "is not a whole number of days, 0 or more",
        ],
    ),
    "a misspelt rule set": (
        ['rule_sets = ["ours.kepes"]'],
        [
            "pyproject.toml: rule_sets of tool.evenhand: ours.kepes: there is no rule set of "
            "this name; did you mean 'ours.keeps'?"
        ],
    ),
    "misspelt promises": (
        ['invariants = ["names_never_mater", "*_sleeps"]'],
        [
            "pyproject.toml: invariants of tool.evenhand: *_sleeps: there is no invariant of "
            "this name",
            "pyproject.toml: invariants of tool.evenhand: names_never_mater: there is no "
            "invariant of this name; did you mean 'names_never_matter'?",
        ],
    ),
}

NAMES = {
    "rule sets": (
        ["check", "ours.kepes", "nobody.*"],
        [
            "nobody.*: there is no rule set of this name",
            "ours.kepes: there is no rule set of this name; did you mean 'ours.keeps'?",
        ],
    ),
    "a promise": (
        ["check", "--invariant", "names never mater"],
        [
            "names_never_mater: there is no invariant of this name; "
            "did you mean 'names_never_matter'?"
        ],
    ),
    "a side of a comparison": (
        ["compare", "ours.keeps", "ours.kepes"],
        ["ours.kepes: there is no rule set of this name; did you mean 'ours.keeps'?"],
    ),
    "two for a baseline": (
        ["compare", "ours.*", "ours.keeps"],
        ["ours.*: the baseline is one rule set, not ours.breaks, ours.keeps"],
    ),
    "a scenario": (
        ["run", "canceled"],
        ["canceled: there is no such scenario file or name; did you mean 'cancelled'?"],
    ),
    "a rule set to run it under": (
        ["run", "cancelled", "--rule-set", "ours.kepes"],
        ["ours.kepes: there is no rule set of this name; did you mean 'ours.keeps'?"],
    ),
}


@pytest.fixture
def keeping(repository: Repository) -> Repository:
    repository.rule_set("keeps", KEEPS)
    repository.rule_set("breaks", BREAKS)
    repository.scenario("cancelled", '[expect."ours.keeps"]\nshown = [5, 5]')
    return repository


@pytest.mark.parametrize(("keys", "messages"), TABLES.values(), ids=TABLES)
def test_every_mistake_of_the_table_is_told_at_its_line(
    keeping: Repository, keys: list[str], messages: list[str]
) -> None:
    keeping.table(*keys)
    assert keeping.refused("check") == messages


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[tool]\nevenhand = 3\n", "pyproject.toml:2: tool.evenhand: 3 is not a table"),
        (
            "[tool.evenhand\n",
            "pyproject.toml:1: this is not TOML: Expected ']' at the end of a table declaration, "
            "at column 15",
        ),
    ],
)
def test_a_table_that_is_none_is_told(keeping: Repository, text: str, message: str) -> None:
    keeping.write("pyproject.toml", text)
    assert keeping.refused("check") == [message]


def test_tools_that_are_no_table_hold_no_table_of_ours(keeping: Repository) -> None:
    keeping.write("pyproject.toml", "tool = 3 # evenhand\n")
    assert keeping.refused("check", "ours.keeps") == [
        "ours.keeps: there is no rule set of this name"
    ]


@pytest.mark.parametrize(("command", "messages"), NAMES.values(), ids=NAMES)
def test_an_unknown_name_on_the_command_line_is_told_with_the_nearest(
    keeping: Repository, command: list[str], messages: list[str]
) -> None:
    assert keeping.refused(*command) == messages


@pytest.mark.parametrize("number", [["--histories", "0"], ["--seed", "-1"], ["--examples", "x"]])
def test_a_number_out_of_range_is_refused(keeping: Repository, number: list[str]) -> None:
    told = keeping.run("check", *number)
    assert told.code == 2
    assert f"Invalid value for '{number[0]}'" in told.err


def test_a_scenario_that_is_called_as_another_is_asked_for_by_its_file(
    keeping: Repository,
) -> None:
    keeping.scenario("elsewhere/cancelled", '[expect."ours.keeps"]\nshown = [5, 5]')
    assert keeping.refused("run", "cancelled") == [
        "cancelled: more than one is called so: scenarios/cancelled.toml, "
        "scenarios/elsewhere/cancelled.toml; name the file"
    ]
    assert keeping.run("run", "scenarios/elsewhere/cancelled.toml").code == 0


def test_a_policies_folder_without_a_rule_set_is_told(repository: Repository) -> None:
    assert repository.refused("check") == ["policies: there is no rule set (*.toml) in here"]


def test_a_missing_folder_of_scenarios_is_none_at_all_where_nobody_named_it(
    repository: Repository,
) -> None:
    repository.rule_set("keeps", KEEPS)
    assert not (repository.folder / "scenarios").exists()
    assert repository.run("check").code == 0


def test_a_misspelt_promise_of_somebody_elses_rule_set_is_not_for_us_to_mend(
    repository: Repository,
) -> None:
    repository.rule_set("child", BREAKS + claim(HOSTILE))
    repository.write("pyproject.toml", "[project]\n")
    assert repository.run("check", "baselines.mean", "--invariant", HOSTILE).code == 0
