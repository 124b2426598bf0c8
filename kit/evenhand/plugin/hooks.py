"""The hooks: what pytest calls, and who answers."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from evenhand.catalogue.problems import CatalogueError
from evenhand.plugin.fixtures import fixtures_over
from evenhand.plugin.options import add_options
from evenhand.plugin.plain import PlainItem
from evenhand.plugin.promises import RuleSetFile
from evenhand.plugin.replays import ScenarioFile
from evenhand.plugin.scopes import SCOPE, Scope
from evenhand.plugin.summaries import Summary


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the options."""
    add_options(parser)


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker that every item of ours carries."""
    config.addinivalue_line("markers", "evenhand: a promise of a rule set, or a scenario")


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist starts workers that would fail one by one
def pytest_sessionstart(session: pytest.Session) -> None:
    """Find out what the session is about; a mistake in that ends it before it begins."""
    config = session.config
    try:
        scope = config.stash[SCOPE] = Scope(config)
    except CatalogueError as error:
        raise pytest.UsageError(str(error)) from None
    config.pluginmanager.register(fixtures_over(scope.rule_sets), "evenhand.fixtures")
    config.pluginmanager.register(Summary(scope.options.seed), "evenhand.summary")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.File | None:
    """Take the repository's own rule sets and scenarios, and nothing else."""
    if file_path.suffix != ".toml":
        return None
    scope = parent.config.stash[SCOPE]
    if file_path in scope.rule_set_at:
        return RuleSetFile.from_parent(parent, path=file_path)
    if file_path in scope.scenario_files:
        return ScenarioFile.from_parent(parent, path=file_path)
    return None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say of a skipped item where it is written, not where the kit skips."""
    report = yield
    if isinstance(item, PlainItem) and report.skipped and isinstance(report.longrepr, tuple):
        file, line, _ = item.reportinfo()
        report.longrepr = (str(file), line + 1, report.longrepr[2])
    return report
