"""Reports: whoever tells of a breach gets an answer, and what was wrong is put right."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated

from evenhand import Action, Days, History, acts, chosen, claimed


@acts("decide", cites="Thread A: who reported wanted to know what came of it; DSA Art. 16(5)")
def every_report_is_decided(
    history: History,
    *,
    within: Annotated[
        Days,
        chosen("Upwork documents seven business days (219801228); two weeks leave time to ask"),
    ] = 14,
) -> Iterator[Action]:
    """A person decides every report within two weeks and tells whoever made it, whatever it is."""
    for contract in history.contracts:
        for report in contract.reports:
            yield Action(
                duty="decide",
                about=contract.party(report.by),
                by=report.at + timedelta(days=within),
                grounds=f"a report: {report.ground}",
                by_human=True,
                contracts=(contract.id,),
            )


@acts("restore", cites="Thread A: remove the effect of what the client did; P2B recital 22")
def an_upheld_report_is_put_right(
    history: History,
    *,
    within: Annotated[
        Days, claimed("Platform Work Directive Art. 11, as policywindow tells it: two weeks")
    ] = 14,
) -> Iterator[Action]:
    """Two weeks after a report is upheld, nothing that the other side said there has an effect."""
    for contract in history.contracts:
        for report in contract.reports:
            if report.upheld and report.ruled is not None:
                yield Action(
                    duty="restore",
                    about=contract.party(report.by),
                    by=report.ruled + timedelta(days=within),
                    grounds=f"a report was upheld: {report.ground}",
                    contracts=(contract.id,),
                )
