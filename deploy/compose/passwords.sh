#!/bin/sh
# Run once by the image when the cluster is new: the roles' passwords, from the secrets.
set -eu
set_password() {
    psql --quiet --set ON_ERROR_STOP=1 --set role="$1" --set password="$(cat "/run/secrets/$2")" <<'SQL'
SET log_statement = 'none';
ALTER ROLE :"role" PASSWORD :'password';
SQL
}
set_password plumbline_owner owner
set_password plumbline node
set_password plumbline_replica replica
