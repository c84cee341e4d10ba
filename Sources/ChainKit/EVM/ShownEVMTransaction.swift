import BigInt
package import Kit

extension EVMTransaction {
    /// Reads what a node answers to `eth_getTransactionByHash`, or `{"raw": "0x…"}` with the signed bytes.
    ///
    /// Nodes differ: some leave out the access list, and some write the parity alone as the `v` of a legacy transaction. What fits the
    /// node's own id is taken.
    /// - Returns: nil where a field is missing or can't be right, and for types that aren't known.
    package init?(node: JSONValue) {
        if let raw = node["raw"]?.hexBytes {
            self.init(raw: raw)
            return
        }
        let readings = EVMFields.readings(of: node)
        guard let kind = readings.first?.kind else { return nil }
        let claims = Claims(of: node, kind)
        let possible = readings.compactMap { EVMTransaction($0, claims: claims) }
        guard let fitting = possible.count == 1 ? possible.first : possible.first(where: { $0.isIDRight == true }) ?? possible.first else { return nil }
        self = fitting
    }
}

extension EVMTransaction.Claims {
    fileprivate init(of node: JSONValue, _ kind: EVMTransaction.Kind) {
        self.init(
            id: node["hash"]?.string, from: node["from"]?.string.flatMap { EVMAddress($0) },
            // A pending transaction is in no block, whatever number stands beside.
            blockNumber: node["blockHash"]?.hexBytes == nil ? nil : node["blockNumber"]?.quantityInt,
            isWhole: kind == .legacy || node["accessList"]?.array != nil)
    }
}

extension EVMFields {
    /// What the shown fields can mean: one reading, or several where the chain's number may have been signed or not.
    static func readings(of node: JSONValue) -> [EVMFields] {
        guard let kind = kind(of: node), let price = price(of: node, kind), let extras = extras(of: node, kind), let nonce = node["nonce"]?.quantity64,
            let gasLimit = node["gas"]?.quantity64, let value = node["value"]?.quantity, let data = (node["input"] ?? node["data"])?.hexBytes,
            isAddressOrNone(node["to"])
        else { return [] }
        let to = node["to"]?.string.flatMap { EVMAddress($0) }
        return seals(of: node, kind).map { signature, chainID in
            EVMFields(
                kind: kind, chainID: chainID, nonce: nonce, price: price, gasLimit: gasLimit, to: to, value: value, data: data, extras: extras,
                signature: signature)
        }
    }

    /// By its type; nodes of before EIP-2718 give none.
    private static func kind(of node: JSONValue) -> EVMTransaction.Kind? {
        guard let type = node["type"], !type.isNull else { return .legacy }
        return type.quantity64.flatMap { EVMTransaction.Kind(type: $0) }
    }

    /// Of a packed transaction with a dynamic fee `gasPrice` is what was paid, not what was signed.
    private static func price(of node: JSONValue, _ kind: EVMTransaction.Kind) -> EVMTransaction.Price? {
        switch kind {
        case .legacy, .accessList: return node["gasPrice"]?.quantity.map { .fixed($0) }
        case .dynamicFee, .blobs, .setCode:
            guard let most = node["maxFeePerGas"]?.quantity, let tip = node["maxPriorityFeePerGas"]?.quantity else { return nil }
            return .dynamic(most: most, tip: tip)
        }
    }

    /// A transaction that creates a contract has no recipient.
    private static func isAddressOrNone(_ value: JSONValue?) -> Bool {
        guard let value, !value.isNull else { return true }
        return value.string.flatMap { EVMAddress($0) } != nil
    }

    private static func seals(of node: JSONValue, _ kind: EVMTransaction.Kind) -> [(RecoverableSignature, BigUInt?)] {
        guard let r = node["r"]?.word, let s = node["s"]?.word, let v = (node["yParity"] ?? node["v"])?.quantity else { return [] }
        let chainID = node["chainId"]?.quantity
        var seals: [(parity: UInt8, chainID: BigUInt?)] = []
        if let parity = UInt8(exactly: v), parity < 2 {
            seals.append((parity, chainID))
            if kind == .legacy, chainID != nil { seals.append((parity, nil)) }
        } else if kind == .legacy, let seal = parity(ofLegacy: v) {
            seals.append(seal)
        }
        return seals.compactMap { seal in signature(r: r, s: s, parity: seal.parity).map { ($0, seal.chainID) } }
    }

    /// The most entries of an access list, of blobs and of authorisations that are read.
    private static let mostEntries = 4096

    private static func extras(of node: JSONValue, _ kind: EVMTransaction.Kind) -> [RLP]? {
        switch kind {
        case .legacy: return []
        case .accessList, .dynamicFee: return accessList(node["accessList"]).map { [$0] }
        case .blobs:
            guard let access = accessList(node["accessList"]), let fee = node["maxFeePerBlobGas"]?.quantity,
                let hashes = bytes(node["blobVersionedHashes"], size: ABIWord.size)
            else { return nil }
            return [access, .number(fee), hashes]
        case .setCode:
            guard let access = accessList(node["accessList"]), let grants = authorisations(node["authorizationList"]) else { return nil }
            return [access, grants]
        }
    }

    private static func accessList(_ value: JSONValue?) -> RLP? {
        guard let value, !value.isNull else { return .list([]) }
        return list(value) { entry in
            guard let account = entry["address"]?.hexBytes, account.count == AccountBytes.count, let keys = bytes(entry["storageKeys"], size: ABIWord.size)
            else { return nil }
            return .list([.bytes(account), keys])
        }
    }

    private static func authorisations(_ value: JSONValue?) -> RLP? {
        list(value) { entry in
            guard let account = entry["address"]?.hexBytes, account.count == AccountBytes.count else { return nil }
            let numbers = [entry["chainId"], entry["nonce"], entry["yParity"] ?? entry["v"], entry["r"], entry["s"]].compactMap { $0?.quantity }
            guard numbers.count == 5 else { return nil }
            return .list([.number(numbers[0]), .bytes(account)] + numbers.dropFirst().map { RLP.number($0) })
        }
    }

    private static func bytes(_ value: JSONValue?, size: Int) -> RLP? {
        list(value) { entry in entry.hexBytes.flatMap { $0.count == size ? .bytes($0) : nil } }
    }

    private static func list(_ value: JSONValue?, _ item: (JSONValue) -> RLP?) -> RLP? {
        guard let entries = value?.array, entries.count <= mostEntries else { return nil }
        let items = entries.compactMap(item)
        return items.count == entries.count ? .list(items) : nil
    }
}
