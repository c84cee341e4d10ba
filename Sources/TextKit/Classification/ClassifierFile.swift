/// A classifier as bytes, its weights in eight bits each.
///
/// Little endian: the four bytes `WDC1`; sharpness (32-bit float); the numbers of labels and of rows (32 bits each); for each label its length in bytes
/// (8 bits), its UTF-8, its offset and the size of one step of its weights (32-bit floats); for each row its hash (64 bits), its rarity (32-bit float) and
/// a signed byte for each label.
extension LinearClassifier {
    private static let magic: [UInt8] = Array("WDC1".utf8)

    package var file: [UInt8] {
        var bytes = LinearClassifier.magic
        bytes.append(sharpness.bitPattern)
        bytes.append(UInt32(labels.count))
        bytes.append(UInt32(vocabulary.count))
        for (label, name) in labels.enumerated() {
            bytes.append(UInt8(name.utf8.count))
            bytes += name.utf8
            bytes.append(offsets[label].bitPattern)
            bytes.append(weights.steps[label].bitPattern)
        }
        for (row, hash) in vocabulary.hashesByRow.enumerated() {
            bytes.append(hash)
            bytes.append(vocabulary.rarities[row].bitPattern)
            for label in labels.indices { bytes.append(UInt8(bitPattern: weights.inSteps(row, label))) }
        }
        return bytes
    }

    /// nil where `file` is none.
    package init?(file: [UInt8]) {
        var reader = FileReader(bytes: file[...])
        guard reader.take(4).map(Array.init) == LinearClassifier.magic, let sharpness = reader.float(), let labelCount = reader.number(UInt32.self),
            let rowCount = reader.number(UInt32.self)
        else { return nil }
        var (labels, offsets, steps): ([String], [Float], [Float]) = ([], [], [])
        for _ in 0..<labelCount {
            guard let length = reader.number(UInt8.self), let name = reader.take(Int(length)), let offset = reader.float(), let step = reader.float() else {
                return nil
            }
            labels.append(String(decoding: name, as: UTF8.self))
            offsets.append(offset)
            steps.append(step)
        }
        guard !labels.isEmpty, Int(rowCount) <= file.count else { return nil }
        var (hashes, rarities): ([UInt64], [Float]) = ([], [])
        var weights = StepWeights(rows: Int(rowCount), steps: steps)
        for number in 0..<Int(rowCount) {
            guard let hash = reader.number(UInt64.self), let rarity = reader.float(), let row = reader.take(labels.count) else { return nil }
            hashes.append(hash)
            rarities.append(rarity)
            for (label, weight) in row.enumerated() { weights.set(number, label, to: Int8(bitPattern: weight)) }
        }
        guard reader.isAtEnd else { return nil }
        self.init(labels: labels, vocabulary: HashedVocabulary(hashes: hashes, rarities: rarities), weights: weights, offsets: offsets, sharpness: sharpness)
    }
}
