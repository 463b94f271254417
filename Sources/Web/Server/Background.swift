import Engine
import Foundation
import Identity
import Logging
import ServiceLifecycle
import Synchronization

/// Does the county's background work while the server runs: every few seconds it looks whether something is due that no other server
/// has taken.
struct Background: Service {
    private static let pause: ClosedRange<Double> = 4...8

    let site: Site
    private let end: End = End()

    /// Told when the server is to end.
    private final class End: Sendable {
        private let hasCome: Atomic<Bool> = Atomic(false)
        var isHere: Bool { hasCome.load(ordering: .relaxed) }
        func come() { hasCome.store(true, ordering: .relaxed) }
    }

    init(site: Site) { self.site = site }

    func run() async throws {
        let node = "\(ProcessInfo.processInfo.hostName)/\(ProcessInfo.processInfo.processIdentifier)"
        let runner = JobRunner(
            site.engine, jobs: site.jobs, node: node, now: site.now, clock: site.identity.now, timeGuard: site.timeGuard,
            isStopping: { [end] in end.isHere })
        await withGracefulShutdownHandler {
            await cancelWhenGracefulShutdown {
                while !Task.isCancelled {
                    await turn(runner)
                    // Not all servers at the same moment.
                    try? await Task.sleep(for: .seconds(Double.random(in: Self.pause)))
                }
            }
        } onGracefulShutdown: { [end] in
            end.come()
        }
    }

    private func turn(_ runner: JobRunner) async {
        do {
            for report in try await site.pools.background.run({ try runner.run() }) {
                var metadata: Logger.Metadata = ["job": "\(report.job)", "slot": "\(report.slot)", "outcome": "\(report.outcome)"]
                if let error = report.error { metadata["error"] = "\(String(reflecting: error))" }
                // A job that is put off because the server stops has not failed.
                site.logger.log(level: report.error == nil || end.isHere ? .info : .error, "job", metadata: metadata)
            }
        } catch {
            // The database may be away for a while; the next turn tries again.
            site.logger.error("jobs could not be looked after", metadata: ["error": "\(String(reflecting: error))"])
        }
    }
}
