"""The command ``check``: the table, the stories, and witnesses on request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import click

from evenhand.catalogue.catalogue import Catalogue
from evenhand.catalogue.settings import Settings
from evenhand.cli import terminal
from evenhand.cli.choosing import chosen_pairs
from evenhand.cli.door import REPORTED
from evenhand.cli.found import Found
from evenhand.cli.report_files import report_files, write_reports
from evenhand.cli.reporting import print_report, report
from evenhand.cli.saying import note
from evenhand.model.units import Count
from evenhand.model.verdicts import Verdict
from evenhand.reports.alerts import not_checked, unchecked
from evenhand.reports.updates import entries, write_witnesses
from evenhand.search.checking import Effort
from evenhand.search.evidence import Prove
from evenhand.search.exhaustive import TooMany
from evenhand.search.parallel import ProcessLost, checked
from evenhand.search.witnesses import Pair

NOT_CHECKED = 2  # the exit code where nothing was checked, whatever stood in the way
INTERRUPTED = 130  # as a shell has it


def run_check(
    root: Path,
    catalogue: Catalogue,
    settings: Settings,
    *,
    rule_sets: tuple[str, ...],
    invariants: tuple[str, ...],
    histories: int | None,
    seed: int | None,
    exhaustive: int | None,
    prove: bool,
    worst: bool,
    examples: int | None,
    verbose: bool,
    jobs: int | None,
    form: str,
    reports: tuple[str, ...],
    overwrite: bool,
    limit: int | None,
    update: bool,
    exit_zero: bool,
) -> None:
    """Check, print, write reports, and exit with 1 where somebody must act."""
    files = report_files(reports, REPORTED, form=form, limit=limit, overwrite=overwrite)
    effort = Effort.chosen(
        settings, histories=histories, seed=seed, exhaustive=exhaustive, worst=worst
    )
    far: list[str] = []
    with terminal.progress() as progress, refusals():
        pairs = chosen_pairs(catalogue, settings, rule_sets, invariants)
        verdicts = checked(
            root,
            catalogue,
            pairs,
            effort,
            today=datetime.now(UTC).date(),
            jobs=settings.jobs if jobs is None else jobs,
            progress=progress,
            interrupted=lambda *step: far.append(_so_far(*step)),
            prove=_prover() if prove else None,
        )
    if verdicts:
        found = Found(root, catalogue, verdicts, effort, not far, examples, verbose)
        print_report(found, form, limit=limit)
        write_reports(files, partial(report, found, limit=limit), overwrite=overwrite)
    if far:
        note("; ".join([*far, *_known(pairs, verdicts)]) + ".")
        raise click.exceptions.Exit(INTERRUPTED)
    for name in unchecked(verdicts) if form != "text" else ():
        note(not_checked(name))
    if update:
        _update(catalogue, verdicts)
    if not exit_zero and failed(verdicts):
        raise click.exceptions.Exit(1)


@contextmanager
def refusals() -> Iterator[None]:
    """In here, what cannot be done or comes to no end is told in plain words."""
    try:
        yield
    except (ProcessLost, TooMany) as trouble:
        note(str(trouble))
        raise click.exceptions.Exit(NOT_CHECKED) from None


def _so_far(what: str, done: Count, of: Count) -> str:
    return f"Interrupted while {what}" + (f", at {done:,} of {of:,}" if of else "")


def _known(pairs: Sequence[Pair], verdicts: Sequence[Verdict]) -> Iterator[str]:
    """What the verdicts are of, and the rule sets of which there are none: there was no time."""
    if verdicts:
        yield "the verdicts are of what was tried until then"
    known = {verdict.rule_set for verdict in verdicts}
    lost = dict.fromkeys(rule_set.name for rule_set, _ in pairs if rule_set.name not in known)
    if lost:
        yield f"there are none for {', '.join(lost)}"


def _prover() -> Prove:
    """What proves promises; where its tool is not installed, which one to install."""
    if find_spec("crosshair") is None:
        note("--prove: it needs a tool that is not installed: pip install 'evenhand[prove]'")
        raise click.exceptions.Exit(NOT_CHECKED)
    from evenhand.proof.proofs import Proofs

    return Proofs().proof_of


def failed(verdicts: Sequence[Verdict]) -> bool:
    """Whether somebody must act, or a rule set was not checked at all."""
    return any(verdict.failed for verdict in verdicts) or bool(unchecked(verdicts))


def _update(catalogue: Catalogue, verdicts: Sequence[Verdict]) -> None:
    """Write the witnesses that are missing; print the entries that are; edit nothing."""
    for line in write_witnesses(catalogue, verdicts):
        note(line)
    for rule_set, text in entries(catalogue, verdicts):
        note(f"# To review, and to add to {rule_set}:\n\n{text}")
