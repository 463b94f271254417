import Foundation
import Glibc

/// Runs a program and waits for it.
///
/// Not by Foundation's `Process`: it learns of a program's end by the end of a pipe, which any other program that was started meanwhile
/// holds open too, such as a server that a test runs beside.
package enum Command {
    /// - Returns: the exit code, and what the program printed, errors included.
    package static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let file = "/tmp/plumbline-command-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
        defer { unlink(file) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, file, O_CREAT | O_TRUNC | O_WRONLY | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var words = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var pid = pid_t()
        guard let program = arguments.first, posix_spawnp(&pid, program, &actions, nil, &words, environ) == 0 else {
            throw TestServer.Failure(description: "\(arguments)")
        }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 { guard errno == EINTR else { throw TestServer.Failure(description: "waitpid: \(errno)") } }
        let output = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        return (status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F), output)
    }
}
