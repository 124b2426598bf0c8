"""Schemas of others' formats, which reports must keep to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]

FOLDER = Path(__file__).with_name("vendored")


def wrong_with_sarif(log: Any) -> list[str]:
    """What the schema of SARIF 2.1.0 says against a log, and where."""
    schema = json.loads((FOLDER / "sarif-2.1.0.json").read_text("utf-8"))
    validator = jsonschema.validators.validator_for(schema)(schema)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(log)]
