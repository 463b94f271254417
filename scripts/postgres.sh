#!/usr/bin/env bash
# PostgreSQL clusters to be thrown away, for tests, stories and measurements. Standard output is only what a caller reads.
#   start FOLDER [key=value…]                    makes and starts a cluster, prints its URL; one that runs already is left as it is
#   replica FOLDER REPLICA-FOLDER [key=value…]   a streaming standby of FOLDER with a slot of its own, prints its URL
#   stop FOLDER [fast|immediate]                 the address stays the cluster's own until `destroy`
#   restart FOLDER                               prints the URL
#   url FOLDER
#   psql FOLDER [ARGUMENT…]                      as superuser over the unix socket, in the database plumbline
#   destroy FOLDER                               stops it and removes the folder; never fails
# Settings that were given hold for later starts too, until others are given. A standby begins with those of its primary.
set -uo pipefail

die() { echo "postgres.sh：$*" >&2; exit 1; }

# Whoever called may have lent more than the three standard files, by which it tells that this script is over (Foundation's Process
# does); a server would hold them open for as long as it runs. 255 is the shell's own hold on this file.
for file in /proc/$$/fd/*; do
    number=${file##*/}
    [ "$number" -le 2 ] || [ "$number" -eq 255 ] || eval "exec $number>&-" 2>/dev/null
done

# What the caller's environment says of another server must not reach this one.
unset "${!PG@}"
export LC_ALL=C.UTF-8

program=$(command -v pg_ctl || find /usr/lib/postgresql -path '*/bin/pg_ctl' 2>/dev/null | sort -V | tail -1)
[ -n "$program" ] || die "没有找到 PostgreSQL 的服务程序（pg_ctl），请先安装 postgresql。"
bin=$(dirname "$(readlink -f "$program")")

