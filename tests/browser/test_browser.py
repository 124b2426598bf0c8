"""The page in a real browser, with hostile names in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from evenhand.reports.page.page import FEW, page

from tests.reports.page.test_page import ATTACKS, GAINS
from tests.reports.page.written import HARSH, MILD, many, material, rules, scenario

HERE = Path(__file__).parent
PACKAGES = Path(os.environ.get("PAGE_CHECK_PACKAGES", HERE))
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ALL_IS_WELL = "No request, no console message, nothing that axe would mend"


def missing() -> str:
    """What is not installed of all that this takes; empty where nothing is."""
    if not shutil.which("node"):
        return "there is no node"
    if not CHROMIUM.exists():
        return f"there is no {CHROMIUM}"
    lacking = [
        name
        for name in ("playwright-core", "axe-core")
        if not (PACKAGES / "node_modules" / name).is_dir()
    ]
    return f"npm packages are missing: {', '.join(lacking)}" if lacking else ""


pytestmark = pytest.mark.skipif(bool(missing()), reason=f"{missing()}; see README.md beside this")


def checked(text: str, folder: Path, **more: str) -> tuple[int, str]:
    """What the browser has to say of a page; *more* goes to its environment."""
    file = folder / "page.html"
    file.write_text(text, "utf-8")
    run = subprocess.run(
        ["node", str(HERE / "check_page.mjs"), str(file), str(folder / "screenshots")],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={**os.environ, "PAGE_CHECK_PACKAGES": str(PACKAGES), "CHROMIUM": str(CHROMIUM), **more},
    )
    assert run.stderr == ""
    return run.returncode, run.stdout


@pytest.fixture(scope="module")
def hostile() -> str:
    """A page in which every name and text is an attack."""
    known = (
        rules(HARSH, title=ATTACKS[0], sources=ATTACKS, gaps=ATTACKS),
        rules(MILD, title=ATTACKS[1]),
    )
    stories = tuple(
        scenario(title=attack, story=attack, sources=ATTACKS, rule_sets=(HARSH, MILD))
        for attack in ATTACKS
    )
    gains = replace(GAINS, said=(ATTACKS[2],), largest_loss=(ATTACKS[9], ATTACKS[2]))
    return page(material(known=known, scenarios=stories, gains=(gains,)))


def test_a_page_full_of_attacks_does_no_harm(hostile: str, tmp_path: Path) -> None:
    code, said = checked(hostile, tmp_path)
    assert said.startswith(ALL_IS_WELL)
    assert code == 0
    shots = {file.name for file in (tmp_path / "screenshots").iterdir()}
    assert {"phone-light.png", "phone-dark.png", "desktop-light.png", "desktop-dark.png"} <= shots


def test_the_browser_sees_what_is_wrong(tmp_path: Path) -> None:
    text = page(material())
    for right, wrong in (
        ("</main>", '<img src="https://example.invalid/a.png" alt="a"></main>'),
        ("</main>", "<script>document.body.append('!')</script></main>"),
        ("</main>", '<hr width="900"></main>'),
        ("<body>", '<body onload="alert(1)">'),
        ('<html lang="en">', "<html>"),
        ("--grey: #565d66", "--grey: #565d67"),  # not the style sheet that the policy allows
    ):
        assert right in text
        text = text.replace(right, wrong, 1)
    code, said = checked(text, tmp_path)
    assert code == 1
    for fault in (
        "it asks for https://example.invalid/a.png",
        "inline script violates",
        "inline event handler violates",
        "inline style violates",
        "there is a script in the page",
        "wide and scrolls sideways",
        "axe: html-has-lang",
    ):
        assert fault in said, said


@pytest.mark.parametrize(("number", "left_out"), [(2, False), (FEW + 1, True)])
def test_on_paper_a_long_page_keeps_the_table_and_the_stories_and_says_what_it_left_out(
    number: int,
    left_out: bool,
    tmp_path: Path,
) -> None:
    code, said = checked(page(many(number)), tmp_path, PAPER="1")
    assert (code, said.startswith(ALL_IS_WELL)) == (0, True)
    paper = (tmp_path / "screenshots" / "paper.txt").read_text("utf-8")
    for kept in ("Who keeps what", "What a reader saw", "The clause that decides:", "Checked on"):
        assert kept in paper
    sections = ["How hard we looked", "The same in numbers", "\nSources\n", "; source: "]
    assert [words for words in sections if words in paper] == ([] if left_out else sections)
    assert ("Not on paper, but on the page:" in paper) is left_out
