/// How people sign in, and who stands in for whom.
enum IdentityMigrations {
    static let create: Migration = Migration(
        id: "2026-11-21 identity: create",
        sql: [
            """
            CREATE TABLE credential (
              county TEXT NOT NULL,
              login TEXT NOT NULL,
              password TEXT CHECK (password <> ''),
              must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1)),
              changed_at INTEGER NOT NULL,
              history TEXT NOT NULL DEFAULT '',
              totp_secret BLOB CHECK (length(totp_secret) >= 16),
              totp_pending BLOB CHECK (length(totp_pending) >= 16),
              totp_step INTEGER,
              recovery TEXT NOT NULL DEFAULT '',
              failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
              locked_until INTEGER,
              last_sign_in INTEGER,
              last_address TEXT,
              previous_sign_in INTEGER,
              previous_address TEXT,
              PRIMARY KEY (county, login),
              CHECK ((last_sign_in IS NULL) = (last_address IS NULL)),
              CHECK ((previous_sign_in IS NULL) = (previous_address IS NULL)),
              FOREIGN KEY (county, login) REFERENCES account (county, login)
            ) STRICT, WITHOUT ROWID
            """,
            """
            CREATE TABLE session (
              county TEXT NOT NULL,
              id BLOB NOT NULL CHECK (length(id) = 32),
              login TEXT NOT NULL,
              csrf BLOB NOT NULL CHECK (length(csrf) = 32),
              created INTEGER NOT NULL,
              seen INTEGER NOT NULL CHECK (seen >= created),
              expires INTEGER NOT NULL CHECK (expires > created),
              second_factor INTEGER NOT NULL CHECK (second_factor IN (0, 1)),
              must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
              address TEXT NOT NULL,
              agent TEXT NOT NULL,
              previous_sign_in INTEGER,
              previous_address TEXT,
              revoked INTEGER,
              PRIMARY KEY (county, id),
              CHECK ((previous_sign_in IS NULL) = (previous_address IS NULL)),
              FOREIGN KEY (county, login) REFERENCES account (county, login)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX session_login ON session (county, login, created)",
            "CREATE INDEX session_expires ON session (county, expires)",
            """
            CREATE TABLE federated_identity (
              county TEXT NOT NULL,
              issuer TEXT NOT NULL CHECK (issuer <> ''),
              subject TEXT NOT NULL CHECK (subject <> ''),
              login TEXT NOT NULL,
              linked_at INTEGER NOT NULL,
              PRIMARY KEY (county, issuer, subject),
              FOREIGN KEY (county, login) REFERENCES account (county, login)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX federated_identity_login ON federated_identity (county, login)",
            """
            CREATE TABLE delegation (
              county TEXT NOT NULL,
              id INTEGER NOT NULL CHECK (id > 0),
              giver TEXT NOT NULL,
              taker TEXT NOT NULL CHECK (taker <> giver),
              organ TEXT NOT NULL,
              role TEXT NOT NULL CHECK (role NOT IN ('', 'administrator', 'system')),
              valid_from INTEGER NOT NULL,
              valid_until INTEGER NOT NULL CHECK (valid_until BETWEEN valid_from AND valid_from + 89),
              reason TEXT NOT NULL CHECK (reason <> ''),
              granted_by TEXT NOT NULL,
              revoked_at INTEGER,
              PRIMARY KEY (county, id),
              FOREIGN KEY (county, giver) REFERENCES person (county, id),
              FOREIGN KEY (county, taker) REFERENCES person (county, id),
              FOREIGN KEY (county, organ) REFERENCES organ (county, code)
            ) STRICT, WITHOUT ROWID
            """,
            "CREATE INDEX delegation_taker ON delegation (county, taker)",
            "CREATE INDEX delegation_giver ON delegation (county, giver)",
        ])
}
