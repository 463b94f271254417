#!/bin/sh
# Makes the replica from the primary the first time, and runs it.
set -eu
umask 077
printf '*:*:*:*:%s\n' "$(cat /run/secrets/replica)" >/tmp/pgpass
export PGPASSFILE=/tmp/pgpass
data=/var/lib/postgresql/data
if [ ! -s "$data/PG_VERSION" ]; then
    # What an attempt that broke off left behind is in the way of the next.
    find "$data" -mindepth 1 -delete
    pg_basebackup --dbname 'host=primary user=plumbline_replica application_name=replica' --pgdata "$data" \
        --wal-method stream --checkpoint fast --write-recovery-conf
fi
exec "$@"