# The server refuses to run as root.
as_server() { if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
# Without the lock, which a server would hold for as long as it runs.
ctl() { as_server "$bin/pg_ctl" -D "$folder/data" -s -w -t 120 "$@" 9>&-; }
# By the command line, not with pg_ctl: that takes a killed server that nobody has waited for yet for a living one.
is_running() {
    local pid
    pid=$(head -1 "$folder/data/postmaster.pid" 2>/dev/null) && tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -qxF "$folder/data"
}
port() { cat "$folder/port" 2>/dev/null; }
accepts() {
    for _ in $(seq 600); do
        "$bin/pg_isready" -q -h "$folder" -p "$(port)" && return
        sleep 0.1
    done
    die "“$folder”中的集群还不能连接。"
}
url() { echo "postgres://plumbline:plumbline@127.0.0.1:$(port)/plumbline"; }
query() { as_server env PGDATABASE="$1" "$bin/psql" -h "$folder" -p "$(port)" -U postgres -X "${@:2}"; }
ask() { query postgres -qtA -c "$1"; }

# Makes the folder the server's own, and keeps other runs of this script out of it until this one ends.
take_folder() {
    mkdir -p "$folder" || exit 1
    [ "$(id -u)" -ne 0 ] || chown postgres "$folder" || exit 1
    as_server test -w "$folder" -a -x "$folder" || die "用户 postgres 不能写入“$folder”，请换一个文件夹。"
    # Linux takes 107 bytes for the path of a socket.
    [ "$(printf '%s/.s.PGSQL.65535' "$folder" | wc -c)" -le 107 ] || die "“$folder”太长，其中放不下套接字，请换一个短些的文件夹。"
    exec 9>>"$folder/lock"
    flock 9
    cd "$folder" || exit 1
}

write_settings() {
    cat <<SETTINGS
listen_addresses = '127.0.0.1'
port = $(port)
unix_socket_directories = '"$folder"'
unix_socket_permissions = 0700
wal_level = replica
max_wal_senders = 10
max_replication_slots = 10
hot_standby = on
SETTINGS
    # The caller's come last and win.
    sed -E "s/'/''/g; s/^([^=]+)=(.*)\$/\1 = '\2'/" "$folder/settings"
}

# Starts what lies in data.
run() {
    local wanted before
    wanted=$(port)
    touch "$folder/settings"
    as_server touch "$folder/log"
    # Left behind by a server that was killed, as the server itself would find, but for the same mistake.
    rm -f "$folder/data/postmaster.pid" "$folder"/.s.PGSQL.*
    for _ in $(seq 20); do
        # Below the ports that the system gives to callers, so that none of them sits on it while the cluster is down.
        [ -n "$wanted" ] || echo $((20000 + RANDOM % 12000)) >"$folder/port"
        write_settings | as_server tee "$folder/data/plumbline.conf" >/dev/null
        before=$(wc -l <"$folder/log")
        ctl -l "$folder/log" start >/dev/null 2>&1 && return
        # Somebody else's port: another one, unless this one has been told already.
        [ -z "$wanted" ] && tail -n "+$((before + 1))" "$folder/log" | grep -q 'could not create any TCP/IP sockets' || break
    done
    tail -n "+$((before + 1))" "$folder/log" | tail -20 >&2
    [ -n "$wanted" ] || rm -f "$folder/port"
    die "“$folder”中的集群没有启动。"
}

make() {
    # Under another name until it is whole: an interrupted one is made anew.
    rm -rf "$folder/data.new"
    as_server "$bin/initdb" -D "$folder/data.new" -U postgres -E UTF8 --locale=C.UTF-8 --data-checksums --no-sync --no-instructions \
        --auth-local=trust --auth-host=scram-sha-256 >"$folder/log.initdb" 2>&1 || { cat "$folder/log.initdb" >&2; die "initdb 没有做成。"; }
    echo "include 'plumbline.conf'" | as_server tee -a "$folder/data.new/postgresql.conf" >/dev/null
    mv "$folder/data.new" "$folder/data"
}

start() {
    take_folder
    if ! is_running; then
        [ $# -eq 0 ] || printf '%s\n' "$@" >"$folder/settings"
        [ -d "$folder/data" ] || make
        run
    fi
    accepts
    # Asked each time: the first start may have been interrupted.
    if [ ! -f "$folder/data/standby.signal" ]; then
        [ -n "$(ask "SELECT 1 FROM pg_roles WHERE rolname = 'plumbline'")" ] \
            || ask "CREATE ROLE plumbline LOGIN CREATEDB PASSWORD 'plumbline'" || die "“$folder”中建不了角色。"
        [ -n "$(ask "SELECT 1 FROM pg_database WHERE datname = 'plumbline'")" ] \
            || ask "CREATE DATABASE plumbline OWNER plumbline" || die "“$folder”中建不了数据库。"
    fi
    url
}

# The slot keeps what the standby has not read yet; one that nobody reads would keep it for ever.
drop_slot() { # primary's folder, slot
    local folder=$1
    is_running || return 0
    ask "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = '$2'" >/dev/null 2>&1
}

replica() { # primary's folder, [key=value…]
    local primary=$1 slot
    shift
    take_folder
    if [ ! -d "$folder/data" ]; then
        slot="plumbline_$(printf %s "$folder" | cksum | cut -d' ' -f1)"
        drop_slot "$primary" "$slot"
        rm -rf "$folder/data.new"
        as_server "$bin/pg_basebackup" -h "$primary" -p "$(cat "$primary/port")" -U postgres -D "$folder/data.new" -X stream -c fast -R \
            -C -S "$slot" >"$folder/log.basebackup" 2>&1 9>&- || { cat "$folder/log.basebackup" >&2; die "pg_basebackup 没有做成。"; }
        echo "$primary $slot" >"$folder/primary"
        cp "$primary/settings" "$folder/settings"
        [ $# -eq 0 ] || printf '%s\n' "$@" >>"$folder/settings"
        mv "$folder/data.new" "$folder/data"
    fi
    is_running || run
    accepts
    url
}

stop() { # [fast|immediate]
    cd / || exit 1
    ! is_running || ctl -m "${1:-fast}" stop >&2
}

destroy() {
    local primary="" slot="" pid
    cd / || return 0
    [ -d "$folder" ] || return 0
    # Only what `start` or `replica` has taken.
    if [ ! -e "$folder/lock" ]; then
        rmdir "$folder" 2>/dev/null || echo "postgres.sh：“$folder”中没有集群，没有删除。" >&2
        return 0
    fi
    if is_running; then
        pid=$(head -1 "$folder/data/postmaster.pid")
        # A story may have halted it, and what is halted cannot stop.
        for process in $(grep -lsE "^(Pid|PPid):\s+$pid\$" /proc/[0-9]*/status | cut -d/ -f3); do kill -CONT "$process" 2>/dev/null; done
        ctl -m immediate stop >/dev/null 2>&1 || kill -9 "$pid" 2>/dev/null
    fi
    [ ! -f "$folder/primary" ] || read -r primary slot <"$folder/primary"
    # A server that was killed may still be writing.
    rm -rf "$folder" 2>/dev/null || { sleep 1; rm -rf "$folder"; }
    if [ -n "$primary" ]; then
        # The primary notices a little later that nobody reads any more.
        for _ in $(seq 50); do
            drop_slot "$primary" "$slot" && break
            sleep 0.1
        done
    fi
    return 0
}

command=${1:-}
[ $# -ge 2 ] && [ -n "$2" ] || die "用法：postgres.sh start|replica|stop|restart|url|psql|destroy FOLDER …（详见文件开头）"
folder=$(realpath -m "$2")
shift 2
primary=$folder
if [ "$command" = replica ]; then
    [ -n "${1:-}" ] || die "用法：postgres.sh replica FOLDER REPLICA-FOLDER [key=value…]"
    folder=$(realpath -m "$1")
    shift
fi
case "$command" in
    start | replica)
        for setting in "$@"; do [[ "$setting" =~ ^[A-Za-z_][A-Za-z0-9_.]*= ]] || die "“$setting”应写作 key=value。"; done
        ;;
    url | psql) [ -f "$folder/port" ] || die "“$folder”中没有集群。" ;;
esac
case "$command" in
    start) start "$@" ;;
    replica) replica "$primary" "$@" ;;
    stop) stop "$@" ;;
    restart) stop && start ;;
    url) url ;;
    psql) cd / && query plumbline "$@" ;;
    destroy) destroy ;;
    *) die "没有“$command”这个命令。" ;;
esac
