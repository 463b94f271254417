import CLibPQ

/// How to reach a server, and for how long to wait for what.
struct PostgresOptions: Sendable {
    /// The connection URI; whatever it says goes before what is set here.
    var uri: String
    var isReadOnly = false
    var durability: Durability = .power
    /// Connections from this process at most.
    var connections = 16
    /// For somebody else's connection to come free.
    var poolTimeout: Duration = .seconds(10)
    /// For another transaction of the county to end.
    var lockTimeout: Duration = .seconds(10)
    /// For one statement. An import's or a replay's are short too; a report over ten years is far below it.
    var statementTimeout: Duration = .seconds(120)
    /// After which an unused connection is closed.
    var idleTimeout: Duration = .seconds(300)
    /// Attempts at a transaction that a passing failure undid.
    var attempts = 5
    /// For a connection to be made, in whole seconds; libpq takes no less than two.
    var connectTimeout = 5
    /// For the answer to a statement beyond what the server itself allows it: past that, the server is taken for dead.
    var silence: Duration = .seconds(15)

    init(uri: String) { self.uri = uri }

    /// A replica that does not answer soon is done without.
    static func replica(uri: String, connections: Int) -> PostgresOptions {
        var options = PostgresOptions(uri: uri)
        options.isReadOnly = true
        options.connections = connections
        options.attempts = 1
        options.connectTimeout = 2
        options.poolTimeout = .seconds(1)
        options.statementTimeout = .seconds(5)
        options.silence = .seconds(-2)
        return options
    }

    var shown: String { DatabaseLocation.postgres(uri).shown }

    /// What libpq is told before the URI, which may say otherwise.
    var keywords: [(String, String)] {
        [
            ("application_name", "plumbline"), ("connect_timeout", String(connectTimeout)), ("client_encoding", "UTF8"),
            // A server that vanished without a word is noticed within half a minute.
            ("keepalives_idle", "15"), ("keepalives_interval", "5"), ("keepalives_count", "3"), ("tcp_user_timeout", "30000"),
        ]
    }

    /// What each new connection says first.
    var greeting: String {
        """
        SET statement_timeout = \(statementTimeout.milliseconds);
        SET lock_timeout = \(lockTimeout.milliseconds);
        SET idle_in_transaction_session_timeout = 300000;
        SET jit = off;
        SET synchronous_commit = \(durability == .power ? "on" : "off");
        SET default_transaction_read_only = \(isReadOnly ? "on" : "off");
        SET standard_conforming_strings = on;
        SET bytea_output = hex;
        """
    }
}

extension Duration {
    var milliseconds: Int { Int(self / .milliseconds(1)) }
}
