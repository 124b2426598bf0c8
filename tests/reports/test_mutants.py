"""Mutation told: the answer first, each clause once, and of what goes unnoticed enough."""

from __future__ import annotations

import pytest
from evenhand.mutation.changes import Change
from evenhand.mutation.findings import Fate, Finding
from evenhand.mutation.mutants import Refused, mutants_of
from evenhand.reports import markdown
from evenhand.reports.guarding import Guarded, how_guarded, in_brief, most_telling, who_notices
from evenhand.reports.mutant_answers import FATES, answer
from evenhand.reports.mutant_clauses import FEW, SOME, in_short
from evenhand.reports.mutant_files import as_markdown
from evenhand.reports.mutant_words import CODE, in_plain_words, together
from evenhand.reports.mutants import as_text

from tests.policies.jobs import CATALOGUE
from tests.reports.mutated import (
    COUNTS,
    LONG,
    RULES,
    change,
    difference,
    finding,
    mutation,
    notice,
    window,
)

NOW_COUNTS = difference(COUNTS, "no", "yes")
SEEN = finding(change(), notice("good_work"))
MISSED = finding(window(61), told=NOW_COUNTS)
SAME = finding(window(59))
REFUSED = Finding(Refused(RULES.rules["rules.one"], window(0), "days are 1 or more"))
CODE_LINE = change("threshold", "", "a < 1", "a <= 1", line=7)
EVERYTHING = mutation(one=[SEEN, SAME], other=[SEEN, MISSED, REFUSED], third=[MISSED])


def words(text: str) -> str:
    return " ".join(text.split())


def test_the_text_begins_with_who_is_guarded_how_well_and_names_whom_nobody_guards() -> None:
    head, *_ = as_text(EVERYTHING).split("\n\n")
    assert words(head) == (
        "written here: who would notice if one of its clauses were changed? "
        "Nobody guards 1 of 3 clauses, no change to which is noticed: rules.third. "
        "1 clause is guarded in part: some changes there tell people something else, and nobody "
        "notices. 1 clause is guarded: somebody notices every change that is seen to make a "
        "difference. Of 6 changes, made one at a time, 2 are noticed, 2 are missed, 1 has no "
        "effect and 1 makes no rule set."
    )


def test_where_nobody_is_unguarded_the_text_says_so() -> None:
    assert next(answer(mutation(one=[SEEN]))) == (
        "None of 1 clause is without a guard: of each, somebody notices some change."
    )


def test_every_fate_is_counted_in_the_answer() -> None:
    assert {*FATES} == {*Fate}


def test_every_clause_has_a_line_in_the_table_the_least_guarded_first() -> None:
    _, table, *_ = as_text(EVERYTHING).split("\n\n")
    assert table.splitlines() == [
        "                     no",
        "  noticed missed effect  clause",
        "Guarded by nobody:",
        "        -      1      -  rules.third",
        "Guarded in part:",
        "        1      1      -  rules.other",
        "Guarded:",
        "        1      -      1  rules.one",
    ]


def test_a_wholly_guarded_clause_is_told_in_full_on_request_only() -> None:
    short, full = as_text(EVERYTHING), as_text(EVERYTHING, verbose=True)
    assert '"Nothing is left out, says one." (Terms, one)' not in short
    assert '"Nothing is left out, says one." (Terms, one)' in words(full)
    assert '"Nothing is left out, says other." (Terms, other)' in short
    assert "--verbose" in short
    assert "--verbose" not in full
    assert "days are 1 or more" not in short
    assert "window is 0 days, not 60 days: days are 1 or more" in full


def test_a_name_that_has_no_room_in_its_line_has_one_of_its_own() -> None:
    text = as_text(mutation(**{LONG: [SEEN]}))
    assert f"Guarded:\n  rules.{LONG}\n        1      -      -\n" in text
    assert max(map(len, text.splitlines())) <= 80


def test_of_one_consequence_some_changes_are_told_and_the_rest_counted() -> None:
    lines = [finding(change("threshold", "", "a", "b", n), told=NOW_COUNTS) for n in range(1, 6)]
    short, full = (as_text(mutation(one=[SEEN, *lines]), verbose=v) for v in (False, True))
    assert short.count("becomes") == SOME
    assert f"and in {5 - SOME} more changes of that kind." in words(short)
    assert words(short).count("A contract now counts") == 1
    assert full.count("becomes") == 5
    assert "of that kind" not in full


