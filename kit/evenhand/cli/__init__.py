"""The command line: a thin door to checking, listing, replaying and comparing."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import gettempdir


def main() -> None:
    """Run the command line; a mistake of the user's ends in one plain message and exit code 2."""
    # Hypothesis would leave a folder of its own in whatever folder this is called from.
    os.environ.setdefault(
        "HYPOTHESIS_STORAGE_DIRECTORY", str(Path(gettempdir()) / "evenhand-hypothesis")
    )
    from evenhand.cli.every_command import evenhand

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    evenhand(prog_name="evenhand")
