#!/usr/bin/env bash
# Makes the environment, loads the cases once, and measures the skeleton under both kinds of gunicorn workers.
# Usage: run.sh [CASES]; WORKERS=gthread measures only one kind, MEASURE="--wait 60 --tries 3" is
# handed to measure.py. Results go to .build/peers/django.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../../.. && pwd)
folder=$root/.build/peers/django
cases=${1:-600000}
python=${PYTHON:-/usr/bin/python3}
export PYTHONPYCACHEPREFIX=$folder/pycache PYTHONWARNINGS=ignore
mkdir -p "$folder"

packages=()
command -v wrk >/dev/null || packages+=(wrk)
"$python" -c 'import ensurepip' 2>/dev/null || packages+=(python3-venv)
if [ ${#packages[@]} -gt 0 ]; then
    sudo=""
    [ "$(id -u)" -eq 0 ] || sudo="sudo"
    $sudo apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${packages[@]}"
fi

[ -x "$folder/venv/bin/python" ] || "$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check -r requirements.txt

# A loaded file is kept; cases grow old, so after a month fewer can still be decided in time, and it is better made anew.
if [ ! -f "$folder/data-$cases.sqlite" ]; then
    rm -f "$folder"/loading.sqlite*
    "$folder/venv/bin/python" load.py "$folder/loading.sqlite" "$cases" | tee "$folder/load-$cases.txt"
    mv "$folder/loading.sqlite" "$folder/data-$cases.sqlite"
fi

server=""
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true' EXIT
for class in ${WORKERS:-sync gthread}; do
    rm -f "$folder"/run.sqlite*
    cp "$folder/data-$cases.sqlite" "$folder/run.sqlite"
    sync "$folder/run.sqlite"
    "$folder/venv/bin/python" prepare.py "$folder/run.sqlite" http://127.0.0.1:8091 "$folder/target"
    export PEER_DATABASE=$folder/run.sqlite PEER_CLASS=$class
    PEER_THREADS=$([ "$class" = gthread ] && echo 4 || echo 1) "$folder/venv/bin/gunicorn" -c gunicorn.conf.py county.wsgi &
    server=$!
    for _ in $(seq 50); do
        (exec 3<>/dev/tcp/127.0.0.1/8091) 2>/dev/null && break
        sleep 0.2
    done
    echo "== $class"
    ../../http/measure.py "$folder/target/target.json" --pid "$server" --out "$folder/$class.json" ${MEASURE:-} || echo "部分请求的结果不对，见上。" >&2
    kill "$server" && wait "$server" || true
    server=""
done
