#!/usr/bin/env bash
# Upload the SARIF log to code scanning.
set -euo pipefail
if [ ! -s "$REPORTS/check.sarif" ]; then
  echo "There is nothing to upload."
  exit 0
fi
gzip -c "$REPORTS/check.sarif" | base64 | tr -d '\n' >"$REPORTS/check.sarif.gz.base64"
gh api --silent --method POST "repos/$GITHUB_REPOSITORY/code-scanning/sarifs" \
  --raw-field commit_sha="$GITHUB_SHA" --raw-field ref="$GITHUB_REF" \
  --field sarif=@"$REPORTS/check.sarif.gz.base64"
