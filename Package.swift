// swift-tools-version: 6.2
import PackageDescription

let testSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

// The tests replay whole counties: with PLUMBLINE_OPTIMISE a debug build's own code is optimised, module by module, which builds in less time
// than a release build beside it (scripts/build-tested.sh).
let isOptimised = Context.environment["PLUMBLINE_OPTIMISE"] != nil
let settings: [SwiftSetting] = testSettings + (isOptimised ? [.unsafeFlags(["-O"], .when(configuration: .debug))] : [])

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let csv: Target.Dependency = .product(name: "SwiftCSV", package: "SwiftCSV")
let heap: Target.Dependency = .product(name: "HeapModule", package: "swift-collections")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let httpClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdHTTP2: Target.Dependency = .product(name: "HummingbirdHTTP2", package: "hummingbird")
let hummingbirdTLS: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let httpParts: Target.Dependency = .product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let jwt: Target.Dependency = .product(name: "JWTKit", package: "jwt-kit")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let nioTLS: Target.Dependency = .product(name: "NIOTLS", package: "swift-nio")
let services: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")

// Targets stand in levels: one may depend only on those above it in this list (Tests/KernelTests/LevelTests.swift).
let package = Package(
    name: "plumbline",
    products: [.executable(name: "plumbline", targets: ["plumbline"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", exact: "0.10.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CTimex"),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CSQLiteSettings", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "Kernel", swiftSettings: settings),
        .target(name: "HTML", swiftSettings: settings),
        .target(name: "Design", dependencies: ["HTML", crypto], resources: [.copy("Assets")], swiftSettings: settings),
        .target(name: "Proof", dependencies: [crypto], swiftSettings: settings),
        .target(name: "Almanac", dependencies: ["Kernel"], resources: [.copy("editions")], swiftSettings: settings),
        .target(name: "Statutes", dependencies: ["Kernel"], resources: [.copy("articles")], swiftSettings: settings),
        .target(name: "Affairs", dependencies: ["Kernel", "Proof"], swiftSettings: settings),
        .target(name: "Explorer", dependencies: ["Kernel"], swiftSettings: settings),
        .target(name: "Storage", dependencies: ["Kernel", "Proof", "CLibPQ", "CSQLiteSettings", grdb, sqlite], swiftSettings: settings),
        .target(name: "TestDatabase", dependencies: ["Kernel", "Storage"], path: "Tests/TestDatabase", swiftSettings: settings),
        .target(name: "TestKinds", dependencies: ["Kernel", "Affairs"], path: "Tests/TestKinds", swiftSettings: settings),
        .target(name: "Engine", dependencies: ["Kernel", "Proof", "Storage", "CTimex"], swiftSettings: settings),
        .target(name: "Identity", dependencies: ["Kernel", "Proof", "Storage", "Engine", crypto, cryptoExtras], swiftSettings: settings),
        .target(name: "Reporting", dependencies: ["Kernel", "HTML", "Storage", "Engine", csv], swiftSettings: settings),
        .target(
            name: "Rehearsal", dependencies: ["Kernel", "Affairs", "Proof", "Storage", "Engine", "Identity", csv, heap], swiftSettings: settings),
        .target(
            name: "Web",
            dependencies: [
                "Kernel", "HTML", "Design", "Proof", "Statutes", "Storage", "Engine", "Identity", "Reporting", crypto, hummingbird,
                hummingbirdCore, hummingbirdHTTP2, hummingbirdTLS, httpClient, httpParts, httpTypes, jwt, logging, nioCore, nioPosix, nioSSL,
                nioTLS, services, signals,
            ], swiftSettings: settings),
        .executableTarget(
            name: "plumbline",
            dependencies: [
                "Kernel", "Almanac", "Affairs", "Proof", "Explorer", "Storage", "Engine", "Identity", "Reporting", "Rehearsal", "Web", "CMalloc",
                argumentParser, configuration, csv, logging,
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "plumbline-bench",
            dependencies: ["Kernel", "Almanac", "Affairs", "Proof", "Storage", "Engine", "Identity", "Reporting", "Rehearsal"],
            path: "Benchmarks/Bench",
            swiftSettings: settings),
        .testTarget(name: "KernelTests", dependencies: ["Kernel"], swiftSettings: testSettings),
        .testTarget(
            name: "AffairsTests", dependencies: ["Kernel", "Proof", "Statutes", "Affairs"],
            exclude: ["definitions.txt", "citations.csv", "limits.csv", "followings.csv"], swiftSettings: testSettings),
        .testTarget(name: "ExplorerTests", dependencies: ["Kernel", "Explorer"], swiftSettings: testSettings),
        .testTarget(
            name: "WalkTests", dependencies: ["Kernel", "Affairs", "Almanac", "Explorer"], resources: [.copy("Walks")], swiftSettings: testSettings),
        .testTarget(name: "HTMLTests", dependencies: ["HTML"], swiftSettings: testSettings),
        .testTarget(name: "DesignTests", dependencies: ["HTML", "Design"], swiftSettings: testSettings),
        .testTarget(
            name: "IdentityTests", dependencies: ["Kernel", "Proof", "Storage", "TestDatabase", "Engine", "Identity"],
            swiftSettings: testSettings),
        .testTarget(name: "ProofTests", dependencies: ["Proof", crypto], swiftSettings: testSettings),
        .testTarget(name: "AlmanacTests", dependencies: ["Kernel", "Almanac"], resources: [.copy("Fixtures")], swiftSettings: testSettings),
        .testTarget(
            name: "EngineTests", dependencies: ["Kernel", "Affairs", "Proof", "Storage", "TestDatabase", "TestKinds", "Engine"],
            swiftSettings: testSettings),
        .testTarget(
            name: "RehearsalTests",
            dependencies: ["Kernel", "Affairs", "Almanac", "Proof", "Storage", "TestDatabase", "Engine", "Reporting", "Rehearsal"],
            swiftSettings: testSettings),
        .testTarget(name: "StorageTests", dependencies: ["Kernel", "Storage", "TestDatabase"], swiftSettings: testSettings),
        .testTarget(
            name: "CommandTests", dependencies: ["Kernel", "Storage", "TestDatabase", "Engine", "Identity"], swiftSettings: testSettings),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Kernel", "HTML", "Design", "Affairs", "Almanac", "Proof", "Storage", "TestDatabase", "TestKinds", "Engine", "Identity", "Reporting",
                "Web",
                hummingbird,
                hummingbirdTesting, nioCore, nioPosix, logging,
            ], exclude: ["Provider/provider.py"], swiftSettings: testSettings),
        .testTarget(
            name: "ReportingTests", dependencies: ["Kernel", "HTML", "Affairs", "Storage", "TestDatabase", "Engine", "Reporting", "Almanac"],
            swiftSettings: testSettings),
    ]
)
