import Foundation

/// The identity provider of `provider.py`, running until the tests end.
struct ProviderProcess {
    static let client: String = "plumbline"
    /// Characters that have to be encoded on the way.
    static let secret: String = "s3cret: +%&="
    static let redirect: String = "https://plumbline.example/sign-in/provider/back"
    static let shared: Result<ProviderProcess, any Error> = Result { try ProviderProcess() }

    let issuer: String
    private let process: Process
    /// The provider ends when this closes, so also when the tests are killed.
    private let input: Pipe

    private init() throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("provider.py").path
        let process = Process()
        let output = Pipe()
        input = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script, Self.client, Self.secret, Self.redirect]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var line = Data()
        while let byte = try output.fileHandleForReading.read(upToCount: 1), byte != Data("\n".utf8), !byte.isEmpty { line += byte }
        guard let port = Int(String(decoding: line, as: UTF8.self)) else { throw NoProvider() }
        self.process = process
        issuer = "http://127.0.0.1:\(port)"
    }

    /// Where the provider sends a browser that comes with this address; empty when it sends it nowhere.
    static func visit(_ address: String) throws -> String { try curl(address, "-o", "/dev/null", "-w", "%{redirect_url}") }

    static func curl(_ address: String, _ options: String...) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["curl", "-sS", "--max-time", "20"] + options + [address]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    private struct NoProvider: Error {}
}
