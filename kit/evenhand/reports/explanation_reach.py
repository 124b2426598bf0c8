"""What would have to happen: good contracts, time, or one contract less, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from evenhand.explanations.explaining import Explanation, Reaching
from evenhand.explanations.leaving_out import LeftOut
from evenhand.explanations.more_work import A_COUPLE, MoreWork
from evenhand.explanations.targets import Target
from evenhand.explanations.waiting import MONTHS
from evenhand.model.units import dollars, many, told, told_apart
from evenhand.reports.explanation_sections import Section
from evenhand.reports.narrative import day

MOST_TOLD = 8  # lines about leaving contracts out


def reach(found: Explanation) -> Section | None:
    """What it would take to be shown with the target or more; None at the top of the scale."""
    reaching = found.reaching
    if reaching is None:
        return None
    target = reaching.target
    there = target.reached(found.shown)
    opening = f"Asked about: {_wanted(target)}"
    opening += f", as {target.why}." if target.why else "."
    if there:
        opening += f" The number is {told(found.shown)}: that is there already."
    return Section(
        f"What would have to happen to be shown with {_wanted(target)}",
        opening=(opening,),
        items=() if there else (*more_work(reaching), *_waiting(reaching)),
        closing=tuple(leaving_out(found, reaching.left_out)),
    )


def _wanted(target: Target) -> str:
    return "any score" if target.any_score else f"{told(target.number)} or more"


def more_work(reaching: Reaching) -> Iterator[str]:
    """How many good contracts it takes, all at once or one a week, and whether two do it."""
    now, weekly = reaching.now, reaching.weekly
    if now is None or weekly is None:
        yield "What more good contracts would do is worked out for freelancers only."
        return
    wanted = _wanted(reaching.target)
    plain = f"paid {dollars(now.pay)}, five stars, each of a new client"
    yield f"Good contracts that end now ({plain}): {_how_many(now, wanted)}."
    yield f"A couple of good contracts ({A_COUPLE}) now: {_a_couple(now, reaching)}."
    yield f"One such contract a week, while all else grows older: {_how_many(weekly, wanted)}."


def _how_many(work: MoreWork, wanted: str) -> str:
    if work.first is None:
        last = told(work.numbers[-1])
        return f"never {wanted} with up to {work.tried}; with {work.tried} it is {last}"
    if work.first == 0:
        return f"none is needed, worked out today it is {told(work.numbers[0])}"
    before, after = map(told, work.numbers[work.first - 1 : work.first + 1])
    if work.first == 1:
        return f"one of them makes it {after}; without it, it is {before}"
    leave = "1 leaves" if work.first == 2 else f"{work.first - 1} leave"
    return f"{work.first} of them make it {after}; {leave} it at {before}"


def _a_couple(work: MoreWork, reaching: Reaching) -> str:
    there = "yes" if reaching.target.reached(work.with_a_couple) else "no"
    if work.with_a_couple is None:
        return f"{there}, with them there is no score"
    return f"{there}, they make it {told(work.with_a_couple)}"


def _waiting(reaching: Reaching) -> Iterator[str]:
    """The first update that shows the target if nothing else happens, or the best there is."""
    found, wanted = reaching.waited, _wanted(reaching.target)
    if found.first is not None:
        yield f"Nothing but waiting: {wanted} from the update of {day(found.first)} on."
        return
    text = f"Nothing but waiting: never {wanted} within {MONTHS} months"
    numbers = [(shown, at) for at, shown in found.changes]
    if not numbers:
        yield f"{text}; the number stays as it is."
        return
    scored = [pair for pair in numbers if pair[0] is not None]
    best = max(scored, key=lambda pair: (pair[0] or 0, -pair[1].timestamp()), default=None)
    last, at = numbers[-1]
    parts = [f"at best {told(best[0])} on {day(best[1])}"] if best else []
    yield "; ".join([text, *parts, f"from {day(at)} on {told(last)}"]) + "."


def leaving_out(found: Explanation, left_out: Sequence[LeftOut]) -> Iterator[str]:
    """What the number would be without single contracts, the largest effect first."""
    score = found.arithmetic.score if found.arithmetic else None
    if not left_out:
        yield "No single contract makes a difference: without any one of them it is the same."
        return
    yield "Without one contract, all else the same:"
    groups = [list(group) for _, group in groupby(left_out, lambda one: (one.score, one.shown))]
    for group in groups[:MOST_TOLD]:
        names = " or ".join(one.contract.id for one in group[:2])
        if len(group) > 2:
            names = f"{group[0].contract.id} ... {group[-1].contract.id}, each of {len(group)}"
        one = group[0]
        if one.shown != found.shown:
            yield f"- without {names}: {told(one.shown)}"
        else:
            before, after = told_apart(score, one.score)
            yield f"- without {names}: still {told(one.shown)} (unrounded {after}, not {before})"
    rest = sum(map(len, groups[MOST_TOLD:]))
    if rest:
        yield f"- and {many(rest, 'contract')} more, each with a smaller effect"