def test_changes_that_are_told_in_the_same_words_are_counted_as_ways() -> None:
    code = "x" * CODE
    made = [change("weight", "", code, after, 7) for after in ("y", "z")]
    text = words(as_text(mutation(one=[finding(each, told=NOW_COUNTS) for each in made])))
    assert "A contract now counts: if a number is changed (line 7), in 2 ways." in text


def test_of_many_consequences_a_few_are_told_and_the_rest_counted() -> None:
    abouts = [(f"the score of {n}", f"the score of a {n}") for n in "abcde"]
    made = [finding(window(61), told=difference(about, "1", "2")) for about in abouts]
    found = mutation(one=[SEEN, *made])
    told = [part for part in in_short(found, found.clauses[0]) if part.items]
    assert [len(part.items) for part in told] == [FEW]
    assert f"And {5 - FEW} more changes with other consequences." in as_text(found)
    assert "other consequences" not in as_text(found, verbose=True)
    assert as_text(found, verbose=True).count("would be 2 instead of 1") == 5


def test_a_clause_of_which_no_change_makes_a_difference_says_on_how_many_histories() -> None:
    text = words(as_text(mutation(one=[SAME])))
    assert "No change makes a difference on 1,000 histories" in text


def test_a_clause_of_which_no_change_makes_a_difference_is_not_told_as_guarded_by_nobody() -> None:
    found = mutation(one=[SEEN, MISSED], other=[SAME, REFUSED], third=[SEEN])
    text = words(as_text(found))
    assert "uarded by nobody" not in text
    assert "Nobody guards" not in text
    assert "is without a guard" not in text
    assert (
        "In 1 of 3 clauses no change makes a difference on what was tried: nothing reaches it, or "
        "it does nothing: rules.other." in text
    )
    assert "No change makes a difference: - - 1 rules.other Guarded:" in text


def test_what_could_be_dropped_unnoticed_is_told_at_the_top_and_first_in_its_clause() -> None:
    gone = finding(change(), told=difference(COUNTS, "yes", "no"))
    found = mutation(one=[gone, MISSED, MISSED], other=[SEEN, gone], third=[finding(change())])
    text = words(as_text(found))
    assert (
        "2 whole clauses could be dropped, and nobody would notice: rules.one, rules.other." in text
    )
    assert "a difference: - A contract no longer counts: if the clause is dropped." in text
    assert "could be dropped" not in as_text(EVERYTHING)


@pytest.mark.parametrize("verbose", [False, True])
def test_a_clause_of_which_lines_are_told_names_their_file_once(verbose: bool) -> None:
    lines = [finding(CODE_LINE, told=NOW_COUNTS)] * 2
    text = words(as_text(mutation(one=lines, other=[MISSED]), verbose=verbose))
    file = RULES.rules["rules.one"].file
    assert text.count(file) == 1
    assert f"(Terms, one) Lines are those of {file}. Nobody notices any change" in text


def test_everybody_who_notices_is_counted_and_two_are_named() -> None:
    who = [notice("a"), notice("b"), notice("c", "scenario"), notice("d", "witness")]
    found = mutation(one=[finding(change(), *who)])
    assert in_brief(found, found.clauses[0]) == (
        '2 promises, 1 scenario and 1 witness, such as "a" and "b"'
    )
    assert "such as" not in in_brief(EVERYTHING, EVERYTHING.clauses[0])
    everybody = words(as_text(found, verbose=True))
    assert "noticed, by - promises: a, b - scenarios: c - witnesses: d" in everybody


def test_those_who_object_tell_more_than_those_who_fall_silent_and_those_of_one_clause_more() -> (
    None
):
    silent, everywhere = notice("silent", how="silent"), notice("everywhere")
    here = notice("here", "scenario", "disappointed")
    found = mutation(
        one=[finding(change(), silent, everywhere, here)], other=[finding(change(), everywhere)]
    )
    assert most_telling(found, who_notices(found.clauses[0]), most=3) == [
        ("scenario", "here"),
        ("promise", "everywhere"),
        ("promise", "silent"),
    ]
    alone = mutation(one=[finding(change(), silent)])
    assert in_brief(alone, alone.clauses[0]) == '1 promise: "silent" (falls silent)'


