#!/usr/bin/env bash
# Tries the package on a bare Debian 12 without Swift (debootstrap, chroot; as root): install, found a county, the first administrator, serve, upgrade
# under it, remove. One line a check: ✓ or ✗.   usage: dist-try.sh NEW.deb [OLD.deb]   OLD is installed first and upgraded; else NEW over itself
set -uo pipefail
new=$(realpath "$1")
old=$(realpath "${2:-$1}")
mirror=${MIRROR:-http://deb.debian.org/debian}
folder=$(mktemp -d)
root=$folder/root
pid=""
finish() {
    [ -n "$pid" ] && kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null
    umount "$root/proc" 2>/dev/null
    rm -rf "$folder"
}
trap finish EXIT

debootstrap --variant=minbase bookworm "$root" "$mirror" >"$folder/log" 2>&1 || { tail -5 "$folder/log"; echo "✗ debootstrap"; exit 1; }
mount -t proc proc "$root/proc"
cp "$new" "$root/new.deb"
cp "$old" "$root/old.deb"
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as() { inside setpriv --reuid plumbline --regid plumbline --clear-groups "$@"; }
. "$(dirname "$0")/checks.sh"
data=/var/lib/plumbline/430626
serve() {
    as plumbline serve --data $data --port 18080 >"$folder/serve" 2>&1 &
    pid=$!
    for _ in $(seq 100); do
        grep -q 已开始服务 "$folder/serve" && return
        sleep 0.1
    done
    echo "✗ 没有开始服务"
    tail -5 "$folder/serve"
}
stop() {
    kill "$pid"
    wait "$pid"
    pid=""
}

check '没有 Swift' 1 '' inside sh -c 'command -v swift'
check '安装' 0 'Setting up plumbline' inside sh -c 'apt-get update -qq && apt-get install -y --no-install-recommends /old.deb'
check '程序能运行' 0 '[0-9]+\.[0-9]+' inside plumbline --version
check '用户' 0 '^plumbline:' inside getent passwd plumbline
check '设立一个县' 0 '已设立' as plumbline found --data $data --code 430626 --name 平江县人民政府 --short 平政
check '第一名管理员' 0 '' as plumbline account create --data $data --login zhang --name 张某 --role administrator --organ 430626
serve
check '服务' 0 '^ok [0-9]+$' curl -sS http://127.0.0.1:18080/health/ready
check '登录页和样式' 0 '<title>登录' curl -sS http://127.0.0.1:18080/sign-in
check '服务中升级' 0 'Setting up plumbline' inside sh -c 'apt-get install -y --no-install-recommends --reinstall /new.deb'
check '升级时服务没有停' 0 '^ok [0-9]+$' curl -sS http://127.0.0.1:18080/health/ready
stop
check '新程序升级表' 0 '' as plumbline migrate --data $data
serve
check '新程序接着服务' 0 '^ok [0-9]+$' curl -sS http://127.0.0.1:18080/health/ready
check '备份' 0 '全部相符' as plumbline backup --data $data /var/backups/plumbline/one
stop
check '恢复' 0 '已恢复' as plumbline restore /var/backups/plumbline/one --data $data --replace
check '核验' 0 '全部相符' as plumbline verify --data $data
check '卸载' 0 'Removing plumbline' inside apt-get purge -y plumbline
check '卸载以后数据、密钥和备份都在' 0 'journal.key' inside sh -c "ls $data/plumbline.sqlite $data/keys/journal.key /var/backups/plumbline/one/manifest.json"
check '再装回来，接着用' 0 '全部相符' inside sh -c "apt-get install -y --no-install-recommends /new.deb >/dev/null && setpriv --reuid plumbline --regid plumbline --clear-groups plumbline verify --data $data"
