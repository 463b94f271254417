-- After each `plumbline migrate`, as plumbline_owner: the nodes may add to these tables and change nothing in them.
-- Their triggers say the same to everybody. This holds without them, and for a partition that is named by itself.
\set ON_ERROR_STOP on
SELECT format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM plumbline', part)
FROM unnest(ARRAY['journal', 'fact', 'paper', 'checkpoint']::regclass[]) AS whole,
  LATERAL (SELECT whole UNION SELECT relid FROM pg_partition_tree(whole)) AS parts (part)
\gexec
