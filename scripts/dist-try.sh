#!/usr/bin/env bash
# Tries the package on a bare Debian 12 without Swift that runs its own systemd (debootstrap, systemd-nspawn; as root): install, found a county, the
# first administrator, serve, back up, upgrade under it, restore, remove. One line a check: ✓ or ✗.
#   usage: dist-try.sh [NEW.deb [OLD.deb]]    NEW is dist/*.deb; without OLD it is NEW again, packed with a lower version
#   MIRROR   where Debian comes from      BASE   a folder that keeps the bare system for the next trial      PORT   18080
set -uo pipefail
cd "$(dirname "$0")/.."
new=$(realpath "${1:-$(ls dist/*.deb)}")
mirror=${MIRROR:-http://deb.debian.org/debian}
port=${PORT:-18080}
folder=$(mktemp -d)
root=$folder/root
container=""
leader=""
. scripts/checks.sh
finish() {
    [ -n "$container" ] && kill "$container" 2>/dev/null && wait "$container" 2>/dev/null
    rm -rf "$folder"
}
trap finish EXIT
for tool in debootstrap systemd-nspawn nsenter curl; do
    command -v $tool >/dev/null || { echo "dist-try.sh: needs debootstrap, systemd-container, util-linux and curl; $tool is not there" >&2; exit 64; }
done

# ── A bare Debian 12, and systemd in it ──
bare=${BASE:-$folder/bare}
if [ ! -e "$bare/etc/debian_version" ]; then
    debootstrap --variant=minbase --include=systemd bookworm "$bare" "$mirror" >"$folder/log" 2>&1 || { tail -5 "$folder/log"; echo '✗ debootstrap'; exit 1; }
fi
cp -a "$bare" "$root"
cp "$new" "$root/new.deb"
cp "${new%/*}"/plumbline-*.tar.gz "$root/new.tar.gz"
if [ -n "${2:-}" ]; then
    cp "$2" "$root/old.deb"
else
    dpkg-deb -R "$new" "$folder/old"
    sed -i -E 's/^(Version: .*)/\1~before/' "$folder/old/DEBIAN/control"
    dpkg-deb --root-owner-group -Znone --build "$folder/old" "$root/old.deb" >/dev/null
    rm -rf "$folder/old"
fi
# Where no systemd runs outside there is nobody to ask for a place of its own.
keep=""
[ -d /run/systemd/system ] || keep=--keep-unit
inside() { nsenter --target "$leader" --mount --uts --ipc --pid --root --wd -- /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as() { inside runuser -u plumbline -- "$@"; }
boot() { # starts the machine and waits until it is up
    systemd-nspawn --quiet --directory="$root" --machine="plumbline-try-$$" --register=no $keep --boot </dev/null >"$folder/boot" 2>&1 &
    container=$!
    for _ in $(seq 300); do
        leader=$(pgrep -P "$container" | head -1)
        [ -n "$leader" ] && inside systemctl is-active multi-user.target >/dev/null 2>&1 && return
        sleep 0.1
    done
    echo '✗ 系统没有启动'
    tail -5 "$folder/boot"
    exit 1
}
boot

data=/var/lib/plumbline/430626
base=http://127.0.0.1:$port
ready() { # waits until the county is served
    for _ in $(seq 200); do
        curl -sS "$base/health/ready" 2>/dev/null | grep -qE '^ok [0-9]+$' && break
        sleep 0.1
    done
    curl -sS "$base/health/ready"
}
program() { inside sh -c 'readlink /proc/$(systemctl show -P MainPID plumbline@430626)/exe'; }
install() { inside apt-get install -y --no-install-recommends "$1"; }
sign_in() { curl -sS -o /dev/null -w '%{http_code} %{redirect_url}' -d login=zhang --data-urlencode "password=$password" -d next=/desk "$base/sign-in"; }

check '没有 Swift' 0 '' inside sh -c '! command -v swift && ! ls /usr/lib/swift /opt/swift 2>/dev/null'
inside apt-get update -qq >/dev/null 2>&1
check '安装' 0 'Setting up plumbline' install /old.deb
check '程序能运行' 0 '^[0-9]+\.[0-9]+' inside plumbline --version
check '只用系统的库，Swift 都在程序里' 0 '^0$' inside sh -c 'ldd /usr/lib/plumbline/plumbline | grep -cE "swift|Foundation|not found" || [ $? = 1 ]'
check '用户' 0 '^plumbline:.*:/usr/sbin/nologin$' inside getent passwd plumbline
check '数据文件夹只有它自己能进' 0 '^700 plumbline plumbline$' inside stat -c '%a %U %G' /var/lib/plumbline
check '单元文件没有问题' 0 '^$' inside systemd-analyze verify plumbline@430626.service plumbline-backup@430626.timer
check '设立一个县' 0 '已设立' as plumbline found --data $data --code 430626 --name 平江县人民政府 --short 平政
first() { as plumbline account create --data $data --login zhang --name 张某 --role administrator --organ 430626 | tee "$folder/first"; }
check '第一名管理员' 0 '密码：' first
password=$(sed -nE 's/^密码：([^（]+)（.*/\1/p' "$folder/first")
check '真实的县，第二名不能再由维护人员设立' 1 '' as plumbline account create --data $data --login li --name 李某 --role administrator --organ 430626
inside sh -c "echo PLUMBLINE_PORT=$port >/etc/plumbline/430626.env"
check '开机启动' 0 '' inside systemctl enable --now plumbline@430626 plumbline-backup@430626.timer
check '服务' 0 '^ok [0-9]+$' ready
check '以自己的用户运行' 0 '^plumbline$' inside sh -c 'stat -c %U /proc/$(systemctl show -P MainPID plumbline@430626)'
check '登录页' 0 '<title>登录' curl -sS "$base/sign-in"
style=$(curl -sS "$base/sign-in" | grep -oE '/assets/[^"]+\.css' | head -1)
check '样式' 0 '200 text/css' curl -sS -o /dev/null -w '%{http_code} %{content_type}' "$base${style:-/none}"
check '管理员用所给的密码登录，先要修改密码' 0 '^303 .*/account[?]done=must-change' sign_in
check '工作日历' 0 '^2020-02-06$' as plumbline due --start 2020-01-20 --term 7wd
check '备份' 0 '' inside systemctl start plumbline-backup@430626
check '备份在' 0 'manifest.json' inside sh -c 'ls /var/backups/plumbline/430626/*/manifest.json'
check '每夜备份' 0 'plumbline-backup@430626.timer' inside systemctl list-timers --no-pager

# ── The next version, while the county is served ──
before=$(inside systemctl show -P MainPID plumbline@430626)
(while curl -sS -m 5 -o /dev/null "$base/health/ready" 2>/dev/null && echo ok || echo none; do sleep 0.05; done >"$folder/asked") &
asking=$!
upgrade() { install /new.deb 2>&1 | tee "$folder/told"; }
check '服务中升级' 0 'Setting up plumbline' upgrade
check '升级以后仍在服务' 0 '^ok [0-9]+$' ready
sleep 1
kill $asking && wait $asking 2>/dev/null
echo "  升级期间询问$(wc -l <"$folder/asked")次，没有答复$(grep -c none "$folder/asked")次"
check '版本是新的' 0 '^same$' sh -c "[ \"\$(dpkg-deb -f '$new' Version)\" = \"\$(chroot '$root' dpkg-query -W -f '\${Version}' plumbline)\" ] && echo same"
if as plumbline jobs --limit 1 --data $data >/dev/null 2>&1; then
    check '表不用改的，不说什么' 1 '' grep 'plumbline:' "$folder/told"
    check '已换成新的程序' 0 '^/usr/lib/plumbline/plumbline$' program
    check '换过一次' 1 '' [ "$before" = "$(inside systemctl show -P MainPID plumbline@430626)" ]
else
    check '表要先改的，说明白' 0 'plumbline-check@430626, and Upgrading in' cat "$folder/told"
    check '缘由在日志里' 0 'storage.needsMigration' inside journalctl --no-pager -u plumbline-check@430626
    check '旧程序继续服务' 0 '\(deleted\)$' program
    check '没有停过' 0 '^0$' sh -c "grep -c none '$folder/asked' || [ \$? = 1 ]"
    check '新程序不在旧表上办理' 1 'storage.needsMigration' as plumbline jobs --data $data
    inside systemctl stop plumbline@430626
    check '升级表' 0 '已升级' as plumbline migrate --data $data
    inside systemctl start plumbline@430626
    check '新程序接着服务' 0 '^ok [0-9]+$' ready
    check '是新的程序' 0 '^/usr/lib/plumbline/plumbline$' program
fi
check '没有要升级的了' 0 '已是最新' as plumbline migrate --data $data
check '管理员仍能登录' 0 '^303 .*/account[?]done=must-change' sign_in
check '核验' 0 '全部相符' as plumbline verify --data $data

# ── Back from the backup that the version before made ──
check '使用中的不恢复' 1 '' as sh -c "plumbline restore /var/backups/plumbline/430626/* --data $data --replace"
inside systemctl stop plumbline@430626
check '恢复' 0 '已恢复' as sh -c "plumbline restore /var/backups/plumbline/430626/* --data $data --replace"
check '恢复以后核验' 0 '全部相符' as plumbline verify --data $data
inside systemctl start plumbline@430626
check '恢复以后服务' 0 '^ok [0-9]+$' ready

# ── The machine starts anew ──
inside systemctl poweroff 2>/dev/null
wait "$container"
boot
check '开机以后自己服务' 0 '^ok [0-9]+$' ready

# ── Removed, and back again ──
check '卸载' 0 'Removing plumbline' inside apt-get remove -y plumbline
check '卸载以后不再服务' 7 '' curl -sS "$base/health/ready"
check '再装回来' 0 'Setting up plumbline' install /new.deb
inside systemctl start plumbline@430626
check '接着服务' 0 '^ok [0-9]+$' ready
check '彻底卸载' 0 'Removing plumbline|Purging' inside apt-get purge -y plumbline
check '没有留下程序' 0 '^$' inside sh -c 'ls -d /usr/lib/plumbline /usr/bin/plumbline /usr/lib/systemd/system/plumbline* /etc/systemd/system/*.wants/plumbline* 2>/dev/null; true'
check '数据、密钥和备份都在' 0 'journal.key' inside sh -c "ls $data/plumbline.sqlite $data/keys/journal.key /var/backups/plumbline/430626/*/manifest.json"
inside sh -c 'tar -xzf /new.tar.gz -C / --strip-components=1 --no-same-owner --no-overwrite-dir && systemctl daemon-reload && systemctl start plumbline@430626'
check '从 tar.gz 也能装，接着服务' 0 '^ok [0-9]+$' ready
check '核验仍然相符' 0 '全部相符' as plumbline verify --data $data
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
