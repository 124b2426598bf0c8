"""Naming: what each piece of news is called, and which contracts it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from evenhand.attribution.ages import put_in
from evenhand.attribution.causes import CauseKind
from evenhand.attribution.news import News
from evenhand.attribution.phrases import age_in_words, facts_in_words, news_in_words
from evenhand.model.contracts import Contract, Party, Role
from evenhand.model.outcomes import Treatment
from evenhand.runs import Run

FEW = 3  # names that are told one by one
NOBODY = Party("whoever is on the other side", "client")


@dataclass(frozen=True)
class Event:
    """Something that happened to *about*: what it was to whom, in a phrase that follows a name."""

    kind: CauseKind
    about: str
    phrase: str
    contracts: tuple[str, ...]


def in_brief(names: Sequence[str]) -> str:
    """These names in a row; of many the first and the last."""
    if len(names) > FEW:
        return f"{names[0]} ... {names[-1]} ({len(names)} in all)"
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


class Naming:
    """Two runs of one history, asked what the news between them is to the score of one party."""

    def __init__(self, start: Run, end: Run, of: Party, young: Mapping[str, Contract]) -> None:
        self._start, self._end, self._of, self._young = start, end, of, young
        self._old = {contract.id: contract for contract in start.history.contracts}
        self._new = {contract.id: contract for contract in end.history.contracts}
        self._contracts = Counter(
            party for c in end.history.contracts for party in (c.freelancer, c.client)
        )

    def event(self, news: News) -> Event:
        """The news under the name of whom it is about."""
        if news.facts:
            return self._fact(news)
        if news.kind == "time":
            return self._time()
        old, new = self._old.get(news.contract), self._new[news.contract]
        if old is None or not (news.kind == "aged" or self._only_older(old, new)):
            return Event(news.kind, new.id, news_in_words(old, new, news), (new.id,))
        return Event("aged", new.id, self._age(old, new), (new.id,))

    def likeness(self, news: News) -> Hashable:
        """What is equal for news that nothing but names tells apart."""
        new = self._new.get(news.contract)
        if new is None or self._of not in (new.freelancer, new.client):
            return news
        role: Role = "client" if self._of == new.freelancer else "freelancer"
        other = new.party(role)
        facts = self._end.history.facts
        if self._contracts[other] > 1 or any(fact.about == other for fact in facts):
            return news
        versions = (self._old.get(new.id), new, self._young.get(new.id))
        return (
            news.kind,
            news.fields,
            *(one and one.replace(id="", **{role: NOBODY}) for one in versions),
        )

    def _fact(self, news: News) -> Event:
        about = news.facts[0].about
        touched = tuple(
            contract.id
            for contract in self._end.history.of(self._of)
            if about in (contract.freelancer, contract.client)
            and about != self._of
            and self._counts(contract)
        )
        return Event("platform", about.name, facts_in_words(news.facts), touched)

    def _time(self) -> Event:
        """That time passed; about those contracts that count otherwise for it."""
        aged = self._start.as_of(self._end.history.at)
        changed = tuple(
            contract.id
            for contract in self._start.history.of(self._of)
            if self._counting(self._start, contract) != self._counting(aged, contract)
        )
        if changed:
            return Event("time", in_brief(changed), "counts otherwise at a later moment", changed)
        return Event("time", "the rules", "look at another day", ())

    def _only_older(self, old: Contract, new: Contract) -> bool:
        """Whether what happened to a contract makes no difference, and its age does."""
        if new.id not in self._young or old.end != new.end:
            return False
        aged = self._start.history.as_of(self._end.history.at)
        pairs = ((self._end.history, {new.id: old}), (aged, {new.id: new}))
        return all(
            self._end.on(put_in(history, other)).score(of=self._of)
            == self._end.on(history).score(of=self._of)
            for history, other in pairs
        )

    def _age(self, old: Contract, new: Contract) -> str:
        if self._of not in (new.freelancer, new.client):
            return "grew older"
        before, after = self._treatments(old, new)
        counts = self._hangs_on(self._start, old), self._hangs_on(self._end, new)
        return age_in_words(before, after, counts=counts)

    def _hangs_on(self, run: Run, contract: Contract) -> bool:
        """Whether the score would be another one without *contract*."""
        return run.score(of=self._of) != run.without(contract).score(of=self._of)

    def _counting(self, run: Run, contract: Contract) -> Hashable:
        """What is the same where a contract counts alike, whichever rule says so."""
        treatment = run.treatment(contract, of=self._of)
        return treatment.rated, bool(treatment.refused), self._hangs_on(run, contract)

    def _counts(self, contract: Contract) -> bool:
        """Whether a contract counts at one of the two moments."""
        old = self._old.get(contract.id)
        treatments = self._treatments(old, contract) if old else ()
        found = treatments or (self._end.treatment(contract, of=self._of),)
        return any(treatment.rated for treatment in found)

    def _treatments(self, old: Contract, new: Contract) -> tuple[Treatment, Treatment]:
        of = self._of
        return self._start.treatment(old, of=of), self._end.treatment(new, of=of)