def test_a_crash_guards_nothing() -> None:
    crash = finding(change(), notice("a_promise", how="broken"))
    found = mutation(one=[crash], other=[SEEN, crash])
    assert [how_guarded(clause) for clause in found.clauses] == [Guarded.NOT, Guarded.WHOLLY]
    assert who_notices(found.clauses[0]) == {}
    assert "A rule fails then" in as_text(found, verbose=True)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        ([change()], "the clause is dropped"),
        ([change("answer", line=3)], "the clause answers the opposite"),
        (
            [window(n) for n in range(61, 67)],
            "window is 61, 62, 63, 64 days or 2 others, not 60 days",
        ),
        (
            [change("weight", "row", "(1, 2)", row) for row in ("(2, 1)", "(1, 3)", "(1, 1)")],
            "row is (2, 1), (1, 3) or 1 other, not (1, 2)",
        ),
        ([change("answer", "strict", "yes", "no")], "strict is no, not yes"),
        ([window(61)], "window is 61 days, not 60 days"),
        ([window(61), window(59), window(120)], "window is 61, 59 or 120 days, not 60 days"),
        (
            [change("window", "window", "2 days", days) for days in ("1 day", "3 days")],
            "window is 1 day or 3 days, not 2 days",
        ),
        (
            [change("weight", "row", "(1, 2)", row) for row in ("(2, 2)", "(0, 2)")],
            "row is (2, 2) or (0, 2), not (1, 2)",
        ),
        (
            [change("window", "row", "(1 day, 3 days)", f"({n} days, 3 days)") for n in (2, 3)],
            "row is (2 days, 3 days) or (3 days, 3 days), not (1 day, 3 days)",
        ),
        (
            [change("threshold", "earned", "$1,000", to) for to in ("$1,001", "$999", "$2,000")],
            "earned is $1,001, $999 or $2,000, not $1,000",
        ),
        ([CODE_LINE], "a limit is moved (line 7: `a < 1` becomes `a <= 1`)"),
        (
            [change("condition", "_helper", "late", "", 8)],
            "a condition is left out (_helper, line 8: without `late`)",
        ),
        ([change("comparison", "", "x" * CODE, "y", 9)], "a comparison is turned round (line 9)"),
    ],
)
def test_a_change_is_told_in_words_first_and_then_in_code(made: list[Change], told: str) -> None:
    [changes] = together([finding(each) for each in made])
    assert in_plain_words(changes, brief=True) == told


@pytest.mark.parametrize("name", ["baselines.beta", "upwork.jss_2024_09"])
def test_whatever_can_be_changed_in_a_rule_set_is_told_in_plain_words(name: str) -> None:
    rules = CATALOGUE.rule_set(name)
    made = [each.change for rule in rules.rules.values() for each in mutants_of(rules, rule)]
    assert {each.kind for each in made} >= {"drop", "comparison", "condition", "window"}
    for each in made:
        words = in_plain_words([each], brief=False)
        assert not words.startswith("`")
        assert each.before in words
        assert each.after in words


def test_rows_of_numbers_are_told_whole_however_many_there_are() -> None:
    rules = CATALOGUE.rule_set("upwork.jss_2024_09")
    rows = set()
    for rule in rules.rules.values():
        for changes in together([Finding(made) for made in mutants_of(rules, rule)]):
            words = in_plain_words(changes, brief=False)
            rows |= {each.before for each in changes if each.after.startswith("(")}
            assert all(each.after in words for each in changes if each.after.startswith("("))
    assert {"(100, 125, 150)", "($250, $1,000)", "(6 months, 12 months, 24 months)"} <= rows


def test_long_code_is_told_on_request() -> None:
    code = "x" * CODE
    long = change("comparison", "", code, "y", 9)
    assert code in in_plain_words([long], brief=False)


def test_changes_of_one_number_stand_together_and_those_of_code_each_by_itself() -> None:
    made = [window(61), CODE_LINE, window(59), CODE_LINE, change("window", "other", "1", "2")]
    assert [len(each) for each in together([finding(each) for each in made])] == [2, 1, 1, 1]


def test_markdown_folds_every_clause_with_all_that_is_known_of_it() -> None:
    text = as_markdown(EVERYTHING)
    assert text.count("<details>") == text.count("</details>") == 3
    assert '| rules.other | guarded in part | 3 | 1 | 1 | - | 1 promise: "good work" |' in text
    assert "- A contract now counts, if\n  - window is 61 days, not 60 days\n" in text
    assert "- window is 0 days, not 60 days: days are 1 or more" in text


def test_markdown_shows_code_and_names_as_they_are() -> None:
    odd = finding(change("threshold", "", "a<b>|*c*", "d", 1), told=NOW_COUNTS)
    text = as_markdown(mutation(one=[SEEN, odd]))
    assert markdown.escaped("`a<b>|*c*` becomes `d`") in text
    assert "<b>" not in text
