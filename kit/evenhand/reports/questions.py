"""Questions told: what was asked, and what was looked at for an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evenhand.model.units import Days, dollars, many, told
from evenhand.possibility.answers import Answer, Searched
from evenhand.possibility.events import NAMES
from evenhand.possibility.goals import Goal
from evenhand.possibility.lemmas import LeftOut
from evenhand.reports.narrative import day
from evenhand.reports.paragraphs import capital, sentence
from evenhand.reports.uncovered import beyond_words

BESIDES = ("by itself", "with one other thing", "with two other things", "with three other things")
AT_MOST = ("nothing else", "at most one other thing", "at most two others", "at most three others")


def question(goal: Goal) -> str:
    """What was asked, in a sentence."""
    if goal.after is not None:
        return f"Can {event(goal)} take a shown {goal.before} to a shown {goal.after}?"
    start = "a shown score" if goal.before is None else f"a shown {goal.before}"
    return f"Can {event(goal)} make {start} fall by {told(goal.falls_by)} or more?"


def event(goal: Goal) -> str:
    """What happens in between: ``one unpaid cancellation with hostile feedback in private``."""
    if goal.event == "nothing":
        return "nothing at all"
    if goal.feedback == "none":
        return f"one {goal.event} without feedback"
    tone, _, where = goal.feedback.partition(" ")
    return f"one {goal.event} with {tone} feedback {where}".strip()


def bounds(goal: Goal) -> str:
    """Within which bounds it was asked, in a sentence."""
    parts = [f"at most {many(goal.contracts, 'contract')}", f"{AT_MOST[goal.besides]} in between"]
    if goal.event == "nothing":
        parts[1] = f"at most {many(goal.besides, 'contract')} growing too old"
    if goal.first is not None:
        parts.append(f"from {day(goal.first)}")
    if goal.last is not None:
        parts.append(f"until {day(goal.last)}")
    return sentence(", ".join(parts))


def searched_words(answer: Answer, searched: Searched, *, headed: bool = True) -> str:
    """What was looked at with so many other things besides, and what that tells, in sentences.

    Not *headed*, the answer is left out: whoever told it before does not tell it again.
    """
    head = f"{sentence(BESIDES[searched.besides])[:-1]}: {searched.outcome.value}."
    return " ".join(filter(None, [head if headed else "", *_reasons(answer, searched)]))


def unread(answer: Answer) -> str:
    """Why the number cannot have changed, where it was not worked out anew."""
    timeline = answer.unread
    assert timeline is not None, "told only where there is no update in between"
    seen = f"{day(timeline.first)} and {day(timeline.last)}"
    by = answer.rule_set.rules[timeline.rule] if timeline.rule else None
    rule = f" {by.name}: {by.clause}" if by else ""
    return (
        f"The number that is shown on {seen} was worked out on {day(timeline.seen_last)}, "
        f"before anything could happen in between.{rule}"
    )


def kinds_words(answer: Answer) -> str:
    """The kinds of contracts that there were, in a sentence."""
    before = [kind for kind in answer.kinds if kind.place.before]
    meanwhile = [kind for kind in answer.kinds if not kind.place.before and answer.goal.besides]
    kinds = [*before, *meanwhile]
    if not kinds:
        return "No kind of contract that was tried counts here."
    parts = [", ".join(dict.fromkeys(kind.course.name for kind in kinds))]
    paid = [kind for kind in kinds if kind.course.paid]
    if paid:
        amounts = sorted({kind.amount for kind in paid})
        lengths = sorted({kind.days for kind in paid})
        low, high = dollars(amounts[0]), dollars(amounts[-1])
        parts.append(f"paid {low if low == high else f'{low} to {high}'}")
        parts.append(f"{_from_to(lengths)} long")
    if before:
        newest = min(kind.place.newest for kind in before)
        oldest = max(kind.place.oldest for kind in before)
        parts.append(f"those from before ended {_from_to([newest, oldest])} earlier")
    counts = f"{many(len(before), 'kind')} of contracts from before"
    if meanwhile:
        counts += f" and {len(meanwhile)} of what may happen meanwhile"
    parts.append("each is of a client of its own")
    verb = "was" if len(kinds) == len(before) == 1 else "were"
    return f"There {verb} {counts}: {'; '.join(parts)}."


def _from_to(days: Sequence[Days]) -> str:
    first, last = days[0], days[-1]
    return many(last, "day") if first == last else f"{first} to {many(last, 'day')}"


def _reasons(answer: Answer, searched: Searched) -> Iterator[str]:
    if searched.lemma is not None:
        yield from _lemma(answer, searched, searched.lemma)
    elif searched.settled:
        yield _looked_at(answer, searched)
        yield from _moved(answer, searched)
        if searched.beyond is not None:
            yield beyond_words(searched.beyond)
    else:
        yield "No contract from before that was tried counts at first, and as it did in the end."


def _looked_at(answer: Answer, searched: Searched) -> str:
    """How many mixes or sums there were, and up to which size these were all."""
    kinds = many(searched.kinds, "kind")
    most = answer.goal.contracts - (answer.goal.event != "nothing")
    if searched.every >= most and searched.sums:
        sums = many(searched.sums, "sum")
        return f"All {sums} that up to {most} contracts of {kinds} can come to were looked at."
    if searched.every >= most:
        mixes = many(searched.tried, "mix", "mixes")
        return f"All {mixes} of up to {most} contracts of {kinds} were looked at."
    mixes = many(searched.tried, "mix", "mixes")
    what = f"{many(searched.sums, 'sum')} and {mixes}" if searched.sums else mixes
    looked = f"{what} of contracts of {kinds} were looked at"
    if searched.every > searched.besides:
        looked += f", all of up to {many(searched.every, 'contract')} among them"
    return f"{looked}."


def _moved(answer: Answer, searched: Searched) -> Iterator[str]:
    """In how many histories the score could have moved at all, where that tells something."""
    if searched.matched and not searched.moved and answer.goal.event != "nothing":
        which = "the one history that begins rightly"
        if searched.matched > 1:
            which = f"any of the {searched.matched:,} histories that begin rightly"
        yield f"{capital(NAMES[answer.goal.event])} did not move the score at all in {which}."


def _lemma(answer: Answer, searched: Searched, lemma: LeftOut) -> Iterator[str]:
    """Why the event changes nothing, and as far as that is known."""
    name = NAMES[answer.goal.event]
    if lemma.rule is None:
        yield f"No rule rates {name}, so it does not count."
    else:
        source = answer.rule_set.source_of(lemma.rule)
        yield sentence(f"{name} is left out by {lemma.rule.name}: {lemma.rule.clause}")
        yield f"(Source: {source}.)" if source else ""
    beside = "whatever other contracts there are"
    if not lemma.whatever:
        most = answer.goal.contracts - 1
        beside = f"beside up to {most} contracts of the {many(searched.kinds, 'kind')} tried"
    yield (
        f"No rule counts anything else otherwise because of it, {beside}. So the number stays as "
        "long as nothing else happens and nothing grows too old."
    )
