#!/usr/bin/env bash
# Installs the programs that some tests need (a browser, LibreOffice, PostgreSQL's server) where Debian's packages can be had.
# Never fails for want of them: the tests that miss a program say so themselves.
set -u
missing=()
need() { command -v "$1" >/dev/null 2>&1 || missing+=("${@:2}"); }
need chromium chromium
# The packages without a graphical interface lack what a document's view needs, and with it accepting tracked changes.
need lowriter libreoffice-writer
need localc libreoffice-calc
need lomath libreoffice-math # without it formulae are not printed
/usr/bin/python3 -c 'import uno' 2>/dev/null || missing+=(python3-uno)
need pdftoppm poppler-utils
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
compgen -G '/usr/share/fonts/truetype/liberation*' >/dev/null || missing+=(fonts-liberation)
compgen -G '/usr/share/fonts/truetype/dejavu*' >/dev/null || missing+=(fonts-dejavu)
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "Not installed, and not to be installed by this user: ${missing[*]}. The tests that need them are skipped." >&2
    exit 0
fi
echo "Installing ${missing[*]} …" >&2
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
for _ in 1 2 3; do
    apt-get update -qq >"$log" 2>&1 &&
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >>"$log" 2>&1 && rm -f "$log" && exit 0
    sleep 3
done
tail -5 "$log" >&2
echo "Could not install: ${missing[*]}. The tests that need them are skipped." >&2
exit 0
