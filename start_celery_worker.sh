#!/bin/sh
# Starts the Celery worker alone: ./start_celery_worker.sh [jobs at a time]
# Without an argument SVERKA_WORKER_CONCURRENCY says how many, else 1. SIGTERM puts running work back within 30 s.
set -eu
cd "$(dirname "$0")"
concurrency="${1:-${SVERKA_WORKER_CONCURRENCY:-1}}"
case "$concurrency" in
    ''|*[!0-9]*|0) echo "Usage: $0 [jobs at a time, 1 or more]" >&2; exit 2 ;;
esac
if [ -n "${SVERKA_PYTHON:-}" ]; then
    python="$SVERKA_PYTHON"
elif [ -x .venv/bin/python ]; then
    python=.venv/bin/python
else
    python=python3
fi
SVERKA_WORKER=1
SVERKA_WORKER_CONCURRENCY="$concurrency"
export SVERKA_WORKER SVERKA_WORKER_CONCURRENCY
exec "$python" -m celery --quiet -A tasks worker --pool prefork --concurrency "$concurrency" --loglevel WARNING \
    --without-gossip --without-mingle --hostname "sverka-$$@%h"
