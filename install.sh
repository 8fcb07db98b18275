#!/bin/sh
# Makes .venv and installs the given requirement files into it: with uv where it is installed; else with venv and pip, of which
# pip installs uv first (pinned, seconds instead of minutes) and does all itself where uv cannot be had or used.
# usage: ./install.sh requirements.txt [requirements-dev.txt]
set -eu
cd "$(dirname "$0")"

fail() { echo "$1" >&2; exit 2; }

find_python() {
    for name in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11; do
        [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 || continue
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$name"; return; }
    done
    return 1
}

make_environment() {
    python=$(find_python) || fail "Sverka needs Python 3.11 or newer: install it (Debian: apt install python3 python3-venv), then run make again."
    [ -x .venv/bin/pip ] && return
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        fail "Python's venv module is missing: install it (Debian: apt install python3-venv), then run make again."
    quietly "$python" -m venv .venv
}

with_files() { for file in "$@"; do printf ' -r %s' "$file"; done; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly() { "$@" >"$log" 2>&1 || { cat "$log" >&2; fail "Installing failed: the lines above say why. Nothing was started."; }; }
by_pip() { .venv/bin/pip install --quiet --disable-pip-version-check --require-hashes "$@"; }
# shellcheck disable=SC2046
by_uv() { "$1" pip install --quiet --compile-bytecode --require-hashes --python .venv $(shift; with_files "$@"); }

printf 'Installing Sverka into .venv … ' >&2
if command -v uv >/dev/null 2>&1; then
    [ -x .venv/bin/python ] || quietly uv venv --quiet --python '>=3.11' .venv
    quietly by_uv uv "$@"
else
    make_environment
    # shellcheck disable=SC2046  # one argument a file is meant
    { by_pip -r requirements-install.txt && by_uv .venv/bin/uv "$@"; } >/dev/null 2>&1 || quietly by_pip $(with_files "$@")
fi
# Bytecode now and once, as pip makes it for packages: else every process compiles it anew where Python is told to write none.
.venv/bin/python -m compileall -q -j 0 streamlit_app.py core pages tasks >/dev/null || true
echo 'done.' >&2
