"""What is written as a scenario reads back as the same history."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from evenhand.catalogue.scenarios import Scenario, read_scenario
from evenhand.catalogue.writing import scenario_text, write_new
from evenhand.model.contracts import (
    Block,
    Change,
    Contract,
    End,
    Feedback,
    Party,
    Payment,
    Report,
)
from evenhand.model.history import History, PlatformFact
from evenhand.strategies import histories
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

NEW_YEAR = datetime(2024, 1, 1, tzinfo=UTC)
UNHURRIED = settings(deadline=None)
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="{")).map(str.strip)
NAMES = WORDS.filter(bool)


def written(
    history: History, *, title: str = "A title", story: str = "A story.", rule_set: str = "ours.x"
) -> Scenario:
    """The history, written down and read back."""
    about = history.contracts[0].freelancer.name
    text = scenario_text(
        history,
        title=title,
        story=story,
        about=about,
        expected={rule_set: {"broken": ["a_promise"]}},
    )
    with TemporaryDirectory() as folder:
        file = Path(folder) / "told.toml"
        file.write_bytes(text.encode())
        return read_scenario(file)


def day(number: float) -> datetime:
    return NEW_YEAR + timedelta(days=number)


FULL = Contract(
    id="full",
    freelancer=Party("Ada"),
    client=Party("Cleo", "client"),
    hired=day(1),
    posting="a posting",
    kind="hourly",
    agreed=199_99,
    work=(day(1.5), day(2.25)),
    payments=(Payment(day(2), 100_00), Payment(day(3), 5)),
    refunds=(Payment(day(4), 1),),
    end=End(day(5), "platform", "A reason"),
    feedback=(
        Feedback(
            by="client",
            at=day(6),
            stars=2,
            private=3,
            satisfied=False,
            changes=(Change(day(7), 1), Change(day(8), 4)),
            responded=day(9),
        ),
        Feedback(by="freelancer", at=day(6), stars=5),
    ),
    blocks=(Block("client", day(6)), Block("freelancer", day(7))),
    reports=(
        Report("freelancer", day(6), "a breach", day(9), upheld=False),
        Report("client", day(6), "another"),
    ),
)


def test_every_fact_that_there_is_reads_back() -> None:
    facts = [
        PlatformFact(day(3), "flagged", FULL.client),
        PlatformFact(day(4), "case_decided", FULL.freelancer, by_human=True),
    ]
    history = History([FULL], facts=facts, at=day(30))
    assert written(history).history == history


@UNHURRIED
@given(histories())
def test_every_invented_history_reads_back(history: History) -> None:
    parties = history.parties()
    assume(history.contracts)  # a scenario is about somebody
    assume(all(fact.about in parties for fact in history.facts))  # and knows nobody else
    scenario = written(history)
    assert scenario.history == history
    assert (scenario.before, scenario.after) == (history.at, history.at)
    assert scenario.expectations["ours.x"].broken == ("a_promise",)


@UNHURRIED
@given(NAMES, NAMES, WORDS, WORDS, NAMES)
def test_every_name_and_every_word_reads_back(
    name: str, client: str, posting: str, reason: str, freelancer: str
) -> None:
    contract = FULL.replace(
        id=name,
        client=Party(client, "client"),
        freelancer=Party(freelancer),
        posting=posting,
        end=End(day(5), "client", reason),
    )
    assume(client != freelancer)
    history = History([contract], at=day(30))
    assert written(history).history == history


@UNHURRIED
@given(WORDS, WORDS, NAMES)
@example("A title", "One line,\r\nand another.", "ours.x")
def test_every_title_story_and_rule_set_reads_back(title: str, story: str, rule_set: str) -> None:
    history = History([FULL], at=day(30))
    scenario = written(history, title=title, story=story, rule_set=rule_set)
    assert (scenario.title, scenario.story) == (title, story)
    assert list(scenario.expectations) == [rule_set]


@UNHURRIED
@given(st.integers(0, 10**14))
def test_every_amount_reads_back_to_the_cent(cents: int) -> None:
    history = History([FULL.replace(agreed=cents, refunds=())], at=day(30))
    assert written(history).history == history


def test_a_new_file_is_written_once(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "inside" / "told.toml"
    assert write_new(file, "first\n")
    assert not write_new(file, "second\n")
    assert file.read_bytes() == b"first\n"
