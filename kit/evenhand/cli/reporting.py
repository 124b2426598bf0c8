"""Reporting: what a check found, in each of the formats that there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import StringIO

from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.cli import terminal
from evenhand.cli.found import Found
from evenhand.cli.printing import print_text, tried
from evenhand.cli.saying import say
from evenhand.model.units import Count
from evenhand.model.verdicts import Verdict
from evenhand.reports import github, json, markdown, sarif, worst
from evenhand.reports.alerts import alerts, not_checked, unchecked
from evenhand.reports.criteria import spoken
from evenhand.reports.cutting import TooTight
from evenhand.reports.examples import in_full

TOLD_ONCE = 1  # the story of each promise that Markdown folds away, unless more are asked for


def report(found: Found, form: str, *, limit: Count | None, unicode: bool = True) -> str:
    """What was found, in a format; a limit of bytes is that of Markdown.

    Raises CatalogueError where no Markdown is as short as that.
    """
    if form == "markdown":
        return _markdown(found, limit, unicode=unicode)
    return REPORTS[form](found)


def print_report(found: Found, form: str, *, limit: Count | None) -> None:
    """Write what was found to standard output, in what that can show."""
    unicode = terminal.knows_unicode()
    if form == "text":
        print_text(found, terminal.console(), unicode=unicode)
        return
    with terminal.progress() as progress:
        progress("telling what was found", 0, 1)
        text = report(found, form, limit=limit, unicode=unicode)
    say(text, nl=False)


def _text(found: Found) -> str:
    out = StringIO()
    print_text(found, terminal.paper(out), unicode=True)
    return out.getvalue()


def _json(found: Found) -> str:
    names = dict.fromkeys(verdict.rule_set for verdict in found.verdicts)
    rule_sets = {name: found.catalogue.rule_set(name) for name in names}
    return json.text(json.verdicts(found.verdicts, rule_sets))


def _sarif(found: Found) -> str:
    promises = [found.catalogue.invariants[name] for name in found.table.invariants]
    told = alerts(found.root, found.catalogue, found.verdicts)
    return sarif.as_text(told, promises, whole=found.whole)


def _annotations(found: Found) -> str:
    return github.as_text(alerts(found.root, found.catalogue, found.verdicts))


def _page(found: Found) -> str:
    from evenhand.cli.material import material, usual
    from evenhand.reports.page.page import page

    drawn, today = usual(found.catalogue, found.table.rule_sets), datetime.now(UTC).date()
    return page(material(found.catalogue, found.verdicts, found.effort, day=today, scenarios=drawn))


REPORTS: dict[str, Callable[[Found], str]] = {
    "text": _text,
    "json": _json,
    "sarif": _sarif,
    "github": _annotations,
    "html": _page,
}


def _markdown(found: Found, limit: Count | None, *, unicode: bool) -> str:
    examples = TOLD_ONCE if found.examples is None else found.examples
    told = in_full(found.verdicts, examples)
    try:
        return markdown.check_report(
            found.table,
            _headed(found, [verdict for verdict in told if not verdict.failed]),
            tried=[*map(not_checked, unchecked(found.verdicts)), tried(found)],
            failing=_headed(found, [verdict for verdict in told if verdict.failed]),
            worst_found=list(worst.worst_found(found.table, found.catalogue.rule_set)),
            unicode=unicode,
            limit=limit,
        )
    except TooTight as tight:
        raise CatalogueError([Problem("--limit", None, str(tight))]) from None


def _headed(found: Found, verdicts: Sequence[Verdict]) -> list[tuple[str, str]]:
    return [(f"{v.rule_set}: {spoken(v.invariant)}", found.story(v)) for v in verdicts]
