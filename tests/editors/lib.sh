# shellcheck shell=bash
# What the tests of editors have in common. A test names its editor, and sources this:
#
#   editor=Vim
#   source "$(dirname -- "${BASH_SOURCE[0]}")/../lib.sh"
#
# It gets $here (the folder of the test), $root (of the repository), $target (of builds), $store (a folder for downloads,
# kept between runs), $vault (notes to copy), $server and $version (of whoswho), and $scratch (a folder that goes when the
# test ends). It counts with `check` or `count`, and ends with `finish`.
#
# The last line of a test is "N passed, N failed". It exits with 0 if nothing failed, with 1 if something did, and with 2
# if it could not run, which it says on stderr.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[1]}")" && pwd)
tests=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$(cd -- "$tests/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
store=$target/editors/$(basename -- "$here")
vault=$tests/vault

cannot_run() {
  printf 'The %s test cannot run: %s\n' "$editor" "$1" >&2
  exit 2
}

# Prints the path of the server: $WHOSWHO, else what is newer in target/release and target/debug, else what is built.
whoswho() {
  local release=$target/release/whoswho debug=$target/debug/whoswho
  if [[ -n ${WHOSWHO:-} ]]; then
    [[ -x $WHOSWHO ]] || cannot_run "\$WHOSWHO ($WHOSWHO) is no program."
    realpath -- "$WHOSWHO"
  elif [[ -x $release && ! $debug -nt $release ]]; then
    printf '%s\n' "$release"
  else
    # Quick when nothing has changed.
    cargo build --quiet --locked --manifest-path "$root/Cargo.toml" >&2 || cannot_run 'whoswho does not build.'
    printf '%s\n' "$debug"
  fi
}

# Installs packages of Debian that are missing.
debian() {
  local how="Install what is missing: apt-get install $*"
  local as_root=(env DEBIAN_FRONTEND=noninteractive)
  if [[ $(id -u) -ne 0 ]]; then
    as_root=(sudo -n "${as_root[@]}")
  fi
  if ! command -v apt-get >/dev/null || ! "${as_root[@]}" true 2>/dev/null; then
    cannot_run "there is not all that it needs. $how"
  fi
  { "${as_root[@]}" apt-get -qq update && "${as_root[@]}" apt-get -qq install --no-install-recommends "$@"; } </dev/null >/dev/null 2>"$scratch/apt" ||
    cannot_run "something could not be installed ($(tail -n 1 "$scratch/apt")). $how"
}

# Installs packages of npm, each with its version, and prints the folder that they are in. Other versions are in other folders,
# and what was interrupted is no installation.
from_npm() {
  local folder
  folder=$store/npm-$(cksum <<<"$*" | cut -d ' ' -f 1)
  if [[ ! -d $folder ]]; then
    rm -rf "$folder.new"
    mkdir -p "$folder.new"
    printf '{"private": true}\n' >"$folder.new/package.json"
    (cd -- "$folder.new" && npm install --no-audit --no-fund --loglevel=error "$@" >&2) ||
      cannot_run "these could not be installed: $*"
    mv "$folder.new" "$folder"
  fi
  printf '%s\n' "$folder"
}

passed=0
failed=0

# Counts one thing that was looked at: a label, and the command that says whether it is so.
check() {
  local label=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$label"
  fi
}

# Counts what an editor has looked at by itself and left in a file, as "PASSED FAILED". An editor that has not come to
# that has failed.
count() {
  local file=$1 ok=0 bad=1
  if [[ -s $file ]]; then
    read -r ok bad <"$file"
  else
    printf 'FAILED: %s runs its test to the end\n' "$editor"
  fi
  passed=$((passed + ok))
  failed=$((failed + bad))
}

finish() {
  printf '%d passed, %d failed\n' "$passed" "$failed"
  ((failed == 0))
}

# Makes a folder in which one run of an editor has all that it may write to: $space/home, $space/vault (the notes), and
# $space/bin/whoswho, which runs the server and notes each start, and how it ended.
make_space() {
  space=$scratch/$1
  mkdir -p "$space/home" "$space/bin" "$space/left"
  cp -R "$vault" "$space/vault"
  cat >"$space/bin/whoswho" <<SCRIPT
#!/usr/bin/env bash
if [[ \$1 != lsp ]]; then
  exec '$server' "\$@"
fi
(
  echo "started as \$BASHPID" >'$space/left/'\$\$
  exec '$server' "\$@" 2>>'$space/log'
)
echo "ended with code \$?" >'$space/left/'\$\$
SCRIPT
  chmod +x "$space/bin/whoswho"
}

# Runs an editor in $space with nothing of this user's around it. What it needs to know is given before it as NAME=VALUE.
in_space() {
  env -i PATH="$space/bin:$PATH" HOME="$space/home" XDG_STATE_HOME="$space/home/state" LANG=C.UTF-8 TERM=xterm \
    VAULT="$space/vault" RESULT="$space/result" TESTS="$tests" VERSION="${version#whoswho }" \
    timeout -k 5 300 env "$@" </dev/null
}

# Whether the editor kills its servers when it ends: then they need not end well, but must be gone.
kills_servers=false

# Checks that so many servers were started in $space, and that none is left. What follows begins the labels.
check_servers() {
  local wanted=$1 prefix=$2
  # Editors do not wait for the server, which needs a moment.
  local deadline=$((SECONDS + 10))
  while any_is_running && ((SECONDS < deadline)); do
    sleep 0.05
  done
  check "${prefix}the number of servers that were started is $wanted" \
    test "$(find "$space/left" -type f | wc -l)" -eq "$wanted"
  check "${prefix}no server outlives the editor, and all end well" all_ended_well
}

# What became of each server that was started.
endings() {
  find "$space/left" -type f -exec cat {} +
}

any_is_running() {
  local pid
  for pid in $(endings | sed -n 's/^started as //p'); do
    if kill -0 "$pid" 2>/dev/null; then
      return 0
    fi
  done
  # Whoever noted the start has yet to note the end.
  ! $kills_servers && endings | grep -q started
}

all_ended_well() {
  local bad
  if $kills_servers; then
    ! any_is_running
  elif bad=$(endings | grep -vx 'ended with code 0'); then
    printf '  a server %s\n' "$bad"
    return 1
  fi
}

# Says what the editor and the server had to say, for whoever looks for what went wrong.
show_messages() {
  printf '%s said:\n%s\n' "$editor" "$(tail -n 20 "$space/messages" 2>/dev/null)"
  printf 'The server said:\n%s\n' "$(tail -n 20 "$space/log" 2>/dev/null)"
}

server=$(whoswho)
version=$("$server" --version) || cannot_run "$server --version fails."
scratch=$(mktemp -d)
scratch=$(realpath -- "$scratch")
trap 'rm -rf -- "$scratch"' EXIT
