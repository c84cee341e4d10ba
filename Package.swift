// swift-tools-version:6.2
import PackageDescription

/// Every target is built alike: Swift 6, warnings are errors, every import says who may see it.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .treatWarning("DeprecatedDeclaration", as: .warning),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A module that reads every text: optimised in debug builds too, or thousands of random cases would take minutes.
func quickModule(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))])
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name + "Tests", dependencies: [.byName(name: name), "DeskTesting"] + dependencies, swiftSettings: strict)
}

let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let bigInt = Target.Dependency.product(name: "BigInt", package: "BigInt")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let jwt = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioExtras = Target.Dependency.product(name: "NIOExtras", package: "swift-nio-extras")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioHTTPTypesHTTP1 = Target.Dependency.product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "WalletDesk",
    platforms: [.macOS(.v15), .iOS(.v18)],
    products: [
        .executable(name: "walletdesk", targets: ["walletdesk"]),
        .executable(name: "walletdesk-picture-reader", targets: ["walletdesk-picture-reader"]),
        .library(name: "WalletDeskClient", targets: ["WalletDeskClient"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["CommandLineArguments", "YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        // Pure: no network, no database, no logger.
        quickModule("Kit"),
        quickModule("WalletSafety", ["Kit", "WordLists", "LinkData", "OutboundData"]),
        quickModule("TextKit", ["Kit", "SortingData"]),
        quickModule("ChainKit", ["Kit", "CSecp256k1", bigInt]),
        quickModule("WorkforceMath"),
        .systemLibrary(name: "CSecp256k1", providers: [.apt(["libsecp256k1-dev"])]),
        .target(name: "WordLists"),
        .target(name: "LinkData"),
        .target(name: "OutboundData"),
        .target(name: "SortingData"),

        // Base.
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        module("Store", ["Kit", "CPostgres", crypto, grdb, logging]),
        module(
            "HTTPKit",
            ["Kit", hummingbird, hummingbirdCore, httpTypes, logging, nioCore, nioExtras, nioHTTP1, nioHTTPTypes, nioHTTPTypesHTTP1, nioPosix, lifecycle]),
        module("Wire"),
        .target(name: "WebAssets"),
        .systemLibrary(name: "CMarkdown", pkgConfig: "libcmark-gfm", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .target(name: "CMail", linkerSettings: [.linkedLibrary("curl")]),
        .target(name: "CMemory"),
        .target(name: "CSandbox"),
        module("Pictures", ["CSandbox"]),
        module("ChainNodes", ["Kit", "ChainKit", bigInt, asyncHTTPClient, nioCore, nioHTTP1]),
        .target(name: "StandInData", exclude: ["story.json"]),
        module("StandInNode", ["Kit", "ChainKit", "StandInData", bigInt, nioCore, nioPosix, nioHTTP1]),

        // The program that looks into pictures: the one that links their decoders.
        .systemLibrary(name: "CTesseract", providers: [.apt(["libtesseract-dev", "libleptonica-dev"])]),
        .systemLibrary(name: "CZBar", providers: [.apt(["libzbar-dev"])]),
        .executableTarget(
            name: "walletdesk-picture-reader", dependencies: ["CTesseract", "CZBar", "CSandbox"], path: "Sources/PictureReader",
            swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),

        // Features: a folder each, imports as in docs/architecture.md.
        module("Accounts", ["Kit", "Store", "HTTPKit", "WalletSafety", crypto, cryptoExtras, httpTypes]),
        module("Inbox", ["Kit", "Store", "HTTPKit", "WalletSafety", "Pictures", "TextKit", "Accounts", asyncHTTPClient, crypto, httpTypes, nioCore, nioHTTP1]),
        module("Safety", ["Kit", "Store", "HTTPKit", "Wire", "WalletSafety", "ChainKit", "ChainNodes", "Accounts", "Inbox", bigInt, crypto, httpTypes]),
        quickModule("Routing", ["Kit", "Store", "HTTPKit", "WorkforceMath", "Accounts", "Inbox", httpTypes, logging]),
        module(
            "Assist",
            [
                "Kit", "Store", "HTTPKit", "WalletSafety", "TextKit", "ChainKit", "Accounts", "Inbox", "CMarkdown", "CMemory", asyncHTTPClient, crypto, nioCore,
                nioHTTP1,
                yams,
                httpTypes, logging,
            ]),
        module(
            "Channels", ["Kit", "Store", "HTTPKit", "Wire", "WalletSafety", "TextKit", "Accounts", "Inbox", "CMail", crypto, jwt, httpTypes, logging, nioCore]),

        // Edge.
        module(
            "App",
            [
                "Kit", "Store", "HTTPKit", "Pictures", "ChainKit", "ChainNodes", "StandInNode", "Accounts", "Inbox", "Routing", "Safety", "Assist", "Channels",
                "WebAssets", "Wire", "WalletSafety",
                configuration, crypto, httpTypes, hummingbird, lifecycle, logging, nioCore,
            ]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .executableTarget(
            name: "walletdesk",
            dependencies: [
                "App", "CMemory", "Kit", "Store", "Accounts", "HTTPKit", "Inbox", "Routing", "Safety", "Assist", "WalletSafety", "TextKit", "ChainKit",
                "ChainNodes",
                "WorkforceMath",
                "CZlib", bigInt, arguments, configuration, logging, system,
            ],
            swiftSettings: strict),
        module("WalletDeskClient", ["Wire"]),
        .executableTarget(name: "walletdesk-train-links", dependencies: ["Kit", "WalletSafety"], path: "Sources/LinkTraining", swiftSettings: strict),
        .executableTarget(
            name: "walletdesk-train-outbound", dependencies: ["Kit", "WalletSafety"], path: "Sources/OutboundTraining", swiftSettings: strict),

        // Benches.
        .target(name: "Corpus", dependencies: ["Kit"], path: "Benchmarks/Corpus", swiftSettings: strict),
        .executableTarget(
            name: "walletdesk-seed",
            dependencies: ["Corpus", "Kit", "Store", "Accounts", "Inbox", "Routing", "TextKit", "Assist", "App", arguments, configuration, logging],
            path: "Benchmarks/Seed", swiftSettings: strict),
        .executableTarget(
            name: "walletdesk-bench-append",
            dependencies: ["Corpus", "Kit", "Store", "HTTPKit", "Inbox", "TextKit", "App", arguments, configuration, grdb, logging],
            path: "Benchmarks/Append", swiftSettings: strict),
        .executableTarget(
            name: "walletdesk-bench-line", dependencies: ["Kit", "Accounts", "Inbox", "Routing"], path: "Benchmarks/Line", swiftSettings: strict),
        .executableTarget(
            name: "walletdesk-fuzz-safety", dependencies: ["Kit", "WalletSafety", "WordLists", arguments], path: "Benchmarks/Fuzz", swiftSettings: strict),
        .target(name: "ChainSamples", dependencies: ["Kit", "ChainKit"], path: "Benchmarks/ChainSamples", swiftSettings: strict),
        .executableTarget(
            name: "walletdesk-fuzz-chain", dependencies: ["Kit", "ChainKit", "ChainSamples"], path: "Benchmarks/FuzzChain", swiftSettings: strict),
        .executableTarget(
            name: "walletdesk-bench-chain", dependencies: ["Kit", "ChainKit", "ChainSamples"], path: "Benchmarks/Chain", exclude: ["peers.py"],
            swiftSettings: strict),
        .executableTarget(
            name: "walletdesk-load", dependencies: ["Corpus", "Wire", nioCore, nioPosix, nioHTTP1, arguments], path: "Benchmarks/LoadGenerator",
            swiftSettings: strict),

        // Tests.
        module(
            "DeskTesting",
            [
                "Kit", "Store", "HTTPKit", "StandInNode", "Accounts", "Inbox", "Assist", "App", configuration, httpTypes, hummingbird, lifecycle, logging,
                nioCore,
                nioEmbedded,
            ]),
        tests("Kit", []),
        .testTarget(
            name: "WalletSafetyTests", dependencies: ["WalletSafety", "DeskTesting", "Kit", "walletdesk-train-outbound"],
            exclude: ["Vectors"]
                + ["sentences", "sentences_blind", "sentences_heldout", "sentences_more", "sentences_written", "known_misses"].map { "Outbound/\($0).tsv" },
            swiftSettings: strict),
        .testTarget(
            name: "PicturesTests", dependencies: ["Pictures", "Kit", "WalletSafety", "walletdesk-picture-reader"], exclude: ["Pictures"],
            swiftSettings: strict),
        .testTarget(
            name: "ChainKitTests", dependencies: ["ChainKit", "Kit", "ChainSamples", "DeskTesting", bigInt], exclude: ["Vectors"],
            swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
        .testTarget(
            name: "ChainNodesTests", dependencies: ["ChainNodes", "ChainKit", "StandInNode", "DeskTesting", "Kit", nioCore, nioPosix, nioHTTP1, bigInt],
            exclude: ["Vectors"],
            swiftSettings: strict),
        .testTarget(
            name: "StandInNodeTests", dependencies: ["StandInNode", "ChainKit", "Kit", bigInt, asyncHTTPClient, nioCore, nioHTTP1], swiftSettings: strict),
        tests("TextKit", ["Kit", "Assist"]),
        tests("WorkforceMath", ["Kit"]),
        tests("Store", ["Kit", logging]),
        tests("HTTPKit", ["Kit", httpTypes, lifecycle, logging, nioCore, nioPosix]),
        tests("Accounts", ["Kit", "Store", "HTTPKit", "App", configuration, httpTypes]),
        .testTarget(
            name: "InboxTests",
            dependencies: ["Inbox", "DeskTesting", "Kit", "Store", "HTTPKit", "WalletSafety", "Accounts", "Routing", "App", configuration, httpTypes],
            exclude: ["Vectors"], swiftSettings: strict),
        tests(
            "Safety",
            [
                crypto, "Kit", "Store", "HTTPKit", "Accounts", "Inbox", "Wire", "WalletSafety", "ChainKit", "ChainNodes", "StandInNode", "App", configuration,
                httpTypes,
            ]),
        tests("Routing", ["Kit", "Store", "HTTPKit", "Accounts", "Inbox", "App", configuration, httpTypes, logging]),
        tests(
            "Assist",
            [
                "Kit", "Store", "HTTPKit", "ChainKit", "StandInNode", "Accounts", "Inbox", "Wire", "WalletSafety", "TextKit", "App", bigInt, configuration,
                crypto, httpTypes,
            ]),
        tests("Channels", ["Kit", "Store", "HTTPKit", "Accounts", "Inbox", "Wire", "App", configuration, httpTypes]),
        tests("App", ["Kit", "Store", "HTTPKit", "Accounts", "Inbox", "Routing", "Assist", "Channels", "Wire", configuration, httpTypes, logging]),
        tests("WalletDeskClient", ["Kit", "Wire", "App", "Inbox", "Accounts", configuration]),
    ]
)
