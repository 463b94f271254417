import Foundation
import Testing

@Suite("层次")
struct LevelTests {
    /// From the bottom up. A target may depend only on those before it.
    static let levels = [
        "Kernel", "HTML", "Design", "Proof", "Almanac", "Statutes", "Affairs", "Explorer", "Storage", "TestDatabase", "TestKinds", "Engine",
        "Identity", "Reporting", "Rehearsal", "Web",
        "plumbline",
        "plumbline-bench",
    ]

    /// What a package dump says of the targets.
    struct Dump: Decodable {
        struct Target: Decodable {
            struct Dependency: Decodable {
                let name: String?
                init(from decoder: any Decoder) throws {
                    struct Key: CodingKey {
                        let stringValue: String
                        var intValue: Int? { nil }
                        init?(stringValue: String) { self.stringValue = stringValue }
                        init?(intValue: Int) { nil }
                    }
                    // {"byName": ["Kernel", null]} or {"product": ["GRDB", "GRDB.swift", null, null]}
                    let container = try decoder.container(keyedBy: Key.self)
                    guard let key = container.allKeys.first else {
                        name = nil
                        return
                    }
                    var values = try container.nestedUnkeyedContainer(forKey: key)
                    name = try values.decodeIfPresent(String.self)
                }
            }
            let name: String
            let type: String
            /// Where its files are, when that is not the usual folder.
            let path: String?
            let dependencies: [Dependency]
        }
        let targets: [Target]
    }

    static let root: URL = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func dump() throws -> Dump {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["swift", "package", "--scratch-path", NSTemporaryDirectory() + "plumbline-levels", "dump-package"]
        process.currentDirectoryURL = Self.root
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(Dump.self, from: data)
    }

    @Test func `箭头只指向下层`() throws {
        let targets = try Self.dump().targets.filter { $0.type != "test" && $0.type != "system" }
        #expect(Set(targets.map(\.name)) == Set(Self.levels), "每个目标都要在层次表中")
        for target in targets {
            let own = try #require(Self.levels.firstIndex(of: target.name))
            for dependency in target.dependencies.compactMap(\.name) {
                guard let other = Self.levels.firstIndex(of: dependency) else { continue }
                #expect(other < own, "\(target.name) 不得依赖 \(dependency)")
            }
        }
    }

    /// An edge that nothing uses makes every edit of the lower target rebuild the upper one.
    @Test func `清单中的依赖都有文件用到`() throws {
        for target in try Self.dump().targets where target.type != "system" {
            let folder = target.path ?? (target.type == "test" ? "Tests/" : "Sources/") + target.name
            let imported = try Self.imports(in: Self.root.appendingPathComponent(folder))
            for dependency in target.dependencies.compactMap(\.name) where Self.levels.contains(dependency) {
                #expect(imported.contains(dependency), "\(target.name) 没有文件用到 \(dependency)")
            }
        }
    }

    private static func imports(in folder: URL) throws -> Set<String> {
        var imported: Set<String> = []
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let words = line.split(separator: " ")
                if let word = words.firstIndex(of: "import"), word < 2, words.count == word + 2 { imported.insert(String(words[word + 1])) }
            }
        }
        return imported
    }

    @Test func `内核和事项模块不依赖任何外部库`() throws {
        let targets = try Self.dump().targets
        for name in ["Kernel", "Affairs"] {
            let dependencies = targets.first { $0.name == name }?.dependencies.compactMap(\.name) ?? ["?"]
            #expect(Set(dependencies).isSubset(of: name == "Affairs" ? ["Kernel", "Proof"] : ["Kernel"]))
        }
    }
}
