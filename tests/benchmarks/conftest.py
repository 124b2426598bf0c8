"""Benchmarks are scripts at the root of the repository, which no test sees by itself."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
