"""The fixture ``rule_set``, for tests of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

import pytest

from evenhand.catalogue.problems import CatalogueError
from evenhand.plugin.scopes import SCOPE
from evenhand.questions.names import nearest
from evenhand.rulesets import RuleSet


def fixtures_over(names: Sequence[str]) -> ModuleType:
    """A plugin with the fixture, its parameters the rule sets of these *names*."""
    holder = ModuleType("evenhand.fixtures")  # pytest binds the functions of anything else
    vars(holder)["rule_set"] = pytest.fixture(scope="session", params=names)(rule_set)
    return holder


def rule_set(request: pytest.FixtureRequest) -> RuleSet:
    """Each rule set of the repository; parametrise it, indirectly, by name for others."""
    catalogue = request.config.stash[SCOPE].catalogue
    if request.param not in catalogue.rule_set_files:
        hint = nearest(request.param, catalogue.rule_set_files)
        pytest.fail(f"there is no rule set {request.param!r}{hint}", pytrace=False)
    try:
        return catalogue.rule_set(request.param)
    except CatalogueError as error:
        pytest.fail(str(error), pytrace=False)
