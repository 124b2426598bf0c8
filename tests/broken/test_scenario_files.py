"""A scenario that is written wrong is refused, every mistake of the file at its line."""

import pytest

from tests.cli.repositories import BREAKS, Repository

FILE = "scenarios/wrong.toml"
START = 'title = "Wrong"\n[[contract]]\nid = "a"\n'

WRONG = {
    "a date without a time": (
        "hired = 2024-01-01\n",
        [":4: hired of contract 1: 2024-01-01 has no time: write 2024-01-01T00:00:00Z"],
    ),
    "a time without a zone": (
        "hired = 2024-01-01T10:00:00\n",
        [
            ":4: hired of contract 1: 2024-01-01T10:00:00 has no time zone: "
            "write 2024-01-01T10:00:00Z"
        ],
    ),
    "a moment in words": (
        'hired = "yesterday"\n',
        [
            ':4: hired of contract 1: "yesterday" is not a moment: write a time with its zone, '
            "such as 2021-08-02T18:00:00Z, or a day counted from day 0, such as 13 or "
            '"day 13 18:00"'
        ],
    ),
    "an end before the hire": (
        'hired = 0\nended = -1\nended_by = "client"\n',
        [":5: contract 'a': it ends (2023-12-31 00:00) before it is hired"],
    ),
    "work and feedback before the hire, more refunded than paid": (
        "hired = 3\nworked = [2]\nfeedback = [{ stars = 5, on = 1 }]\n"
        "refunds = [{ on = 4, amount = 1 }]\n",
        [
            ":5: contract 'a': worked of 2024-01-03 00:00 come before it is hired",
            ":6: contract 'a': feedback of 2024-01-02 00:00 come before it is hired",
            ":7: contract 'a': more is refunded than was paid",
        ],
    ),
    "amounts": (
        "hired = 0\npaid = -5\nagreed = 19.999\npayments = [{ on = 1, amount = -0.01 }]\n",
        [
            ":5: paid of contract 1: -5 is not an amount: write dollars, 0 or more, with at most "
            "two decimals, such as 19.99",
            ":6: agreed of contract 1: 19.999 is not an amount: write dollars, 0 or more, with at "
            "most two decimals, such as 19.99",
            ":7: amount of payments 1 of contract 1: -0.01 is not an amount: write dollars, 0 or "
            "more, with at most two decimals, such as 19.99",
        ],
    ),
    "unknown keys and wrong types": (
        'hired = 0\nfeedback = [{ stars = 6, by = "boss" }]\nended_by = "boss"\npayd = 3\n',
        [
            ':5: by of feedback 1 of contract 1: "boss" is not "freelancer" or "client"',
            ":5: stars of feedback 1 of contract 1: 6 is not whole stars, 1 to 5",
            ':6: ended_by of contract 1: "boss" is not "freelancer", "client" or "platform"',
            ":7: unknown key 'payd' in contract 1; did you mean 'paid'?",
        ],
    ),
    "an end that nobody brought about": (
        "hired = 0\nended = 3\n",
        [":5: contract 'a': it ended; say 'ended_by': freelancer, client or platform"],
    ),
    "a ruling at no time": (
        'hired = 0\nreports = [{ by = "client", on = 1, ground = "x", upheld = true }]\n',
        [
            ":5: reports 1 of contract 1: it was 'upheld' or not, so say when it was 'ruled'",
        ],
    ),
    "feedback that says nothing": (
        'hired = 0\nended = 1\nended_by = "client"\nfeedback = [{}]\n',
        [":7: contract 'a': feedback needs stars, private points or satisfied"],
    ),
    "twins": (
        'hired = 0\n[[contract]]\nid = "a"\nhired = 1\n',
        [":2: two contracts have the id 'a'; rename one"],
    ),
    "a fact about a stranger": (
        'hired = 0\n[[fact]]\non = 1\nkind = "flagged"\nabout = "clint"\n',
        [":8: nobody is called 'clint'; did you mean 'client'?"],
    ),
    "unknown parties and contracts in an expectation": (
        'hired = 0\n[expect."ours.breaks"]\ncounted = ["b"]\nexcluded = { c = "x" }\n'
        "shown = { freelncer = [1, 2], client = [1] }\n",
        [
            ":6: no contract has the id 'b'",
            ":7: no contract has the id 'c'",
            ":8: nobody is called 'freelncer'; did you mean 'freelancer'?",
            ":8: give two numbers, before and after, such as [91, 80]",
        ],
    ),
    "unknown parties and contracts where badges, readers and dues are expected": (
        'hired = 0\n[expect."ours.breaks"]\nlisted = ["b"]\nunlisted = ["b"]\n'
        'seen = { a = ["clint", "the public"] }\nunseen = { b = ["client"] }\n'
        'owed = { freelncer = { flag = 3 } }\nbadges = [["new"]]\n',
        [
            ":6: no contract has the id 'b'",
            ":7: no contract has the id 'b'",
            ":8: nobody is called 'clint'; did you mean 'client'?",
            ":9: no contract has the id 'b'",
            ":10: nobody is called 'freelncer'; did you mean 'freelancer'?",
            ':11: give two lists, before and after, such as [["Top Rated"], []]',
        ],
    ),
    "a duty and a day that do not exist": (
        'hired = 0\n[expect."ours.breaks"]\nowed = { client = { flog = 3, flag = "soon" } }\n',
        [
            ':6: expect."ours.breaks".owed.client.flog: "flog" is not "flag", "review", "decide", '
            '"give reasons", "give notice", "reply", "restore" or "explain"; did you mean "flag"?',
            ':6: expect."ours.breaks".owed.client.flag: "soon" is not a time with its zone, such '
            'as 2021-08-02T18:00:00Z, or a day counted from day 0, such as 13 or "day 13 18:00" '
            'or "not owed"',
        ],
    ),
    "a misspelt key of an expectation": (
        'hired = 0\n[expect."ours.breaks"]\nshwon = [1, 2]\n',
        [""":6: unknown key 'shwon' in expect."ours.breaks"; did you mean 'shown'?"""],
    ),
    "unknown promises and rules": (
        'hired = 0\n[expect."ours.breaks"]\nkept = ["names_never_mater"]\nbroken = ["hope"]\n'
        'excluded = { a = "ours.stars.by_star" }\n',
        [
            ":5: there is no promise 'names_never_mater'; did you mean 'names_never_matter'?",
            ":5: there is no promise 'hope'",
            ":5: ours.breaks has no rule 'ours.stars.by_star'; did you mean 'ours.stars.by_stars'?",
        ],
    ),
    "unknown rule sets": (
        'hired = 0\n[expect."ours.braeks"]\n[expect.nobody]\n',
        [
            ":5: there is no rule set 'ours.braeks'; did you mean 'ours.breaks'?",
            ":6: there is no rule set 'nobody'",
        ],
    ),
    "what no rule answers": (
        'hired = 0\n[expect."ours.breaks"]\nvisible = ["a"]\n',
        [
            ":5: something is expected of ours.breaks, but no rule answers the question 'shows'",
        ],
    ),
    "nothing": (
        "hired = 0\n",
        [": it expects nothing of any rule set; name one with --rule-set"],
    ),
}
READS = ("unknown promises and rules", "unknown rule sets", "what no rule answers", "nothing")


