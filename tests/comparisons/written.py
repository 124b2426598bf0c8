"""A comparison written by hand in which everything differs that can, for reports to tell."""

from __future__ import annotations

from pathlib import Path

from evenhand.catalogue.scenarios import Scenario
from evenhand.comparisons.apart import Apart, Direction, HistoryDifference, Tried
from evenhand.comparisons.beside import Beside, Checked, Comparison
from evenhand.comparisons.bounds import ChangedBound, Loosened, Moved
from evenhand.comparisons.cells import ChangedCell
from evenhand.comparisons.clauses import (
    ChangedClause,
    ChangedFigure,
    Clause,
    Clauses,
    Reordered,
)
from evenhand.comparisons.revisions import Renewed, Since
from evenhand.comparisons.scenarios import (
    BadgeDifference,
    ScenarioDifference,
    ShownDifference,
    VisibilityDifference,
)
from evenhand.comparisons.sides import Sides
from evenhand.model.history import History
from evenhand.model.outcomes import Rated
from evenhand.model.verdicts import Outcome
from evenhand.rulesets import RuleSet, Scale
from evenhand.search.checking import Effort

from tests.questions.written import marked, rule_set
from tests.reports.written import ADA, FIRST, job, verdict


def stars(contract: object, *, worst: int = 1) -> int:
    """Three stars for everybody."""
    return 3


def first(rated: tuple[Rated, ...]) -> int | None:
    """The first counts."""
    return rated[0].outcome if rated else None  # type: ignore[return-value]


def rules() -> RuleSet:
    """Two rules, with a number."""
    return rule_set(marked("rates", stars, cites="ours"), marked("aggregates", first))


def clauses(rule_set: RuleSet) -> Clauses:
    """A difference of every sort."""
    rule, (figure,) = rule_set.rules["rules.stars"], rule_set.figures()
    clause = Clause(rule, "ours", before=("rules.others",))
    return Clauses(
        added=(clause,),
        dropped=(clause,),
        changed=(
            ChangedClause(clause, clause, ("question", "text", "source", "code", "what it calls")),
        ),
        figures=(ChangedFigure(rule, "worst", figure, None),),
        reordered=(Reordered("rates", ("a", "b"), ("b", "a")),),
        scale=(Scale(1, 5), Scale(0, 100)),
        scores=(("freelancer",), ("client", "freelancer")),
    )


def scenario() -> ScenarioDifference:
    """A scenario in which scores, badges and the work history come out otherwise."""
    history = History([job(1)])
    file = Path("scenarios/told.toml")
    told = Scenario(file, "A story", "", (), ADA, history, FIRST, history.at, {})
    return ScenarioDifference(
        told,
        shown=(ShownDifference(ADA, (None, 3), (None, 4)),),
        badges=(BadgeDifference(ADA, (("Top",), ()), (("Top",), ("Top", "Plus"))),),
        visible=(VisibilityDifference("job 1", True, None),),
    )


def apart() -> Apart:
    """A history each way."""
    difference = HistoryDifference(History([job(1)]), ADA, 3, 4)
    way = Direction("harsher", 7, difference, difference)
    tried = Tried(100, 60, 2, 9, (0, 1, 2), 40, 50, 3)
    return Apart(
        tried,
        way,
        Direction("kinder", 0),
        Direction("baseline only", 1, difference, difference),
        Direction("candidate only", 0),
    )


def comparison() -> Comparison:
    """Everything differs."""
    known = rules()
    kept, broken = verdict("a", "p"), verdict("b", "p", Outcome.VIOLATED)
    beside = Beside(
        Sides(known, known, "main"),
        clauses(known),
        cells=(ChangedCell("p", kept, broken, "lost"),),
        alike=5,
        scenarios=(scenario(),),
        apart=apart(),
    )
    name = known.name
    columns = (Checked(f"{name} at main", known, {}), Checked(name, known, {}))
    return Comparison(f"{name} at main", (beside,), columns, 9, Effort(1, 0))


def since() -> Since:
    """What else became of a repository."""
    files = Renewed(("new.toml",), ("gone.toml",), ("other.toml",))
    promise = "one_contract_moves_the_score_a_little"
    loosened = Loosened("same", promise, verdict("same", promise, Outcome.VIOLATED))
    moved = Moved(
        (ChangedBound(promise, "points", 8, None, own=5),),
        frozenset({("same", promise)}),
        (loosened,),
    )
    return Since("main", (comparison(),), ("same",), ("added",), ("removed",), files, moved)
