/// The web addresses of block explorers, by which a hash in a link is one of a transaction and of a known chain.
enum ExplorerLink {
    /// Bytes of a link in front of a hash that are looked at.
    private static let longest = 200

    /// The chain of the explorer whose link ends in `text` at `end`; nil where there is none, or one of another chain.
    static func chain(in text: String, before end: String.Index) -> Chain? {
        var bytes: [UInt8] = []
        for byte in text.utf8[..<end].reversed().prefix(longest) {
            guard byte > 0x20, byte < 0x7F else { break }
            bytes.append(byte)
        }
        return chain(ofLink: String(decoding: bytes.reversed(), as: UTF8.self).lowercased())
    }

    private static func chain(ofLink link: String) -> Chain? {
        let afterScheme = link.split(separator: "://", omittingEmptySubsequences: false).last ?? link[...]
        let authority = afterScheme.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let path = afterScheme.dropFirst(authority.count)
        // Whatever stands in front of an @ is a name to log in with, not the host.
        guard let host = authority.split(separator: "@", omittingEmptySubsequences: false).last?.prefix(while: { $0 != ":" }) else { return nil }
        // From the last two names on, so that a host that only ends in the same letters isn't taken for the explorer.
        var names = host.split(separator: ".")[...]
        while names.count >= 2 {
            if let explorer = hosts[names.joined(separator: ".")] { return explorer.chain(path) }
            names = names.dropFirst()
        }
        return nil
    }

    private enum Explorer {
        case of(Chain)
        /// Many chains under one host: the first part of the path says which.
        case byPath

        func chain(_ path: Substring) -> Chain? {
            switch self {
            case .of(let chain): return chain
            case .byPath:
                for part in path.split(separator: "/").prefix(3) {
                    if part == "tron" || part == "trx" { return .tron }
                    if evmPaths.contains(String(part)) { return .evm }
                }
                return nil
            }
        }
    }

    private static let hosts: [String: Explorer] = [
        "tronscan.org": .of(.tron), "tronscan.io": .of(.tron), "trongrid.io": .of(.tron), "trx.tokenview.io": .of(.tron),
        "etherscan.io": .of(.evm), "bscscan.com": .of(.evm), "polygonscan.com": .of(.evm), "arbiscan.io": .of(.evm), "basescan.org": .of(.evm),
        "snowtrace.io": .of(.evm), "snowscan.xyz": .of(.evm), "ftmscan.com": .of(.evm), "lineascan.build": .of(.evm), "scrollscan.com": .of(.evm),
        "blastscan.io": .of(.evm), "gnosisscan.io": .of(.evm), "celoscan.io": .of(.evm), "blockscout.com": .of(.evm), "opbnbscan.com": .of(.evm),
        "mantlescan.xyz": .of(.evm), "ethplorer.io": .of(.evm), "eth.tokenview.io": .of(.evm), "bsc.tokenview.io": .of(.evm),
        "oklink.com": .byPath, "blockchair.com": .byPath, "web3.okx.com": .byPath,
    ]

    private static let evmPaths: Set<String> = [
        "eth", "ethereum", "bsc", "bnb", "polygon", "arbitrum", "optimism", "base", "avaxc", "avalanche", "fantom", "linea", "zksync",
    ]
}
