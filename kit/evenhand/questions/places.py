"""Places: how a file is called in a message."""

from __future__ import annotations

import os
from pathlib import Path


def shown(path: Path | str) -> str:
    """*path* as a message names it: from the current directory where it lies below that."""
    whole = Path(os.path.abspath(path))
    here = Path.cwd()
    return str(whole.relative_to(here) if whole.is_relative_to(here) else path)
