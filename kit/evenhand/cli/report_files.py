"""Report files: which reports are to be written where, every mistake told before there is work."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evenhand.catalogue.problems import CatalogueError, Problem
from evenhand.cli import terminal
from evenhand.cli.new_files import homeless, in_the_way, write
from evenhand.cli.saying import note
from evenhand.model.units import Count
from evenhand.questions.names import nearest
from evenhand.questions.places import shown

OPTION = "--report"


@dataclass(frozen=True)
class ReportFile:
    """A report in one format, and the file that it is written to."""

    form: str
    file: Path


def report_files(
    asked: Sequence[str],
    formats: Sequence[str],
    *,
    form: str,
    limit: Count | None,
    overwrite: bool,
) -> list[ReportFile]:
    """The reports that ``FORMAT=FILE`` asks for, in order, beside the one of *form*.

    Raises CatalogueError with every mistake: an unknown format, a folder that is not there, a file
    that is there already, unless it is to be overwritten, one that is named twice, and a limit
    where nothing is Markdown.
    """
    found: list[ReportFile] = []
    problems: list[Problem] = []
    for text in asked:
        named, sign, name = text.partition("=")
        report = ReportFile(named, Path(name))
        messages = list(_wrong(report, formats, named=bool(sign and name), overwrite=overwrite))
        if not messages and any(_same(report, other) for other in found):
            messages = [f"{shown(report.file)} is named twice"]
        problems += [Problem(f"{OPTION} {text}", None, message) for message in messages]
        found.append(report)
    if limit is not None and "markdown" not in (form, *(report.form for report in found)):
        message = "it is how long Markdown may be, and none is asked for"
        problems.append(Problem("--limit", None, message))
    if problems:
        raise CatalogueError(problems)
    return found


def write_reports(
    reports: Sequence[ReportFile], text_of: Callable[[str], str], *, overwrite: bool
) -> None:
    """Write every report and say so; a file that came to be there meanwhile is left as it is."""
    with terminal.progress() as progress:
        texts = []
        for place, report in enumerate(reports):
            progress(f"telling {shown(report.file)}", place, len(reports))
            texts.append(text_of(report.form))
    problems: list[Problem] = []
    for report, text in zip(reports, texts, strict=True):
        try:
            write(report.file, text, overwrite=overwrite)
        except CatalogueError as error:
            problems += error.problems
        else:
            note(f"wrote {shown(report.file)}")
    if problems:
        raise CatalogueError(problems)


def _wrong(
    report: ReportFile, formats: Sequence[str], *, named: bool, overwrite: bool
) -> Iterator[str]:
    if not named:
        yield f"write a format, an equals sign and a file, such as {formats[0]}=report.txt"
        return
    if report.form not in formats:
        known = ", ".join(formats)
        yield f"there is no format {report.form!r}{nearest(report.form, formats)} ({known})"
    yield from homeless(report.file)
    yield from in_the_way(report.file, overwrite=overwrite)


def _same(report: ReportFile, other: ReportFile) -> bool:
    return os.path.abspath(report.file) == os.path.abspath(other.file)
