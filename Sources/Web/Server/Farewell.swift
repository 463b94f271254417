import Logging
import ServiceLifecycle
import Synchronization

/// Told first that the server is to stop: `/health/ready` says so while connections are still taken, for the drain's seconds.
struct Farewell: Service {
    let site: Site

    func run() async throws {
        try await gracefulShutdown()
        site.isStopping.store(true, ordering: .relaxed)
        site.logger.notice("stopping", metadata: ["drain": "\(site.options.drainSeconds)"])
        try await Task.sleep(for: .seconds(site.options.drainSeconds))
    }
}
