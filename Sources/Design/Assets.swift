import Crypto
package import Foundation

/// Style sheet, script and icon, each under a path that changes with its content, so that browsers may keep them for ever.
package struct Assets: Sendable {
    /// Those of this program; loaded once. A program without them is not installed whole and stops.
    package static let shared: Assets = {
        guard let folder = Bundle.module.url(forResource: "Assets", withExtension: nil), let assets = try? Assets(folder: folder) else {
            preconditionFailure("程序自带的样式文件缺失，请重新安装程序。")
        }
        return assets
    }()

    private let files: [String: (bytes: [UInt8], type: String)]
    private let paths: [String: String]

    /// Reads `css/*.css` and `js/*.js`, each joined by name into one file, and `favicon.svg`.
    package init(folder: URL) throws {
        self.init(files: [
            "app.css": (try Self.joined(folder.appending(path: "css"), "css"), "text/css; charset=utf-8"),
            "app.js": (try Self.joined(folder.appending(path: "js"), "js"), "text/javascript; charset=utf-8"),
            "favicon.svg": (Array(try Data(contentsOf: folder.appending(path: "favicon.svg"))), "image/svg+xml"),
        ])
    }

    /// By name, such as `app.css`.
    init(files named: [String: (bytes: [UInt8], type: String)]) {
        var files: [String: (bytes: [UInt8], type: String)] = [:]
        var paths: [String: String] = [:]
        for (name, file) in named {
            let path = Self.path(name, file.bytes)
            paths[name] = path
            files[path] = file
        }
        self.files = files
        self.paths = paths
    }

    /// `/assets/app.<16 hex digits of its SHA-256>.css` for `app.css`; an unknown name gives a dead path.
    package func path(_ name: String) -> String { paths[name] ?? "/assets/\(name)" }

    /// The file at a path made by ``path(_:)``, with its media type.
    package func file(path: String) -> (bytes: [UInt8], type: String)? { files[path] }

    private static func path(_ name: String, _ bytes: [UInt8]) -> String {
        let digest = SHA256.hash(data: bytes).prefix(8).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        let parts = name.split(separator: ".", maxSplits: 1)
        return "/assets/\(parts[0]).\(digest.joined()).\(parts.count > 1 ? parts[1] : "bin")"
    }

    private static func joined(_ folder: URL, _ ending: String) throws -> [UInt8] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == ending }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
            .flatMap { try Array(Data(contentsOf: $0)) }
    }
}
