"""What is suggested for a misspelt name is accepted where it was misspelt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from evenhand.catalogue.catalogue import Catalogue, catalogue_of
from evenhand.catalogue.problems import CatalogueError
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]

CATALOGUE: Catalogue = catalogue_of(ROOT)[0]
NAMES = sorted(CATALOGUE.rule_set_files)
BEGUN = st.sampled_from(NAMES).flatmap(
    lambda name: st.integers(1, len(name) - 1).map(lambda length: name[:length])
)
MISSPELT = BEGUN | st.sampled_from(NAMES).map(lambda name: f"{name[1:]}x") | st.text(max_size=9)


def suggested(written: str, *, one: bool) -> str | None:
    """What is suggested for it; None where it is no mistake, empty where nothing is suggested."""
    try:
        CATALOGUE.chosen_rule_sets([written], one=one)
    except CatalogueError as refused:
        found = re.search(r"; did you mean '(.+)'\?$", str(refused))
        return found[1] if found else ""
    return None


@given(MISSPELT)
def test_where_one_rule_set_is_wanted_its_name_is_suggested(written: str) -> None:
    assert suggested(written, one=True) in {None, "", *NAMES}


@given(MISSPELT)
def test_where_several_are_wanted_whatever_is_suggested_chooses_some(written: str) -> None:
    found = suggested(written, one=False)
    assert not found or CATALOGUE.chosen_rule_sets([found])


@given(BEGUN, st.booleans())
def test_who_begins_a_name_is_always_helped(written: str, one: bool) -> None:
    assert suggested(written, one=one) != ""


@pytest.mark.parametrize(
    ("one", "meant"), [(True, "upwork.jss_2015"), (False, "upwork.jss_20*")], ids=["one", "several"]
)
def test_a_name_that_several_begin_with_stands_for_one_or_for_all(one: bool, meant: str) -> None:
    assert suggested("upwork.jss_20", one=one) == meant
