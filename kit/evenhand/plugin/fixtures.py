"""The fixture ``rule_set``, for tests of one's own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from evenhand.plugin.scopes import SCOPE
from evenhand.rulesets import RuleSet, nearest


def fixtures_over(names: Sequence[str]) -> object:
    """A plugin with the fixture, its parameters the rule sets of these *names*."""

    class Fixtures:
        @pytest.fixture(scope="session", params=names)
        def rule_set(self, request: pytest.FixtureRequest) -> RuleSet:
            """Each rule set of the repository; parametrise it, indirectly, by name for others."""
            catalogue = request.config.stash[SCOPE].catalogue
            if request.param not in catalogue.rule_set_files:
                hint = nearest(request.param, catalogue.rule_set_files)
                pytest.fail(f"there is no rule set {request.param!r}{hint}", pytrace=False)
            return catalogue.rule_set(request.param)

    return Fixtures()
