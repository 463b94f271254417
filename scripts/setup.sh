#!/usr/bin/env bash
# Installs the system packages that the build and the tests need; does nothing when all are there.
#   setup.sh container    also what scripts/dist-try.sh makes a bare Debian with
set -euo pipefail

command -v swift >/dev/null || { echo "需要 Swift 6.2 以上的工具链（swift 不在 PATH 中）。" >&2; exit 1; }

packages=()
[ -f /usr/include/sqlite3.h ] || packages+=(libsqlite3-dev)
command -v sqlite3 >/dev/null || packages+=(sqlite3)
# PostgreSQL's client library for the program; its server for the tests, which start one of their own.
[ -f /usr/include/postgresql/libpq-fe.h ] || packages+=(libpq-dev)
command -v pkg-config >/dev/null || packages+=(pkg-config)
{ command -v pg_ctl || ls /usr/lib/postgresql/*/bin/pg_ctl; } >/dev/null 2>&1 || packages+=(postgresql)
command -v git >/dev/null || packages+=(git)
# Python reads the published figures in the test that compares them.
command -v python3 >/dev/null || packages+=(python3)
# The checks of the web server, and the identity provider that the tests sign in at.
command -v curl >/dev/null || packages+=(curl)
command -v openssl >/dev/null || packages+=(openssl)
# The stories in a real browser: Tests/Browser.
python3 -c 'import ensurepip, venv' 2>/dev/null || packages+=(python3-venv)
[ -x /usr/bin/chromium ] || packages+=(chromium)
# What the package depends on.
command -v dpkg-shlibdeps >/dev/null || packages+=(dpkg-dev)
if [ "${1:-}" = container ]; then
    command -v debootstrap >/dev/null || packages+=(debootstrap)
    command -v systemd-nspawn >/dev/null || packages+=(systemd-container)
fi
fc-list :lang=zh 2>/dev/null | grep -q . || packages+=(fontconfig fonts-noto-cjk)
[ ${#packages[@]} -eq 0 ] && exit 0

echo "安装系统软件包：${packages[*]}"
sudo=""
[ "$(id -u)" -eq 0 ] || sudo="sudo"
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${packages[@]}"
