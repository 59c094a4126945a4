# shellcheck shell=bash
# What editors/try and editors/vscode/try have in common: the server, a profile that is thrown away, and notes to open.
#
# It gets $root (of the repository), and after `prepare [DIR]`: $WHOSWHO (the server), $space (a folder for all that the
# editor writes, which goes when the script ends, however it ends), $vault (the notes), and $note, $line, $column and
# $name (a note of theirs, and where a name is in it: line and column from 1, in characters).
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}

fail() {
  printf '%s\n' "$1" >&2
  exit 2
}

need() {
  command -v "$1" >/dev/null || fail "There is no $1 on the path. $2"
}

# Builds the server, unless $WHOSWHO names one.
find_server() {
  if [[ -n ${WHOSWHO:-} ]]; then
    [[ -x $WHOSWHO ]] || fail "\$WHOSWHO is $WHOSWHO, which is not a program."
    WHOSWHO=$(realpath -- "$WHOSWHO")
  else
    need cargo 'Install Rust from https://rustup.rs, or set $WHOSWHO to the path of a whoswho that is built.'
    cargo build --release --locked --manifest-path "$root/Cargo.toml"
    WHOSWHO=$target/release/whoswho
  fi
  export WHOSWHO
}

# Finds a note of $vault with a full name in it; else the first note, and nothing at its start.
find_name() {
  local found pattern='^(.+):([0-9]+):([0-9]+): (.+) → .+ \(full name\)$'
  found=$(cd -- "$vault" && XDG_CACHE_HOME="$space/home/cache" timeout 20 "$WHOSWHO" mentions --reader first . 2>/dev/null | grep -m 1 -E "$pattern" || true)
  if [[ $found =~ $pattern ]]; then
    note=${BASH_REMATCH[1]} line=${BASH_REMATCH[2]} column=${BASH_REMATCH[3]} name=${BASH_REMATCH[4]}
  else
    note=$(cd -- "$vault" && find . -name '.?*' -prune -o -name '*.md' -print -quit)
    note=${note:-.} line=1 column=1 name=
  fi
}

# Whether a program of the profile is still there: a server may write its cache after the editor has gone. Only Linux says.
is_running() {
  grep -qsF -- "$space/tmp" /proc/[0-9]*/environ
}

# Ends the editor if it is still there, and removes what it wrote.
clean_up() {
  if [[ -n ${editor_pid:-} ]] && kill "$editor_pid" 2>/dev/null; then
    wait "$editor_pid" 2>/dev/null || true
  fi
  local deadline=$((SECONDS + 5))
  while is_running && ((SECONDS < deadline)); do
    sleep 0.1
  done
  rm -rf -- "$space"
}

prepare() {
  local folder=${1:-}
  if [[ -n $folder ]]; then
    [[ -d $folder ]] || fail "There is no folder $folder."
    vault=$(cd -- "$folder" && pwd)
  fi
  find_server
  space=$(mktemp -d)
  trap clean_up EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  mkdir -p "$space/home/.config" "$space/bin" "$space/tmp"
  ln -s -- "$WHOSWHO" "$space/bin/whoswho"
  if [[ -n $folder ]]; then
    find_name
    whose='These are your own notes: changes that you write are kept.'
  else
    cp -R "$root/seeds" "$space/seeds"
    vault=$space/seeds
    note='Story/2025-01-27 Markets.md' line=9 column=15 name=Liang
    whose='This is a copy: change what you like.'
  fi
}

# Runs an editor and waits for it. It runs in the background, so that a signal to this script ends both.
in_background() {
  "$@" <&0 &
  editor_pid=$!
  local code=0
  while kill -0 "$editor_pid" 2>/dev/null; do
    code=0
    wait "$editor_pid" || code=$?
  done
  editor_pid=
  return "$code"
}

# The same for an editor in this terminal, for which Ctrl-C is a key.
in_terminal() {
  trap : INT
  in_background "$@"
}
