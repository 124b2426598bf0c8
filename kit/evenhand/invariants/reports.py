"""What reports and accusations may do to a score: nothing, until they are proved."""

from __future__ import annotations

from collections.abc import Iterator

from evenhand.invariants.declared import invariant
from evenhand.invariants.findings import forgetting, same_scores
from evenhand.model.cases import Case
from evenhand.model.contracts import Contract, Report
from evenhand.model.history import History, PlatformFact
from evenhand.runs import Run


@invariant(
    number="I33",
    kind="equality",
    against=["unproven_accusations_never_change_the_score", "bad_work_never_raises_the_score"],
    basis=[
        "W4, thread B: fear of a revenge review for leaving a job that turned out unethical",
        "Upwork help 219801228: feedback that was given to extort or to threaten is removed",
        "FTC rule 16 CFR 465: reviews may not be kept down by threats",
    ],
)
def feedback_after_an_upheld_report_never_counts(run: Run) -> Iterator[Case]:
    """Where a freelancer's report was upheld, the score is as if the client had said nothing.

    For a worker: you can report a client who asks for something wrong, or threatens you, and be
    proved right, without paying for it by a bad review. It holds on paid contracts too.

    For a platform: once a report is upheld, whoever it was against has no say on that contract,
    in public or in private, however early the feedback came. Honest criticism on it is lost too.
    """
    for contract in run.history.once(_proved_right):
        yield run.changing(contract, unsaid_by_the_client).same_as(
            run,
            of=contract.freelancer,
            because=contract,
            difference="had the client said nothing on it",
        )


@invariant(
    number="I42",
    kind="equality",
    against=["feedback_after_an_upheld_report_never_counts"],
    basis=["W22, thread A: what is alleged in public changes nothing; what is decided may"],
)
def unproven_accusations_never_change_the_score(run: Run) -> Iterator[Case]:
    """Reports that were not upheld, and accusations in public, leave every score as it was.

    For a worker: who shouts loudest in a forum, or reports you out of spite, cannot touch your
    score. Nor can you mend yours by accusing a client before anybody has looked into it.

    For a platform: wait for the ruling. Whatever a report suspends in the meantime must stay apart
    from the score, or reporting becomes a weapon. Who was wronged waits until there is one.
    """
    for contract in run.history.once(_worst_spoken_of):
        yield run.changing(contract, reported).same_as(
            run,
            of=contract.freelancer,
            because=contract,
            difference="had both sides reported each other, with nothing decided",
        )
    yield from same_scores(
        run,
        (without_unproven_reports, "had there been no report but those that were upheld"),
        (with_accusations, "had somebody accused everybody in public"),
        (without_accusations, "had nobody accused anybody in public"),
    )


def unsaid_by_the_client(contract: Contract) -> Contract:
    """The contract had its client given no feedback."""
    return contract.replace(feedback=contract.feedback_by_freelancer)


def without_unproven_reports(history: History) -> History:
    """The history without the reports that are not decided, or were not upheld."""
    return history.with_each(cleared)


def with_accusations(history: History) -> History:
    """The history had somebody accused everybody in public today."""
    accused = [PlatformFact(history.at, "accused", party) for party in history.parties()]
    return history.knowing(*accused) if accused else history


def without_accusations(history: History) -> History:
    """The history had nobody ever accused anybody in public."""
    return forgetting("accused", history)


def reported(contract: Contract) -> Contract:
    """The contract had both sides reported the other when it ended, or else when it began."""
    at = contract.end.at if contract.end else contract.hired
    both = Report("client", at, "bad faith"), Report("freelancer", at, "bad faith")
    return contract.replace(reports=(*contract.reports, *both))


def cleared(contract: Contract) -> Contract:
    """The contract with those reports only that were upheld."""
    if all(report.upheld for report in contract.reports):
        return contract
    return contract.replace(reports=tuple([each for each in contract.reports if each.upheld]))


def _worst_spoken_of(history: History) -> tuple[Contract, ...]:
    """One contract: if it can be one without a report, and one of which something bad was said."""

    def first(contract: Contract) -> tuple[bool, bool]:
        scorned = any(said.negative for said in contract.feedback_by_client)
        return bool(contract.reports), not scorned

    return tuple(sorted(history.contracts, key=first)[:1])


def _proved_right(history: History) -> tuple[Contract, ...]:
    """The contracts on which a report by the freelancer was upheld and the client spoke."""
    return tuple(
        contract
        for contract in history.contracts
        if contract.reports
        and any(report.by == "freelancer" and report.upheld for report in contract.reports)
        and contract.feedback_by_client
    )
