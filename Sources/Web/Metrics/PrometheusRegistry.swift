import Synchronization

/// Counts requests and their times, and writes them in Prometheus' text form.
///
/// Ours because no exporter is on the shelf; it knows one counter, one histogram and gauges, and no labels but ours.
package final class PrometheusRegistry: Sendable {
    private struct Series: Hashable {
        let method: String
        let route: String
        let status: Int
    }

    private struct Times {
        var buckets: [Int]
        var sum: Double = 0
        var count: Int = 0
    }

    /// Upper bounds in seconds.
    private static let bounds: [Double] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
    private let requests: Mutex<[Series: Times]> = Mutex([:])

    package init() {}

    /// - Parameter route: the route's pattern, not the path: a path would make a series for each matter.
    package func observe(request method: String, route: String, status: Int, seconds: Double) {
        requests.withLock { requests in
            let series = Series(method: method, route: route, status: status)
            var times = requests[series] ?? Times(buckets: Array(repeating: 0, count: Self.bounds.count))
            if let bucket = Self.bounds.firstIndex(where: { seconds <= $0 }) { times.buckets[bucket] += 1 }
            times.sum += seconds
            times.count += 1
            requests[series] = times
        }
    }

    /// - Parameter gauges: current values, each with its name and what it means.
    package func text(gauges: [(name: String, help: String, value: Double)] = []) -> String {
        let requests = requests.withLock { $0 }.sorted { left, right in
            (left.key.route, left.key.method, left.key.status) < (right.key.route, right.key.method, right.key.status)
        }
        var lines = ["# HELP plumbline_http_request_seconds Time to answer a request.", "# TYPE plumbline_http_request_seconds histogram"]
        for (series, times) in requests {
            let labels = "method=\"\(Self.escaped(series.method))\",route=\"\(Self.escaped(series.route))\",status=\"\(series.status)\""
            var total = 0
            for (bound, count) in zip(Self.bounds, times.buckets) {
                total += count
                lines.append("plumbline_http_request_seconds_bucket{\(labels),le=\"\(bound)\"} \(total)")
            }
            lines.append("plumbline_http_request_seconds_bucket{\(labels),le=\"+Inf\"} \(times.count)")
            lines.append("plumbline_http_request_seconds_sum{\(labels)} \(times.sum)")
            lines.append("plumbline_http_request_seconds_count{\(labels)} \(times.count)")
        }
        for gauge in gauges {
            lines += ["# HELP \(gauge.name) \(gauge.help)", "# TYPE \(gauge.name) gauge", "\(gauge.name) \(gauge.value)"]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
