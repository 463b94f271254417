import Foundation
import Kernel
import Logging

/// Writes each log entry as one line of JSON on standard error, for whatever collects logs.
struct JSONLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var members = [
            JSON.Member("at", .text(Date().formatted(.iso8601.time(includingFractionalSeconds: true)))),
            JSON.Member("level", .text(event.level.rawValue)), JSON.Member("message", .text(event.message.description)),
        ]
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            members.append(JSON.Member(key == "hb.request.id" ? "request" : key, .text(value.description)))
        }
        FileHandle.standardError.write(Data((JSON.object(members).encoded + "\n").utf8))
    }
}
