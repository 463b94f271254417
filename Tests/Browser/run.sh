#!/usr/bin/env bash
# The program in a real browser: run.sh PROGRAM DATA [OUT [STORY…]]. One line a check, ✓ or ✗; screenshots go to OUT.
# Works on a copy of the county's data. Ends with 0 whatever the checks say, and with 1 only if it cannot run at all.
set -euo pipefail

[ $# -ge 2 ] || { echo "用法：run.sh 程序 数据文件夹 [截图文件夹 [故事…]]" >&2; exit 1; }
program=$(realpath "$1")
data=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=${3:-"$root/.build/browser/screens"}
venv="$root/.build/browser/venv"

# Made anew only when the versions change.
if ! cmp -s "$here/requirements.txt" "$venv/requirements.txt" 2>/dev/null; then
    rm -rf "$venv"
    mkdir -p "$(dirname "$venv")"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt" >&2
    cp "$here/requirements.txt" "$venv/requirements.txt"
fi

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp -r --reflink=auto "$data/." "$copy/"
mkdir -p "$out"
"$program" migrate --data "$copy" >/dev/null
PYTHONDONTWRITEBYTECODE=1 "$venv/bin/python" "$here/main.py" "$program" "$copy" "$out" "${@:4}"
