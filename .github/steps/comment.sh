#!/usr/bin/env bash
# Post the comparison as a comment on pull request NUMBER, or update the one of an earlier run.
set -euo pipefail
if [ -z "${NUMBER:-}" ] || [ ! -s "$REPORTS/compare.md" ]; then
  echo "There is nothing to comment on."
  exit 0
fi
first_line=$(head -n 1 "$REPORTS/compare.md")
comments="repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments"
ours='.[] | select(.user.type == "Bot") | select(.body | startswith(env.FIRST_LINE)) | .id'
if ids=$(FIRST_LINE="$first_line" gh api --paginate "$comments" --jq "$ours"); then
  id=${ids%%$'\n'*}
  if [ -n "$id" ]; then
    call=(--method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id")
  else
    call=(--method POST "$comments")
  fi
  if gh api --silent "${call[@]}" --field body=@"$REPORTS/compare.md"; then
    exit 0
  fi
fi
# The token of a pull request from a fork may not write.
echo "::notice title=evenhand::no comment could be written; the summary of the job has the comparison"
