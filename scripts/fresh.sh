#!/usr/bin/env bash
# What a newcomer does: clone, then the README's two commands. Tells how long each took; leaves nothing behind.
#
#   scripts/fresh.sh [WHERE-TO-CLONE-FROM]      default: this checkout, at its last commit
#   PORT=27400 scripts/fresh.sh                 another port for the demonstration (also used: +1, +25, +26)
#   FRESH_TOT=demo scripts/fresh.sh             stop after the first command
set -euo pipefail

bron=${1:-$(cd "$(dirname "$0")/.." && pwd)}
poort=${PORT:-27400}
map=$(mktemp -d "${TMPDIR:-/tmp}/eenloket-fresh-XXXXXX")
demo=

start_demo() { # until its page is printed; $begin is when it began
    begin=$SECONDS
    : >"$map/demo.txt"
    set -m # a group of its own, so that it can be stopped as a whole
    PORT=$poort make demo >"$map/demo.txt" 2>&1 &
    demo=$!
    set +m
    until grep -q 'Stoppen: Ctrl-C' "$map/demo.txt"; do
        if ! kill -0 "$demo" 2>/dev/null; then
            cat "$map/demo.txt"
            echo "fresh: make demo ended before its page was printed" >&2
            exit 1
        fi
        if ((SECONDS - begin > 900)); then
            cat "$map/demo.txt"
            echo "fresh: make demo printed no page in 15 minutes" >&2
            exit 1
        fi
        sleep 0.5
    done
}
stop_demo() {
    [ -n "$demo" ] || return 0
    kill -INT -- "-$demo" 2>/dev/null || true # as Ctrl-C does: the whole group
    wait "$demo" 2>/dev/null || true
    demo=
}
opruimen() {
    stop_demo
    [ -x "$map/kloon/.venv/bin/python" ] && (cd "$map/kloon" && .venv/bin/python - <<'PY' || true)
"""The database of the tests outlives a run; this one has no next run."""
import sys
from pathlib import Path

sys.path.insert(0, "src")
from demonstratie.database import IngebouwdeDatabase

for naam in ("database", "test-database"):
    map_ = Path(".eenloket").resolve() / naam
    if map_.exists():
        IngebouwdeDatabase(map_).stop()
PY
    cd / && rm -rf "$map"
}
trap opruimen EXIT
trap 'exit 130' INT TERM

# What this shell was told about another checkout isn't known to a newcomer.
unset VIRTUAL_ENV DATABASE_URL DATABASE_BEHEER_URL EENLOKET_MAP DJANGO_SETTINGS_MODULE PYTHONPATH MAKEFLAGS MAKELEVEL MFLAGS

echo "fresh: clone into $map"
git clone --quiet "$bron" "$map/kloon"
cd "$map/kloon"

echo "fresh: make demo"
start_demo
cat "$map/demo.txt"
# Asked with the clone's Python: nothing but the README's needs may be needed here.
.venv/bin/python - "http://127.0.0.1:$poort/" <<'PY'
import sys
import urllib.request

with urllib.request.urlopen(sys.argv[1], timeout=10) as antwoord:
    tekst = antwoord.read().decode()
assert antwoord.status == 200 and "Rivierveen" in tekst and "main-" in tekst, tekst[:500]
PY
echo "fresh: make demo is ready after $((SECONDS - begin)) s, and its home page answers"
stop_demo
if .venv/bin/python -c "import urllib.request; urllib.request.urlopen('http://127.0.0.1:$poort/', timeout=2)" 2>/dev/null; then
    echo "fresh: after Ctrl-C something still answers on port $poort" >&2
    exit 1
fi
start_demo
echo "fresh: make demo again is ready after $((SECONDS - begin)) s"
stop_demo
[ "${FRESH_TOT:-}" = demo ] && exit 0

echo "fresh: make test"
begin=$SECONDS
make test
echo "fresh: make test passed after $((SECONDS - begin)) s"
