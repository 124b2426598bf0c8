#!/usr/bin/env bash
# Append the reports to the summary of the job, which may have 1 MiB a step.
set -euo pipefail
for report in check compare; do
  if [ -s "$REPORTS/$report.md" ]; then
    cat "$REPORTS/$report.md"
    echo
  fi
done >>"$GITHUB_STEP_SUMMARY"
