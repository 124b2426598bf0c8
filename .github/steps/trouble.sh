#!/usr/bin/env bash
# Tell in Markdown, under the headline $1, what a command said when it could not do its work.
set -euo pipefail
printf '### %s\n\n```text\n' "$1"
head -c 60000 | sed 's/```/'"'''"'/g'
printf '\n```\n'
