#!/usr/bin/env bash
# Compare the rule sets with those of the revision BASE, as Markdown that fits a comment.
set -euo pipefail
if [ -z "${BASE:-}" ]; then
  echo "There is no base to compare with."
  exit 0
fi
if ! evenhand compare --base-rev "$BASE" --format markdown --limit 64000 \
  >"$REPORTS/compare.md" 2>"$REPORTS/trouble"; then
  echo "::warning title=evenhand::the rule sets could not be compared with those of the base"
  {
    echo "<!-- evenhand compare -->"
    bash "$(dirname "$0")/trouble.sh" "evenhand: not compared with the base" <"$REPORTS/trouble"
  } >"$REPORTS/compare.md"
fi
