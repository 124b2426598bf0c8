"""Gains told: the sentences, the table, the stories, and who these people are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from evenhand.comparisons.effects import Bucket, Change, Effects, effects_of
from evenhand.comparisons.gains import FEW, Gains
from evenhand.comparisons.groups import GROUPS
from evenhand.comparisons.people import People, Person, people_in
from evenhand.comparisons.population import CAREERS, MISHAPS
from evenhand.comparisons.sides import Sides
from evenhand.model.contracts import Party
from evenhand.model.history import History, PlatformFact
from evenhand.model.outcomes import Rated
from evenhand.model.units import Exact
from evenhand.reports import effect_tables, effects, gains
from evenhand.reports.paragraphs import WIDTH

from tests.attribution.written import (
    by_stars,
    day,
    job,
    mean,
    mean_from_three_on,
    mean_of_the_last_two,
    of_flagged_clients,
    unpaid,
)
from tests.comparisons.peopled import (
    ADA,
    ALL_COUNT,
    BEN,
    BY_HAND,
    CEM,
    DEE,
    PAID_COUNT,
    compared,
    free,
    named,
    people,
    person,
)
from tests.questions.written import marked, rule_set

HOSTILE = "<script>alert('|')</script> ``` \N{RIGHT-TO-LEFT OVERRIDE}" + "Ada " * 40


def words(found: Gains) -> str:
    return " ".join(gains.as_text(found).split())


def moved(*points: int | None) -> Effects:
    return effects_of(
        [
            Change(ADA, None if each is None else 0, 0, None if each is None else Fraction(each))
            for each in points
        ]
    )


def test_five_people_are_told_in_a_sentence() -> None:
    told = words(compared())
    assert "Of 5 invented people 1 gains, 1 loses, 1 stays the same; 1 loses the score" in told
    assert "1 loses the score altogether, 1 has none on either side. Whoever gains," in told
    assert "Whoever gains, gains 40 points. Whoever loses, loses 40 points." in told


def test_the_sentence_of_many_and_of_none() -> None:
    told = effects.counted(moved(1, 2, 0, 0, None, None), "six")
    assert told == "Of six 2 gain, none lose, 2 stay the same; 2 get a first score."


def test_amounts_are_told_as_median_mean_and_largest() -> None:
    assert [*effects.by_how_much(moved(1, 2, 6, -3, -4))] == [
        "Whoever gains, gains 2 points in the median, 3 on average, 6 at most.",
        "Whoever loses, loses 3.5 points in the median, 3.5 on average, 4 at most.",
    ]


def test_the_table_has_a_row_for_everybody_and_for_each_group_with_somebody_in_it() -> None:
    found = compared()
    header, *rows = effect_tables.table(found.everybody, found.groups)
    assert rows[0] == ["everybody", "5", "1", "1", "1", "0", "1", "1"]
    inside = [each.group.name for each in found.groups if each.effects.people]
    assert [row[0] for row in rows[1:]] == inside
    assert len(inside) < len(GROUPS)
    assert {len(row) for row in rows} == {len(header)}


def test_shares_are_told_of_many_and_not_of_few() -> None:
    def everybody(count: int) -> list[str]:
        crowd = [person(f"Ada {n}", *ADA.contracts) for n in range(count)]
        found = compared(over=people(*crowd))
        return effect_tables.table(found.everybody, found.groups)[1]

    assert everybody(FEW)[2] == f"{FEW} 100%"
    assert everybody(FEW - 1)[2] == f"{FEW - 1}"


@pytest.mark.parametrize(
    ("gain", "of", "told"),
    [(0, 400, "0   0%"), (1, 400, "1  <1%"), (2, 400, "2   1%"), (399, 400, "399 >99%")],
)
def test_some_are_never_told_as_none_nor_as_all(gain: int, of: int, told: str) -> None:
    few = moved(*[1] * gain, *[0] * (of - gain))
    assert effect_tables.table(few, ())[1][2] == told


def test_the_bars_tell_how_many_move_by_how_much() -> None:
    rows = effect_tables.distribution(moved(-7, 0, 0, 0, 100))
    assert (rows[0], rows[-1]) == (("5 to 10 points less", 1), ("50 to 100 points more", 1))
    lines = [*effect_tables.bars(rows)]
    assert lines[0].endswith("5 to 10 points less        1  ##############")
    assert [line.count("#") for line in lines if "the same" in line] == [40]
    assert [line for line in lines if line.endswith(" 0")]


def test_every_bucket_has_words_of_its_own() -> None:
    told = [effect_tables.bucket_words(bucket) for bucket in moved().buckets]
    assert len(set(told)) == len(told)
    assert effect_tables.bucket_words(Bucket(-1, 0, 0)) == "under 1 point less"
    assert effect_tables.bucket_words(Bucket(-20, -10, 0)) == "10 to 20 points less"


def test_the_group_that_gains_most_often_is_named_if_it_is_no_small_one() -> None:
    crowd = [person(f"Ada {n}", *ADA.contracts) for n in range(FEW)]
    assert "gain most often: newcomers, 20 of 20." in words(compared(over=people(*crowd)))
    assert "most often" not in words(compared(over=people(*crowd[1:])))


def test_how_far_the_sample_can_be_trusted_is_told_of_invented_people_only() -> None:
    assert "gain and 3 to 63 would lose (Wilson's interval" in words(compared())
    log = replace(BY_HAND, seed=None, file="jobs.csv")
    told = words(compared(over=log))
    assert "Wilson" not in told
    assert "Of 5 freelancers of jobs.csv 1 gains" in told
    assert "chosen by us: so that" not in told


def test_the_largest_loss_and_gain_are_told_as_stories_with_the_rule() -> None:
    told = words(compared())
    assert "The largest loss: 40 points, Cem" in told
    assert "Cem: 60 under all count, 20 under paid count." in told
    assert "Without that contract: 20 under both." in told
    assert "all count: counts with outcome 5 (rules.by_stars)." in told
    assert "paid count: left out by rules.unpaid." in told
    assert "A score that is lost: Dee" in told
    assert "Dee: 100 under all count, no score under paid count." in told


def test_an_arrow_points_at_what_decides() -> None:
    paragraphs = gains.as_text(compared()).split("->")[1:]
    assert len(paragraphs) == 3
    assert all("8 hours after hiring" in " ".join(each.split()[:16]) for each in paragraphs)


def test_of_a_long_history_what_decides_is_told_and_the_rest_counted() -> None:
    many = person("Ada", *(job(f"j{n}", ended=10) for n in range(20)), free("free", stars=1))
    told = words(compared(over=people(many)))
    assert "(20 other contracts not told here.)" in told
    assert told.count("ends a contract") == 1


def test_of_a_long_history_in_which_nothing_decides_the_last_contracts_are_told() -> None:
    three = named("three", rule_set(by_stars, mean_of_the_last_two))
    jobs = [job(f"j{n}", ended=10 + n, stars=1 if n else 5) for n in range(20)]
    told = words(compared(Sides(ALL_COUNT, three), people(person("Ada", *jobs))))
    assert "(8 other contracts not told here.)" in told
    assert "with client of j19." in told


def test_what_decides_is_told_and_what_else_differs_is_counted() -> None:
    both = named("both", rule_set(by_stars, unpaid, of_flagged_clients, mean))
    fact = PlatformFact(day(30), "flagged", Party("client of doubted", "client"))
    jobs = job("a", ended=10), job("doubted", ended=11, stars=4), free("free", stars=1)
    told = words(compared(Sides(ALL_COUNT, both), people(person("Ada", *jobs, facts=[fact]))))
    assert "Treated otherwise too: 1 more contract." in told
    alone = words(compared())
    assert "Treated otherwise too" not in alone


def test_where_contracts_are_treated_alike_the_rule_that_makes_the_score_is_told() -> None:
    three = named("three", rule_set(by_stars, mean_from_three_on))
    told = words(compared(Sides(ALL_COUNT, three), people(BEN)))
    assert "No contract counts under one only: the score is made otherwise." in told
    assert "The score of what counts: all count: rules.mean: " in told
    assert "three: rules.mean_from_three_on: " in told


def test_outcomes_that_mean_different_things_are_not_told_as_a_difference() -> None:
    """Each makes the score by a rule of its own, so 5 of one is not 10 of the other."""
    found = compared(Sides(ALL_COUNT, named("three", rule_set(by_stars, mean_from_three_on))))
    stories = [each for each in (found.largest_loss, found.lost_score) if each]
    assert stories
    assert all(each.otherwise == () for each in stories)


def test_a_rule_set_beside_itself_says_that_nothing_changes() -> None:
    told = words(compared(Sides(PAID_COUNT, PAID_COUNT)))
    assert "Of 5 invented people none gain, none lose, 3 stay the same; 2 have none" in told
    assert "No number changes for anybody." in told
    assert "By how much" not in told


def test_that_nothing_was_compared_is_no_agreement() -> None:
    nobody = people(person("Eve", job("a", ended=10, stars=None)))
    told = words(compared(over=nobody))
    assert "Nobody has a score on either side: nothing was compared." in told
    assert "No number changes" not in told


def test_a_side_without_scores_is_told_instead_of_numbers() -> None:
    clients = named("clients", PAID_COUNT, scores=("client",))
    told = words(compared(Sides(ALL_COUNT, clients)))
    assert "clients gives no freelancer a score, so nothing was compared." in told
    assert "gain" not in told.split("Who these people are")[0].replace("Who gains", "")
    both = words(compared(Sides(clients, clients)))
    assert "clients gives no freelancer a score" in both


def test_who_the_people_are_is_told_with_every_number_and_that_they_are_chosen() -> None:
    told = words(compared())
    for each in (*CAREERS, *MISHAPS, *GROUPS):
        assert " ".join(each.definition.split()) in told
    for share in (*CAREERS, *MISHAPS):
        assert f"{share.share} " in told
    assert "chosen by us" in told


def test_no_line_is_wider_than_the_page_however_many_people() -> None:
    crowd = people(*BY_HAND.everybody * 2000)
    for found in (compared(), compared(over=crowd)):
        assert max(map(len, gains.as_text(found).splitlines())) <= WIDTH


def test_markdown_tells_the_same_and_escapes_every_name() -> None:
    log = History([c.replace(freelancer=Party(HOSTILE)) for c in ADA.contracts], at=ADA.history.at)
    told = gains.as_markdown(compared(over=people_in(log, file="a|b<c>.csv")))
    outside = "".join(told.split("```")[::2])
    assert "<script>" not in outside
    assert "a\\|b&lt;c&gt;.csv" in outside
    assert told.count("```") % 2 == 0
    assert "| everybody | 1 | 1 | 0 | 0 | 0 | 0 | 0 |" in told
    assert told.count("<details>") == told.count("</details>") == 3


def test_json_has_the_same_numbers_exactly() -> None:
    told = json.loads(json.dumps(gains.as_json(compared())))
    assert told["people"]["count"] == 5
    assert (told["everybody"]["gain"], told["everybody"]["score_lost"]) == (1, 1)
    assert told["everybody"]["losses"] == {"median": "40", "mean": "40", "largest": "40"}
    assert sum(each["count"] for each in told["everybody"]["distribution"]) == 3
    loss = told["largest_loss"]
    assert (loss["person"], loss["baseline"], loss["candidate"], loss["points"]) == (
        "Cem", "60", "20", "-40",
    )  # fmt: skip
    assert loss["deciding"] == ["b"]
    assert loss["without"] == {"baseline": "20", "candidate": "20"}
    assert told["lost_score"]["without"] is None
    assert Fraction(told["likely"]["gain"][0]) < Fraction(1, 5)


def test_a_log_in_json_names_its_file_and_no_mix() -> None:
    log = People((Person(CEM.of, CEM.history), DEE), BY_HAND.at, file="jobs.csv")
    told = gains.as_json(compared(over=log))
    assert (told["people"]["file"], told["people"]["seed"], told["people"]["mix"]) == (
        "jobs.csv", None, [],
    )  # fmt: skip
    assert told["likely"] is None


def test_numbers_of_the_rule_that_differ_are_told_beside_it() -> None:
    def from_so_many(rated: Sequence[Rated], *, fewest: int = 1) -> Exact | None:
        """The mean, from so many on."""
        return mean(rated) if len(rated) >= fewest else None

    rules = rule_set(by_stars, marked("aggregates", from_so_many))
    strict = named("strict", rules, parameters={"rules.from_so_many": {"fewest": 2}})
    told = words(compared(Sides(named("mild", rules), strict), people(BEN)))
    assert "mild: rules.from_so_many: The mean, from so many on. (fewest = 1)" in told
    assert "strict: rules.from_so_many: The mean, from so many on. (fewest = 2)" in told
