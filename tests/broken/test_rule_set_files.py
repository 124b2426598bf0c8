"""A rule set that is written wrong is refused, every mistake of the file at its line."""

import pytest

from tests.cli.repositories import BREAKS, HOSTILE, KEEPS, Repository, claim

FILE = "policies/ours/wrong.toml"
OURS = 'title = "Wrong"\nmodules = ["ours.stars"]\n'

WRONG = {
    "unknown keys": (
        'titel = "Wrong"\nmoduls = ["ours.stars"]\nscope = 3\n',
        [
            f"{FILE}:1: unknown key 'titel'; did you mean 'title'?",
            f"{FILE}:2: unknown key 'moduls'; did you mean 'modules'?",
            f"{FILE}:3: unknown key 'scope'; did you mean 'scores'?",
        ],
    ),
    "keys of an entry": (
        'title = "Wrong"\n[[violates]]\ninvariant = ["x"]\nbecause = "y"\n',
        [
            f"{FILE}:2: the key 'source' is missing in violates 1",
            f"{FILE}:2: the key 'review_by' is missing in violates 1",
            f"{FILE}:3: unknown key 'invariant' in violates 1; did you mean 'invariants'?",
        ],
    ),
    "wrong types": (
        'title = 3\nmodules = "ours.stars"\nscale = { lowest = "a" }\nscores = ["boss"]\n',
        [
            f"{FILE}:1: title: 3 is not text in quotes",
            f'{FILE}:2: modules: "ours.stars" is not a list in [ ] of text in quotes',
            f'{FILE}:3: scale.lowest: "a" is not a number: write a number such as 3 or 0.25, '
            "without quotes",
            f'{FILE}:4: scores 1: "boss" is not "freelancer" or "client"',
        ],
    ),
    "a scale and a time that end before they begin": (
        f"{OURS}scale = {{ lowest = 5, highest = 5 }}\n"
        "in_force = { from = 2020-02-02, until = 2020-01-01 }\n",
        [
            f"{FILE}:3: scale: the highest score must lie above the lowest",
            f"{FILE}:4: in_force: it ends on 2020-01-01, before it begins on 2020-02-02",
        ],
    ),
    "misspelt rules and parameters, and a number out of range": (
        f'{OURS}drops = ["ours.stars.plain_man"]\n[parameters]\n'
        '"ours.stars.by_star" = { worst = 1 }\n'
        '"ours.stars.by_stars" = { wrost = 2, worst = "a" }\n'
        '"ours.stars.plain_mean" = { fewest = -1 }\n',
        [
            f"{FILE}:3: there is no rule 'ours.stars.plain_man' to drop; "
            "did you mean 'ours.stars.plain_mean'?",
            f"{FILE}:5: there is no rule 'ours.stars.by_star' here; "
            "did you mean 'ours.stars.by_stars'?",
            f'{FILE}:6: parameters."ours.stars.by_stars".worst: "a" is not whole stars, 1 to 5',
            f"{FILE}:6: rule 'ours.stars.by_stars' has no parameter 'wrost'; did you mean 'worst'?",
            f'{FILE}:7: parameters."ours.stars.plain_mean".fewest: -1 is not '
            "a whole number, 0 or more",
        ],
    ),
    "a number without its standing": (
        f'{OURS}[parameters."ours.stars.by_stars"]\nworst = {{ value = 2 }}\n',
        [
            f"{FILE}:4: worst needs exactly one of documented, said, claimed, chosen "
            "beside its value"
        ],
    ),
    "unknown modules, an unknown rule set and a misspelt promise": (
        'title = "Wrong"\nextends = "baselines.maen"\nmodules = ["ours.stras", "elsewhere"]\n'
        + claim(HOSTILE, "names_never_mater"),
        [
            f"{FILE}:2: there is no rule set 'baselines.maen' to extend; "
            "did you mean 'baselines.mean'?",
            f"{FILE}:3: there is no module 'ours.stras'; did you mean 'ours.stars'?",
            f"{FILE}:3: there is no module 'elsewhere'",
            f"{FILE}:6: there is no promise 'names_never_mater'; did you mean "
            "'names_never_matter'?",
        ],
    ),
    "a misspelt promise beside a misspelt rule": (
        f'{OURS}drops = ["ours.stars.plain_man"]\n' + claim("names_never_mater"),
        [
            f"{FILE}:3: there is no rule 'ours.stars.plain_man' to drop; "
            "did you mean 'ours.stars.plain_mean'?",
            f"{FILE}:6: there is no promise 'names_never_mater'; did you mean "
            "'names_never_matter'?",
        ],
    ),
    "a scope": (
        f'{OURS}[[out_of_scope]]\ninvariants = ["names_never_mater"]\n'
        f'because = "x"\n[[out_of_scope]]\ninvariants = ["{HOSTILE}"]\nbecause = "y"\n'
        + claim(HOSTILE),
        [
            f"{FILE}:4: there is no promise 'names_never_mater'; did you mean "
            "'names_never_matter'?",
            f"{FILE}:7: '{HOSTILE}' is listed under [[violates]] too; it is one or the other",
        ],
    ),
    "a scope without a reason": (
        f'{OURS}[[out_of_scope]]\ninvariants = ["names_never_matter"]\n',
        [f"{FILE}:3: the key 'because' is missing in out_of_scope 1"],
    ),
    "a day of announcement that is no date": (
        f'{OURS}[replaces]\nrule_set = "baselines.maen"\nsource = "x"\nannounced = "soon"\n',
        [f'{FILE}:6: replaces.announced: "soon" is not a date, such as 2020-11-08'],
    ),
    "a misspelt rule set that is replaced": (
        f'{OURS}[replaces]\nrule_set = "baselines.maen"\nsource = "x"\n',
        [
            f"{FILE}:4: there is no rule set 'baselines.maen' to replace; "
            "did you mean 'baselines.mean'?"
        ],
    ),
    "what replaces itself": (
        f'{OURS}[replaces]\nrule_set = "ours.wrong"\nsource = "x"\n',
        [f"{FILE}:4: rule sets replace each other in a circle: ours.wrong -> ours.wrong"],
    ),
    "a circle of one": (
        'title = "Wrong"\nextends = "ours.wrong"\n',
        [f"{FILE}:2: rule sets extend each other in a circle: ours.wrong -> ours.wrong"],
    ),
    "what is not TOML": (
        "title = \n",
        [f"{FILE}:1: this is not TOML: Invalid value, at column 9"],
    ),
}


