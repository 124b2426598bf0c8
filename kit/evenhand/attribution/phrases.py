"""Phrases: what befell a contract or a party, in words that follow its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evenhand.attribution.news import News
from evenhand.model.contracts import Contract, Feedback, Report
from evenhand.model.history import FactKind, PlatformFact
from evenhand.model.outcomes import Treatment
from evenhand.model.units import dollars, many

FACTS: dict[FactKind, str] = {
    "flagged": "was flagged",
    "suspended": "was suspended",
    "restored": "was restored",
    "held": "had the account held",
    "case_opened": "had a case opened",
    "case_decided": "had a case decided",
    "appealed": "complained of a decision",
    "favoured": "was counted among the best customers",
    "noted": "put a note on the profile",
    "accused": "was accused in public",
}


def news_in_words(old: Contract | None, new: Contract, news: News) -> str:
    """What the *news* of a contract says: ``began, was ended by the client, drew 5 stars``."""
    said = []
    if old is None:
        said.append("began")
        old = Contract(id=new.id, freelancer=new.freelancer, client=new.client, hired=new.hired)
    if "end" in news.fields and new.end and old.end != new.end:
        said.append(f"was ended by the {new.end.by}{' unpaid' if new.unpaid else ''}")
    if "payments" in news.fields:
        said += _money(old, new)
    if "feedback" in news.fields:
        said += _feedback(old, new)
    if "reports" in news.fields:
        said += _reports(old, new)
    if "blocks" in news.fields:
        said += [
            f"was blocked by the {block.by}" for block in new.blocks if block not in old.blocks
        ]
    return in_a_row(said or ["is told otherwise"])


def facts_in_words(facts: Sequence[PlatformFact]) -> str:
    """What became known of a party: ``was flagged and was restored``."""
    return in_a_row([FACTS[fact.kind] for fact in facts])


def age_in_words(before: Treatment, after: Treatment, *, counts: tuple[bool, bool]) -> str:
    """What age alone did to a contract that is treated so at two moments.

    *counts* says whether a score hangs on it, at the one moment and at the other.
    """
    if before.refused != after.refused:
        return f"its feedback takes effect {'no longer' if after.refused else 'now'}"
    if before.rated is None or after.rated is None:
        if before.rated == after.rated:
            return "grew older"
        return "counts now" if after.rated else "counts no longer"
    if before.rated.weight != after.rated.weight:
        return f"weighs {after.rated.weight} instead of {before.rated.weight}"
    if before.rated.outcome != after.rated.outcome:
        return f"counts with {after.rated.outcome} instead of {before.rated.outcome}"
    return {(True, False): "grew too old to count", (False, True): "counts now"}.get(
        counts, "grew older"
    )


def in_a_row(parts: Sequence[str]) -> str:
    """One after the other: ``a, b and c``."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def _money(old: Contract, new: Contract) -> Iterator[str]:
    if new.paid > old.paid:
        yield f"was paid {dollars(new.paid - old.paid)}"
    elif new.work != old.work:
        yield "was worked on"
    refunded = (new.paid - new.net) - (old.paid - old.net)
    if refunded:
        yield f"had {dollars(refunded)} refunded"


def _feedback(old: Contract, new: Contract) -> Iterator[str]:
    known = {(said.by, said.at): said for said in old.feedback}
    for said in new.feedback:
        before = known.get((said.by, said.at))
        if before is None:
            yield f"drew {_forms(said)} from the {said.by}"
            continue
        if before.stars != said.stars:
            yield f"saw the {before.stars} stars of the {said.by} become {said.stars}"
        if before.responded != said.responded:
            yield f"saw the feedback of the {said.by} answered"


def _forms(said: Feedback) -> str:
    forms = []
    if said.stars is not None:
        forms.append(many(said.stars, "star"))
    if said.private is not None:
        forms.append(f"{said.private} of 10 in private")
    if said.satisfied is not None:
        forms.append("a yes" if said.satisfied else "a no")
    first, *more = forms or ["feedback without a word"]
    return f"{first} ({', '.join(more)})" if more else first


def _reports(old: Contract, new: Contract) -> Iterator[str]:
    known = set(old.reports)
    for report in new.reports:
        if report not in known:
            yield _report(report, ruled_now=_unruled(report) in known)


def _report(report: Report, *, ruled_now: bool) -> str:
    ruling = "" if report.ruled is None else "upheld" if report.upheld else "turned down"
    if ruled_now:
        return f"saw the report of the {report.by} {ruling}"
    return f"was reported by the {report.by}{f', which was {ruling}' if ruling else ''}"


def _unruled(report: Report) -> Report:
    return report.replace(ruled=None, upheld=None)
