"""A module of rules that is wrong is refused at its own line, and never through the kit."""

import re

import pytest

from tests.cli.repositories import BREAKS, Repository

FILE = "policies/ours/wrong.py"

AT_IMPORT = {
    "a misspelt question that is imported": (
        "from evenhand import rates\nfrom evenhand import exludes\n",
        f"{FILE}:2: evenhand has no 'exludes'; did you mean 'excludes'?",
    ),
    "a misspelt question that is looked up": (
        "import evenhand\n\n@evenhand.exludes()\ndef wrong(contract):\n    return True\n",
        f"{FILE}:3: evenhand has no 'exludes'; did you mean 'excludes'?",
    ),
    "a question without brackets": (
        "from evenhand import rates\n\n@rates\ndef wrong(contract):\n    return 1\n",
        f'{FILE}:3: write @rates(cites="..."): its arguments go by name, in brackets',
    ),
    "a source without its name": (
        'from evenhand import rates\n\n@rates("Terms")\ndef wrong(contract):\n    return 1\n',
        f'{FILE}:3: write @rates(cites="..."): its arguments go by name, in brackets',
    ),
    "a promise without brackets": (
        "from evenhand import invariant\n\n@invariant\ndef wrong(run):\n    return ()\n",
        f'{FILE}:3: write @invariant(basis=["..."]): its arguments go by name, in brackets',
    ),
    "workings of nothing": (
        "from evenhand import works_out\n\n@works_out\ndef wrong(rated):\n    return ()\n",
        f"{FILE}:3: TypeError: write @works_out(the_rule), below the rule that it works out",
    ),
    "a rule that is no function": (
        "from evenhand import rates\n\n@rates()\nclass Wrong:\n    pass\n",
        f"{FILE}: 'Wrong' is marked as a rule, but is no function",
    ),
    "a syntax error": ("x = 1\ndef wrong(:\n", f"{FILE}:2: SyntaxError: invalid syntax"),
    "an exception at import": (
        "def half():\n    return 1 / 0\n\nhalf()\n",
        f"{FILE}:2: ZeroDivisionError: division by zero",
    ),
    "a module that is not there": (
        "import nowhere_at_all\n",
        f"{FILE}:1: ModuleNotFoundError: No module named 'nowhere_at_all'",
    ),
    "an exit at import": ("x = 1\nraise SystemExit(0)\n", f"{FILE}:2: SystemExit: 0"),
    "a promise of a name that is taken": (
        "from evenhand import invariant\n\n@invariant(basis=[])\n"
        "def names_never_matter(run):\n    return ()\n",
        f"{FILE}:3: there is a promise 'names_never_matter' already; rename this one",
    ),
    "a promise whose text names a bound that it does not have": (
        "from evenhand import invariant\n\n@invariant(basis=[])\n"
        "def falls_are_small(run, *, points=5):\n"
        '    """Nobody loses more than {point:point}."""\n    return ()\n',
        f"{FILE}:3: promise 'falls_are_small' has no bound 'point'; did you mean 'points'? "
        "(its text names it in braces)",
    ),
}

AS_RULES = {
    "a misspelt question": (
        "from evenhand import exception_to\n\n@exception_to('ratess')\n"
        "def wrong(contract):\n    return (yield)\n",
        [
            "3: rule 'ours.wrong.wrong' is an exception to 'ratess', which is no question; "
            "did you mean 'rates'?"
        ],
    ),
    "arguments that do not exist": (
        "from evenhand import rates\n\n@rates()\ndef wrong(contrct, stars):\n    return 1\n",
        [
            "3: rule 'ours.wrong.wrong' asks for 'contrct', but 'rates' offers contract, party, "
            "moment, history; did you mean 'contract'?",
            "3: rule 'ours.wrong.wrong' asks for 'stars', but 'rates' offers contract, party, "
            "moment, history",
        ],
    ),
    "a moment beside the history, and a parameter without a number": (
        "from evenhand import rates\n\n@rates()\ndef wrong(history, moment, *, n):\n    return 1\n",
        [
            "3: rule 'ours.wrong.wrong' asks for 'moment' beside 'history'; take history.at",
            "3: rule 'ours.wrong.wrong' has a parameter 'n' without a number; give it one",
        ],
    ),
    "an act without a duty": (
        "from evenhand import acts\n\n@acts(cites='x')\ndef wrong(history):\n    return ()\n",
        [
            "3: rule 'ours.wrong.wrong' names no duty; write which it speaks of, such as "
            "@acts('flag', cites=...)"
        ],
    ),
    "totals beside what they are of": (
        "from evenhand import aggregates\n\n@aggregates()\n"
        "def wrong(totals, rated):\n    return 1\n",
        [
            "3: rule 'ours.wrong.wrong' asks for 'totals' beside 'rated'; whoever names totals "
            "needs no more than them"
        ],
    ),
    "workings that could not be asked for": (
        "from evenhand import aggregates, works_out\n\n@aggregates()\n"
        "def mean(rated, *, least=1):\n    return 1\n\n@works_out(mean)\n"
        "def wrong(ratd, *, most):\n    return ()\n",
        [
            "7: workings 'ours.wrong.wrong' asks for 'ratd', but 'aggregates' offers rated, "
            "totals, party, moment, history; did you mean 'rated'?",
            "7: workings 'ours.wrong.wrong' asks for a parameter 'most', which 'ours.wrong.mean' "
            "has not",
        ],
    ),
    "a misspelt duty": (
        "from evenhand import acts\n\n@acts('flagg')\ndef wrong(history):\n    return ()\n",
        [
            "3: rule 'ours.wrong.wrong' speaks of a duty 'flagg'; known are flag, review, decide, "
            "give reasons, give notice, reply, restore, explain; did you mean 'flag'?"
        ],
    ),
    "an exception that never yields": (
        "from evenhand import exception_to\n\n@exception_to('rates')\n"
        "def wrong(contract):\n    return 1\n",
        [
            "3: rule 'ours.wrong.wrong' is an exception to other rules, but never yields to hear "
            "their answer"
        ],
    ),
}


