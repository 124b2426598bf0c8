"""People on the page: what a comparison found of them, as the page draws it."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from evenhand.comparisons import gains as compared
from evenhand.comparisons.effects import Change, Effects
from evenhand.reports import gains as told
from evenhand.reports.page.gains import Gains, Group


def drawn(found: compared.Gains) -> Gains:
    """Everybody, each group with somebody in it, how far people move, and the largest loss."""
    groups = [_group("everybody", found.everybody, found.changes)]
    for each in found.groups:
        if each.effects.people:
            theirs = [change for change in found.changes if each.group.holds(change.person)]
            groups.append(_group(each.group.name, each.effects, theirs))
    return Gains(
        base=found.sides.names[0],
        candidate=found.sides.names[1],
        said=(*told.sentences(found), told.more(found)),
        groups=tuple(groups),
        buckets=found.everybody.buckets,
        largest_loss=told.loss_of(found) or ("", ""),
    )


def _group(name: str, effects: Effects, changes: Iterable[Change]) -> Group:
    points = [change.points for change in changes if change.points is not None]
    return Group(
        name,
        effects.people,
        effects.gain,
        effects.lose,
        effects.stay,
        effects.first_score,
        effects.score_lost,
        median(points) if points else None,
        effects.no_score,
    )
