-- The roles and the database, once, on the primary as a superuser: psql -f roles.sql
-- No password stands here: set each with \password afterwards, so that none is in a file or in the log.
\set ON_ERROR_STOP on

-- Owns the tables and changes them (`plumbline migrate`). A table's owner can switch its triggers off, so no node signs in as this.
CREATE ROLE plumbline_owner LOGIN;
-- What the nodes sign in as: rows, no tables.
CREATE ROLE plumbline LOGIN;
-- Looks at PostgreSQL's own figures, at no row of a county.
CREATE ROLE plumbline_watch LOGIN IN ROLE pg_monitor;
-- Replicas and base backups.
CREATE ROLE plumbline_replica LOGIN REPLICATION;
-- Turns an old primary into a replica again (pg_rewind).
CREATE ROLE plumbline_rewind LOGIN;
GRANT EXECUTE ON FUNCTION pg_ls_dir(text, boolean, boolean) TO plumbline_rewind;
GRANT EXECUTE ON FUNCTION pg_stat_file(text, boolean) TO plumbline_rewind;
GRANT EXECUTE ON FUNCTION pg_read_binary_file(text) TO plumbline_rewind;
GRANT EXECUTE ON FUNCTION pg_read_binary_file(text, bigint, bigint, boolean) TO plumbline_rewind;

CREATE DATABASE plumbline OWNER plumbline_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE plumbline FROM PUBLIC;
GRANT CONNECT ON DATABASE plumbline TO plumbline, plumbline_watch;

\connect plumbline
-- As PostgreSQL 15 has it by itself.
ALTER SCHEMA public OWNER TO plumbline_owner;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
-- Whatever the owner makes from now on, the nodes may read and write. TRUNCATE is not among it.
ALTER DEFAULT PRIVILEGES FOR ROLE plumbline_owner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO plumbline;
ALTER DEFAULT PRIVILEGES FOR ROLE plumbline_owner GRANT USAGE, SELECT ON SEQUENCES TO plumbline;
