#!/usr/bin/env bash
# Check RULE_SETS, or the repository's own; write the reports; tell GitHub what to show beside the lines.
# Whatever is found the step succeeds: its exit code is an output, which the last step ends with.
set -euo pipefail
reports=$(mktemp -d "${RUNNER_TEMP:-/tmp}/evenhand.XXXXXX")
read -ra rule_sets <<<"${RULE_SETS:-}" || true

# Texts that come from the pull request are printed where they command nothing.
pause=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$pause"
code=0
evenhand check --report markdown="$reports/check.md" --limit 900000 \
  --report sarif="$reports/check.sarif" --report github="$reports/annotations" \
  -- ${rule_sets[@]+"${rule_sets[@]}"} 2>"$reports/trouble" || code=$?
cat "$reports/trouble"
echo "::$pause::"

if [ -f "$reports/annotations" ]; then
  cat "$reports/annotations"
else
  echo "::error title=evenhand::nothing was checked; the log says why"
  bash "$(dirname "$0")/trouble.sh" "evenhand: nothing was checked" <"$reports/trouble" >"$reports/check.md"
fi
{
  echo "code=$code"
  echo "reports=$reports"
} >>"$GITHUB_OUTPUT"