@pytest.mark.parametrize(("text", "messages"), WRONG.values(), ids=WRONG)
def test_every_mistake_of_a_scenario_is_told_at_its_line(
    repository: Repository, text: str, messages: list[str]
) -> None:
    repository.rule_set("breaks", BREAKS)
    repository.scenario("wrong", told=START + text)
    assert repository.refused("run", "wrong") == [FILE + message for message in messages]


@pytest.mark.parametrize(
    "command", [["check"], ["list", "scenarios"], ["compare", "ours.breaks", "ours.breaks"]]
)
@pytest.mark.parametrize("wrong", [name for name in WRONG if name not in READS])
def test_every_command_that_reads_scenarios_tells_the_same_of_it(
    repository: Repository, command: list[str], wrong: str
) -> None:
    text, messages = WRONG[wrong]
    repository.rule_set("breaks", BREAKS)
    repository.scenario("wrong", told=START + text)
    assert repository.refused(*command) == [FILE + message for message in messages]


def test_a_scenario_about_nobody_is_refused(repository: Repository) -> None:
    repository.rule_set("breaks", BREAKS)
    told = 'title = "Wrong"\nabout = "Freelancer"\nbefore = 3\nafter = 2\n'
    repository.scenario("wrong", told=f'{told}[[contract]]\nid = "a"\nhired = 0\n')
    assert repository.refused("run", "wrong") == [
        f"{FILE}:2: nobody is called 'Freelancer'; did you mean 'freelancer'?",
        f"{FILE}:3: the moment before lies after the moment after",
    ]
