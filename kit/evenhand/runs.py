"""A run: a history under a rule set, with the rule behind each answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from evenhand.judging import Memories
from evenhand.judging.judge import Answer, Judge, judge
from evenhand.judging.yardsticks import (
    Yardstick,
    not_higher,
    not_lost,
    not_lower,
    not_lower_than_the_top,
    same,
)
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, Feedback, Party, Role
from evenhand.model.history import History, PlatformFact, Variation
from evenhand.model.outcomes import Action, Badge, Duty, Refusal, Treatment
from evenhand.model.units import Exact
from evenhand.questions.answers import Given, Unanswered
from evenhand.rulesets import RuleSet

STRANGER = Party("somebody who has nothing to do with it", "client")
"""Whoever reads what the public sees."""


class Run:
    """What follows from *history* under *rule_set*, at the moment it is seen from.

    *memories* may be handed from run to run, of any rule set, over histories that share their
    contracts. Raises ``Unanswered`` where no rule answers what is asked,
    ``RuleError`` where one fails.
    """

    __slots__ = ("_actions", "_answers", "_memories", "_memory", "_runs", "history", "rule_set")

    def __init__(
        self, rule_set: RuleSet, history: History, *, memories: Memories | None = None
    ) -> None:
        self.rule_set = rule_set
        self.history = history
        self._memories = memories or Memories()
        self._memory = self._memories.of(history)
        self._answers: dict[Party, Answer] = {}
        self._runs: dict[int, Run] = {}
        self._actions: tuple[Action, ...] | None = None

    # What the rules say

    def score(self, *, of: Party) -> Exact | None:
        """The score of *of* as it stands at this moment, unrounded; None where there is none."""
        return self.answer(of=of).score

    def answer(self, *, of: Party) -> Answer:
        """The score, the rule that worked it out, and how each contract stands in it."""
        known = self._answers.get(of)
        if known is None:
            known = self._answers[of] = self._judge(of).answer(self.history)
        return known

    def scored(self, *, of: Party) -> tuple[Exact | None, str | None]:
        """The score, and the rule that worked it out."""
        answer = self.answer(of=of)
        return answer.score, answer.rule

    def shown(self, *, of: Party, at: datetime | None = None) -> Exact | None:
        """The number that a reader sees at this moment: the last update's, as it is displayed.

        With *at*, the one that a reader saw at that moment.
        """
        at = at or self.history.at
        moment, _ = self._asked("updates", moment=at)
        return self.as_of(moment or at).displayed(of=of)

    def displayed(self, *, of: Party) -> Exact | None:
        """The number that a reader would see, were the score worked out at this moment."""
        return self.rule_set.displayed(self.score(of=of))

    def treatment(self, contract: Contract, *, of: Party | None = None) -> Treatment:
        """Everything that the rules say of *contract* in the score of *of*, its freelancer."""
        return self._judge(of or contract.freelancer).treatment(contract, self.history)

    def visible(self, contract: Contract) -> bool:
        """Whether the public work history lists *contract*."""
        chain = self.rule_set.chain("shows")
        if chain.reads_history:
            return bool(self._told("shows", contract=contract))
        origin = self.rule_set.origin_of("shows")
        shelf = self._memory.shelf(moment=origin.moment, facts=origin.facts)
        listed = shelf.answers(("shows", origin.number))
        if contract not in listed:
            listed[contract] = bool(self._told("shows", contract=contract))
        return bool(listed[contract])

    def visible_by(self, contract: Contract) -> str | None:
        """The rule that says whether the public work history lists *contract*."""
        return self._asked("shows", contract=contract)[1]

    def listed(self, contract: Contract) -> bool:
        """Whether the page of its job posting lists *contract* among the hires."""
        return bool(self._told("lists", contract=contract))

    def public(self, feedback: Feedback, contract: Contract) -> bool:
        """Whether anybody at all may see *feedback* at this moment."""
        return self.revealed(feedback, contract, to=STRANGER)

    def refusal(self, feedback: Feedback, contract: Contract) -> Refusal | None:
        """Why *feedback* takes no effect; None where it does."""
        given = self._given(feedback=feedback, contract=contract)
        refusal: Refusal | None = self.rule_set.chain("admits").ask(given)[0]
        return refusal

    def may_speak(self, contract: Contract, by: Role) -> bool:
        """Whether feedback that side *by* gave at this moment would take effect."""
        words = Feedback(by=by, at=self.history.at, stars=3)
        spoken = contract.replace(feedback=(*contract.feedback, words))
        return self.refusal(words, spoken) is None

    def revealed(self, feedback: Feedback, contract: Contract, *, to: Party) -> bool:
        """Whether *to* may see *feedback* at this moment."""
        return bool(self._told("reveals", feedback=feedback, contract=contract, party=to))

    def badges(self, *, of: Party) -> tuple[Badge, ...]:
        """The badges and levels that *of* holds at this moment."""
        return self.badges_for(self._score_for_badges(of), of=of)

    def badges_for(self, score: Exact | None, *, of: Party) -> tuple[Badge, ...]:
        """The badges that *of* would hold at this moment with another *score*."""
        scores = partial(self._shown_at, of)
        badges: tuple[Badge, ...] = self._told("awards", party=of, score=score, scores=scores)
        return badges

    def actions(self) -> tuple[Action, ...]:
        """What the platform must do at this moment, or had to do before."""
        if self._actions is None:
            self._actions = self._told("acts")
        return self._actions

    def owed(self, duty: Duty, *, about: Party) -> tuple[Action, ...]:
        """What the platform must do of this *duty* about a party; silent where no rule speaks."""
        if not self.rule_set.speaks_of(duty):
            raise Unanswered(f"acts: {duty}")
        return tuple([act for act in self.actions() if act.duty == duty and act.about == about])

    def owed_by(self, action: Action) -> str | None:
        """The rule that makes *action* the platform's duty."""
        answers = self.rule_set.chain("acts").each(self._given())
        return next((rule for answer, rule in answers if answer == action), None)

    # Variations

    def without(self, *contracts: Contract) -> Run:
        """The same run had these contracts never been."""
        return self.on(self.history.without(*contracts))

    def plus(self, *contracts: Contract) -> Run:
        """The same run with these contracts too."""
        return self.on(self.history.plus(*contracts))

    def replacing(self, old: Contract, new: Contract) -> Run:
        """The same run with *new* in the place of *old*."""
        return self.on(self.history.replacing(old, new))

    def changing(self, contract: Contract, change: Callable[[Contract], Contract]) -> Run:
        """The same run with *contract* as *change*, a named function, makes it."""
        return self.on(self.history.changing(contract, change))

    def varied(self, make: Variation, *contracts: Contract) -> Run:
        """The run on the history that *make*, a named function, makes of this one."""
        return self.on(self.history.varied(make, *contracts))

    def renamed(self, names: Mapping[Party, Party], ids: Callable[[str], str] = str) -> Run:
        """The same run with every party, and every contract, under another name."""
        return self.on(self.history.renamed(names, ids))

    def moved(self, *, by: timedelta) -> Run:
        """The same run earlier or later as a whole."""
        return self.on(self.history.moved(by=by))

    def knowing(self, *facts: PlatformFact) -> Run:
        """The same run with these facts too."""
        return self.on(self.history.knowing(*facts))

    def as_of(self, moment: datetime) -> Run:
        """The run at another moment, knowing what was known then."""
        return self.on(self.history.as_of(moment))

    def on(self, history: History) -> Run:
        """The run of the same rule set on a variation of this history."""
        if history is self.history:
            return self
        run = self._runs.get(id(history))
        if run is None:
            run = Run(self.rule_set, history, memories=self._memories)
            self._runs[id(history)] = run
        return run

    def under(self, rule_set: RuleSet) -> Run:
        """The run of another rule set on the same history."""
        return Run(rule_set, self.history, memories=self._memories)

    # Comparisons, as cases of a promise: *self* is the history in question, *base* the other

    def not_lower_than(
        self,
        base: Run,
        *,
        of: Party,
        because: Contract | None = None,
        difference: str = "",
        unscored_is_top: bool = False,
    ) -> Case:
        """A case: the score of *of* is not below the one in *base*, and is not lost.

        With *unscored_is_top*, a first score below the top of the scale counts as lowered.
        """
        yardstick = not_lower_than_the_top if unscored_is_top else not_lower
        return self.compared(base, yardstick, of=of, because=because, difference=difference)

    def not_higher_than(
        self, base: Run, *, of: Party, because: Contract | None = None, difference: str = ""
    ) -> Case:
        """A case: the score of *of* is not above the one in *base*; a first score is not above."""
        return self.compared(base, not_higher, of=of, because=because, difference=difference)

    def same_as(
        self,
        base: Run,
        *,
        of: Party,
        base_of: Party | None = None,
        because: Contract | None = None,
        difference: str = "",
    ) -> Case:
        """A case: the score of *of* is what it is in *base*, there under the name *base_of*."""
        return self.compared(
            base, same, of=of, base_of=base_of, because=because, difference=difference
        )

    def keeps_a_score(self, base: Run, *, of: Party, because: Contract) -> Case:
        """A case: whoever has a score in *base* has one here."""
        return self.compared(base, not_lost, of=of, because=because)

    def compared(
        self,
        base: Run,
        yardstick: Yardstick,
        *,
        of: Party,
        base_of: Party | None = None,
        because: Contract | None = None,
        difference: str = "",
        told: Callable[[Run, Exact | None, Exact | None], str] | None = None,
    ) -> Case:
        """A case: the score of *of* here and in *base*, held against a yardstick.

        Where it is not kept, *told* may say so in a sentence, of this run and both scores.
        """
        before, after = base.score(of=base_of or of), self.score(of=of)
        kept, amount = yardstick(before, after, self.rule_set.scale)
        return Case(
            kept=kept,
            of=of,
            base=base.history,
            varied=self.history,
            before=before,
            after=after,
            because=because,
            difference=difference,
            told=told(self, before, after) if told and not kept else "",
            amount=amount,
        )

    def asked(self, find: Callable[[Run], Iterable[Case]]) -> Iterable[Case]:
        """The cases that *find* comes to, which hang on more than scores."""
        return find(self)

    def on_scale(self, *, of: Party) -> Case:
        """A case: the score of *of*, and the number shown for it, lie on the rule set's scale."""
        score, shown = self.score(of=of), self.displayed(of=of)
        kept = self.rule_set.scale.holds(score) and self.rule_set.scale.holds(shown)
        return Case(
            kept=kept, of=of, base=self.history, varied=self.history, before=None, after=score
        )

    # How an answer comes about

    def _shown_at(self, party: Party, moment: datetime) -> Exact | None:
        return self.shown(of=party, at=moment)

    def _score_for_badges(self, of: Party) -> Exact | None:
        return self.score(of=of) if self.rule_set.chain("awards").reads("score") else None

    def _asked(self, question: str, **given: Any) -> tuple[Any, str | None]:
        return self.rule_set.chain(question).ask(self._given(**given))

    def _told(self, question: str, **given: Any) -> Any:
        if not self.rule_set.answers(question):
            raise Unanswered(question)
        return self._asked(question, **given)[0]

    def _judge(self, of: Party) -> Judge:
        return judge(self.rule_set, of, self._memory)

    def _given(self, **more: Any) -> Given:
        history = self.history
        return {"moment": history.at, "facts": history.facts, "history": history, **more}
