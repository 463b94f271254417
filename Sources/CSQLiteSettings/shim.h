#pragma once
#include <sqlite3.h>
// `sqlite3_config` takes what it takes by position, which Swift cannot call.
static inline int plumbline_sqlite_uncounted_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
