// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let csv: Target.Dependency = .product(name: "SwiftCSV", package: "SwiftCSV")
let heap: Target.Dependency = .product(name: "HeapModule", package: "swift-collections")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")

// Targets stand in levels: one may depend only on those above it in this list (Tests/KernelTests/LevelTests.swift).
let package = Package(
    name: "plumbline",
    products: [.executable(name: "plumbline", targets: ["plumbline"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", exact: "0.10.0"),
    ],
    targets: [
        .target(name: "Kernel", swiftSettings: settings),
        .target(name: "HTML", swiftSettings: settings),
        .target(name: "Proof", dependencies: [crypto], swiftSettings: settings),
        .target(name: "Almanac", dependencies: ["Kernel"], resources: [.copy("editions")], swiftSettings: settings),
        .target(name: "Affairs", dependencies: ["Kernel"], swiftSettings: settings),
        .target(name: "Storage", dependencies: ["Kernel", grdb, sqlite], swiftSettings: settings),
        .target(name: "Engine", dependencies: ["Kernel", "Almanac", "Affairs", "Proof", "Storage"], swiftSettings: settings),
        .target(name: "Reporting", dependencies: ["Kernel", "HTML", "Affairs", "Storage", "Engine", csv], swiftSettings: settings),
        .target(name: "Rehearsal", dependencies: ["Kernel", "Almanac", "Affairs", "Proof", "Storage", "Engine", csv, heap], swiftSettings: settings),
        .executableTarget(
            name: "plumbline",
            dependencies: ["Kernel", "Almanac", "Affairs", "Proof", "Storage", "Engine", "Reporting", "Rehearsal", argumentParser],
            swiftSettings: settings),
        .executableTarget(
            name: "plumbline-bench",
            dependencies: ["Kernel", "Almanac", "Affairs", "Proof", "Storage", "Engine", "Reporting", "Rehearsal"], path: "Benchmarks/Bench",
            swiftSettings: settings),
        .testTarget(name: "KernelTests", dependencies: ["Kernel"], swiftSettings: settings),
        .testTarget(name: "AffairsTests", dependencies: ["Kernel", "Affairs"], swiftSettings: settings),
        .testTarget(name: "HTMLTests", dependencies: ["HTML"], swiftSettings: settings),
        .testTarget(name: "ProofTests", dependencies: ["Proof", crypto], swiftSettings: settings),
        .testTarget(name: "AlmanacTests", dependencies: ["Kernel", "Almanac"], resources: [.copy("Fixtures")], swiftSettings: settings),
        .testTarget(
            name: "EngineTests", dependencies: ["Kernel", "Affairs", "Proof", "Storage", "Engine"], swiftSettings: settings),
        .testTarget(name: "StorageTests", dependencies: ["Kernel", "Storage"], swiftSettings: settings),
        .testTarget(
            name: "ReportingTests", dependencies: ["Kernel", "HTML", "Affairs", "Storage", "Engine", "Reporting", "Almanac"],
            swiftSettings: settings),
    ]
)
