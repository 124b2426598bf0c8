"""Rule set files as pytest sees them: an item for each promise that a rule set is held to."""

from __future__ import annotations

from typing import Any

import pytest

from evenhand.model.verdicts import Outcome, Verdict
from evenhand.plugin.plain import PlainFailure, PlainFile, PlainItem
from evenhand.plugin.scopes import SCOPE
from evenhand.plugin.summaries import words
from evenhand.search.witnesses import Pair, claim_of


class RuleSetFile(PlainFile):
    """The file in which a rule set is written."""

    def items(self) -> list[pytest.Item]:
        scope = self.config.stash[SCOPE]
        rule_set = scope.catalogue.rule_set(scope.rule_set_at[self.path])
        return [
            Promise.from_parent(
                self,
                name=promise.name,
                title=rule_set.title,
                pair=(rule_set, promise),
            )
            for promise in scope.promises
        ]


class Broken(Exception):
    """A verdict that somebody must act on."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict)
        self.verdict = verdict


class Promise(PlainItem):
    """One promise under one rule set."""

    def __init__(self, *, pair: Pair, **rest: Any) -> None:
        super().__init__(**rest)
        self.pair = pair

    def runtest(self) -> None:
        from evenhand.plugin.trials import verdicts_for

        scope = self.config.stash[SCOPE]
        selected = {item.name_of_pair: item.pair for item in _promises(self.session)}
        verdicts = verdicts_for(self, [*selected.values()])
        verdict = verdicts.of(self.pair)
        nothing = verdicts.are_all_silent(verdict.rule_set, of=len(scope.promises))
        evidence = verdict.evidence
        self.tell(
            verdict=words(verdict),
            histories=evidence.histories,
            cases=evidence.cases,
            moved=evidence.moved,
            violations=evidence.violations,
        )
        if verdict.failed:
            raise Broken(verdict)
        if verdict.outcome is Outcome.VIOLATED:
            pytest.xfail(self._reason())
            raise Broken(verdict)  # --runxfail: to list a violation does not make it pass
        if verdict.outcome is Outcome.SILENT:
            if nothing or not self.pair[0].rules:
                raise PlainFailure(f"nothing was checked: {self._unanswering(verdict)}")
            pytest.skip(evidence.trouble)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if not isinstance(excinfo.value, Broken):
            return super().repr_failure(excinfo, style)
        from evenhand.reports.stories import story

        return f"{story(excinfo.value.verdict, *self.pair)}\n\n{self._replay()}"

    @property
    def name_of_pair(self) -> tuple[str, str]:
        rule_set, promise = self.pair
        return rule_set.name, promise.name

    def _reason(self) -> str:
        claim = claim_of(self.pair)
        return f"{claim.because} ({claim.source})" if claim else ""

    def _unanswering(self, verdict: Verdict) -> str:
        if not self.pair[0].rules:
            return f"{verdict.rule_set} has no rules"
        return f"{verdict.rule_set} is silent on every promise ({verdict.evidence.trouble})"

    def _replay(self) -> str:
        options = self.config.stash[SCOPE].options
        rule_set, promise = self.name_of_pair
        return (
            f"evenhand check {rule_set} --invariant {promise} "
            f"--seed {options.seed} --histories {options.histories}"
        )


def _promises(session: pytest.Session) -> list[Promise]:
    return [item for item in session.items if isinstance(item, Promise)]
