# shellcheck shell=bash
# A terminal that nobody sees, for tests that type and look at the screen. Needs tmux, and $scratch of lib.sh.

# How long to wait for what is to be on the screen, in seconds.
readonly PATIENCE=20

has_tmux() {
  command -v tmux >/dev/null
}

terminal_() {
  tmux -S "$scratch/terminal" -f /dev/null "$@"
}

# Runs a command line in the terminal, in the folder and with nothing but the environment that come first.
#
#   in_new_terminal DIR NAME=VALUE… -- COMMAND…
in_new_terminal() {
  local folder=$1 environment=()
  shift
  while [[ $1 != -- ]]; do
    environment+=("$1")
    shift
  done
  shift
  local line
  printf -v line '%q ' env -i TERM=screen-256color LANG=C.UTF-8 "${environment[@]}" "$@"
  # Some programs ask the shell for nothing, and tmux for the one to start them with.
  SHELL=/bin/sh terminal_ new-session -d -x 110 -y 40 -c "$folder" "exec $line"
  terminal_ set-option -g escape-time 0
}

# Types keys as tmux names them (Enter, Escape, C-x, M-x), and text.
press() {
  terminal_ send-keys "$@"
}

# Types text as it is.
type_text() {
  terminal_ send-keys -l "$1"
}

screen() {
  terminal_ capture-pane -p 2>/dev/null
}

has_on_screen() {
  local shown
  shown=$(screen) || return
  local part
  for part in "$@"; do
    [[ $shown == *"$part"* ]] || return
  done
}

# Whether these texts come to be on the screen.
shows() {
  local deadline=$((SECONDS + PATIENCE))
  until has_on_screen "$@"; do
    if ((SECONDS >= deadline)); then
      printf '  wanted: %s\n  screen:\n%s\n' "$*" "$(screen)"
      return 1
    fi
    sleep 0.05
  done
}

is_there() {
  terminal_ has-session 2>/dev/null
}

# Whether the program in the terminal comes to its end.
ends() {
  local deadline=$((SECONDS + PATIENCE))
  while is_there; do
    if ((SECONDS >= deadline)); then
      printf '  it is still there:\n%s\n' "$(screen)"
      return 1
    fi
    sleep 0.05
  done
}

# Ends what is left.
end_terminal() {
  terminal_ kill-server 2>/dev/null || true
}
