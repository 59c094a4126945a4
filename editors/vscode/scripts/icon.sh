#!/usr/bin/env bash
# Draws images/icon.png from images/icon.svg, with Chromium.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../images"
page=$(mktemp --suffix .html)
trap 'rm -f -- "$page"' EXIT
printf '<style>body{margin:0}svg{display:block}</style>%s' "$(<icon.svg)" >"$page"
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --default-background-color=00000000 \
  --window-size=256,256 --screenshot="$PWD/icon.png" "file://$page"
