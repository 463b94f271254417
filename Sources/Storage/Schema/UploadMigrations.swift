/// Who uploaded which file for which form, until a matter has taken it in or it is removed.
enum UploadMigrations {
    static let create: Migration = Migration(
        id: "2026-11-30 uploads: create",
        sql: [
            """
            CREATE TABLE upload (
              county TEXT NOT NULL,
              login TEXT NOT NULL,
              place TEXT NOT NULL,
              digest TEXT NOT NULL CHECK (length(digest) = 64),
              name TEXT NOT NULL,
              organ TEXT NOT NULL,
              size INTEGER NOT NULL CHECK (size >= 0),
              stored INTEGER NOT NULL,
              matter INTEGER,
              PRIMARY KEY (county, login, place, digest, name)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX upload_digest ON upload (county, digest)",
            // Files that are there already belong to no form; those that nothing refers to are found when these rows are tidied.
            """
            INSERT INTO upload (county, login, place, digest, name, organ, size, stored)
            SELECT county, login, '', digest, '', '', size, stored FROM attachment
            """,
        ])
}
