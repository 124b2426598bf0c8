"""The page as a whole: its views, from the first line to the foot, written by one template."""

from __future__ import annotations

from dataclasses import dataclass

from evenhand.model.units import Count, many
from evenhand.reports import looked
from evenhand.reports.criteria import Criteria, criteria
from evenhand.reports.narrative import day
from evenhand.reports.page.chapters import chapters, links
from evenhand.reports.page.gains import bars
from evenhand.reports.page.grid import grid
from evenhand.reports.page.headlines import headline
from evenhand.reports.page.histograms import histogram
from evenhand.reports.page.markup import environment, hashed
from evenhand.reports.page.material import Material
from evenhand.reports.page.sources import numbers_of, origin_of
from evenhand.reports.page.strips import strips
from evenhand.reports.page.timelines import Timeline, timeline

STYLE = "page.css"
FEW = 5  # rule sets, and promises that are told of; with more, not all of it goes on paper


@dataclass(frozen=True)
class Foot:
    """What stands at the foot: of which check this is, by which version, on which day."""

    day: str
    version: str
    tried: str


def page(material: Material) -> str:
    """The page, whole. It hangs on the material alone; equal material gives equal pages."""
    templates = environment()
    assert templates.loader is not None
    style, _, _ = templates.loader.get_source(templates, STYLE)
    table = criteria(material.verdicts, material.invariants)
    rule_sets = list(map(material.rule_set_of, table.rule_sets))
    told = chapters(material.verdicts, material.rule_set_of, material.invariants)
    return templates.get_template("page.html").render(
        style=style,
        policy=f"default-src 'none'; style-src '{hashed(style)}'; base-uri 'none'",
        headline=headline(material.verdicts, told, material.rule_set_of),
        grid=grid(table, links(material.verdicts, told)),
        timelines=_timelines(material, table),
        chapters=told,
        strips=strips(table, material.rule_set_of),
        looked=looked.looked(table),
        looked_says=looked.WHAT_IT_SAYS,
        beyond=list(looked.beyond(table)),
        origins=list(map(origin_of, rule_sets)),
        numbers=numbers_of(rule_sets),
        gains=[(each, bars(each), histogram(each)) for each in material.gains],
        long=max(len(rule_sets), len(told)) > FEW,
        foot=_foot(material),
        day=day,
    )


def _timelines(material: Material, table: Criteria) -> list[Timeline]:
    drawn = []
    for scenario in material.scenarios:
        names = [name for name in table.rule_sets if name in scenario.expectations]
        drawn.append(timeline(scenario, [material.rule_set_of(name) for name in names]))
    return drawn


def _foot(material: Material) -> Foot:
    tried = max((verdict.evidence.histories for verdict in material.verdicts), default=0)
    return Foot(
        day=f"{material.day.day} {material.day:%B %Y}",
        version=material.version,
        tried=f"{_seen(tried)} for each pair at most, {material.histories:,} of them invented "
        f"from seed {material.seed}",
    )


def _seen(count: Count) -> str:
    return many(count, "history", "histories")