def using(module: str) -> str:
    return f'title = "Wrong"\nmodules = ["{module}"]\n'


@pytest.mark.parametrize(("text", "message"), AT_IMPORT.values(), ids=AT_IMPORT)
def test_a_module_that_cannot_be_loaded_is_told_at_its_own_line(
    repository: Repository, text: str, message: str
) -> None:
    repository.write("policies/ours/wrong.py", text)
    repository.rule_set("wrong", using("ours.wrong"))
    assert repository.refused("check") == [message]


@pytest.mark.parametrize(("text", "messages"), AS_RULES.values(), ids=AS_RULES)
def test_a_rule_that_cannot_be_asked_is_told_with_its_file_and_line(
    repository: Repository, text: str, messages: list[str]
) -> None:
    file = "policies/ours/wrong.py"
    repository.write(file, text)
    repository.rule_set("wrong", using("ours.wrong"))
    assert repository.refused("check") == [
        f"policies/ours/wrong.toml:2: {file}:{message}" for message in messages
    ]


def test_types_that_cannot_be_looked_up_are_told_at_the_rule(repository: Repository) -> None:
    repository.write(
        "policies/ours/wrong.py",
        """
        from __future__ import annotations

        from evenhand import rates


        @rates()
        def wrong(contract: Contrct, *, days: int = 3):
            return days
        """,
    )
    repository.rule_set("wrong", using("ours.wrong"))
    assert repository.refused("check") == [
        f"{FILE}:6: the types of rule 'ours.wrong.wrong' cannot be read (name 'Contrct' is not "
        "defined); import what they name, outside of TYPE_CHECKING"
    ]


@pytest.mark.parametrize("content", [b"x = 1\n\0\n", b"x = '\xe4'\n"], ids=["nothings", "latin-1"])
def test_a_file_that_is_no_python_is_told_in_one_line(
    repository: Repository, content: bytes
) -> None:
    repository.write("policies/ours/wrong.py", "").write_bytes(content)
    repository.rule_set("wrong", using("ours.wrong"))
    (message,) = repository.refused("check")
    assert re.match(rf"{re.escape(FILE)}(:\d)?: SyntaxError: ", message)


def test_a_syntax_error_of_another_file_is_told_at_the_line_that_imports_it(
    repository: Repository,
) -> None:
    repository.write("beside/a_broken_neighbour.py", "x = 1\ny = (\n")
    repository.write(
        "policies/ours/wrong.py",
        f"""
        import sys

        sys.path.insert(0, {str(repository.folder / "beside")!r})
        try:
            import a_broken_neighbour
        finally:
            del sys.path[0]
        """,
    )
    repository.rule_set("wrong", using("ours.wrong"))
    (message,) = repository.refused("check")
    assert message.startswith(f"{FILE}:5: SyntaxError: '(' was never closed (a_broken_neighbour")


def test_two_modules_of_one_name_are_refused(repository: Repository) -> None:
    repository.rule_set("breaks", BREAKS)
    repository.write("policies/ours.stars.py", "x = 1\n")
    assert repository.refused("check") == [
        "policies/ours.stars.py: two modules are named 'ours.stars': "
        "policies/ours/stars.py too; rename one"
    ]


def test_a_copy_of_a_reference_module_is_no_twin(repository: Repository) -> None:
    from evenhand.catalogue.sources import reference_folder

    original = reference_folder() / "policies/baselines/mean.py"
    repository.write("policies/baselines/mean.py", "").write_bytes(original.read_bytes())
    repository.rule_set("copies", 'title = "A copy"\nmodules = ["baselines.mean"]\n')
    assert repository.run("check").code == 1  # it violates what is not listed, and is checked