@pytest.mark.parametrize(("text", "messages"), WRONG.values(), ids=WRONG)
def test_every_mistake_of_a_rule_set_is_told_at_its_line(
    repository: Repository, text: str, messages: list[str]
) -> None:
    repository.rule_set("wrong", text)
    assert repository.refused("check") == messages


@pytest.mark.parametrize(
    "command",
    [
        ["check", "ours.wrong"],
        ["list", "rules"],
        ["list", "rule-sets", "--format", "json"],
        ["run", "cancelled"],
        ["compare", "ours.keeps", "ours.wrong"],
    ],
    ids=" ".join,
)
def test_every_command_tells_the_same_of_it(repository: Repository, command: list[str]) -> None:
    text, messages = WRONG["misspelt rules and parameters, and a number out of range"]
    repository.rule_set("wrong", text)
    repository.rule_set("keeps", KEEPS)
    repository.scenario("cancelled", '[expect."ours.wrong"]\nshown = [5, 3]')
    assert repository.refused(*command) == messages


def test_a_rule_set_that_is_not_asked_for_may_be_wrong(repository: Repository) -> None:
    repository.rule_set("wrong", "titel = 1")
    repository.rule_set("keeps", KEEPS)
    assert repository.run("check", "ours.keeps").code == 0


def test_rule_sets_that_extend_each_other_in_a_circle_are_named_in_order(
    repository: Repository,
) -> None:
    for name, parent in (("a", "b"), ("b", "c"), ("c", "b")):
        repository.rule_set(name, f'title = "x"\nextends = "ours.{parent}"\n')
    assert repository.refused("check", "ours.a") == [
        "policies/ours/c.toml:2: rule sets extend each other in a circle: "
        "ours.a -> ours.b -> ours.c -> ours.b"
    ]


def test_what_is_wrong_with_a_parent_is_told_of_the_parent(repository: Repository) -> None:
    repository.rule_set("parent", f'{OURS}drops = ["ours.stars.plain_man"]\n')
    repository.rule_set("child", 'title = "Child"\n\n\nextends = "ours.parent"\n')
    assert repository.refused("check", "ours.child") == [
        "policies/ours/parent.toml:3: there is no rule 'ours.stars.plain_man' to drop; "
        "did you mean 'ours.stars.plain_mean'?"
    ]


def test_two_rule_sets_of_one_name_are_refused(repository: Repository) -> None:
    repository.rule_set("keeps", KEEPS)
    repository.write("policies/ours.keeps.toml", BREAKS)
    assert repository.refused("check") == [
        "policies/ours.keeps.toml: two rule sets are named 'ours.keeps': "
        "policies/ours/keeps.toml too; rename one"
    ]


def test_a_rule_set_may_not_take_the_name_of_a_reference_rule_set(repository: Repository) -> None:
    repository.write("policies/baselines/mean.toml", BREAKS)
    (message,) = repository.refused("check")
    assert "two rule sets are named 'baselines.mean': policies/baselines/mean.toml too" in message


def test_a_share_may_be_written_as_a_decimal(repository: Repository) -> None:
    repository.write(
        "policies/ours/half.py",
        """
        from fractions import Fraction

        from evenhand import Exact, rates

        @rates(cites="ours")
        def half(contract, *, share: Exact = Fraction(1, 2), other: Fraction = Fraction(1, 3)):
            return share * other
        """,
    )
    repository.rule_set(
        "shares",
        'title = "x"\nmodules = ["ours.half"]\n[parameters]\n'
        '"ours.half.half" = { share = 0.25, other = 2 }\n',
    )
    told = repository.run("list", "rule-sets")
    assert "numbers: ours.half.half: share = 1/4 (no source given)" in told.out
    assert "numbers: ours.half.half: other = 2 (no source given)" in told.out


def test_rule_sets_that_replace_each_other_in_a_circle_are_named_in_order(
    repository: Repository,
) -> None:
    for name, before in (("a", "b"), ("b", "c"), ("c", "b")):
        text = f'{OURS}[replaces]\nrule_set = "ours.{before}"\nsource = "x"\n'
        repository.rule_set(name, text)
    assert repository.refused("check", "ours.a") == [
        "policies/ours/c.toml:4: rule sets replace each other in a circle: "
        "ours.a -> ours.b -> ours.c -> ours.b"
    ]
