/// A classifier by meaning, and how it joins one by words. As bytes its weights have eight bits each.
///
/// Little endian: the four bytes `WDM1`; the words' share and the sharpness of the joint scores (32-bit floats); the numbers of labels and of values (32 bits each); the centre (32-bit floats); for each label its length in bytes
/// (8 bits), its UTF-8, its offset and the size of one step of its weights (32-bit floats), and a signed byte for each value.
package struct JoinedMeaning: Sendable {
    package let classifier: MeaningClassifier
    package let wordShare: Float
    package let sharpness: Float

    private static let magic: [UInt8] = Array("WDM1".utf8)

    package init(_ classifier: MeaningClassifier, wordShare: Float, sharpness: Float) {
        self.classifier = classifier
        self.wordShare = wordShare
        self.sharpness = sharpness
    }

    package var file: [UInt8] {
        let (labels, centre, weights, offsets) = (classifier.labels, classifier.centre, classifier.weights, classifier.offsets)
        var bytes = Self.magic
        bytes.append(wordShare.bitPattern)
        bytes.append(sharpness.bitPattern)
        bytes.append(UInt32(labels.count))
        bytes.append(UInt32(centre.count))
        for value in centre { bytes.append(value.bitPattern) }
        for (label, name) in labels.enumerated() {
            let column = centre.indices.map { weights[$0, label] }
            let largest = column.reduce(0) { max($0, abs($1)) }
            let step = largest == 0 ? 1 : largest / 127
            bytes.append(UInt8(name.utf8.count))
            bytes += name.utf8
            bytes.append(offsets[label].bitPattern)
            bytes.append(step.bitPattern)
            bytes += column.map { UInt8(bitPattern: Int8(($0 / step).rounded(.toNearestOrAwayFromZero))) }
        }
        return bytes
    }

    /// nil where `file` is none.
    package init?(file: [UInt8]) {
        var reader = FileReader(bytes: file[...])
        guard reader.take(4).map(Array.init) == Self.magic, let wordShare = reader.float(), let sharpness = reader.float(),
            let labelCount = reader.number(UInt32.self), let width = reader.number(UInt32.self),
            Int(width) <= file.count, Int(labelCount) <= file.count
        else { return nil }
        var (centre, labels, offsets, columns): ([Float], [String], [Float], [[Float]]) = ([], [], [], [])
        for _ in 0..<width {
            guard let value = reader.float() else { return nil }
            centre.append(value)
        }
        for _ in 0..<labelCount {
            guard let length = reader.number(UInt8.self), let name = reader.take(Int(length)), let offset = reader.float(), let step = reader.float(),
                let values = reader.take(Int(width))
            else { return nil }
            labels.append(String(decoding: name, as: UTF8.self))
            offsets.append(offset)
            columns.append(values.map { Float(Int8(bitPattern: $0)) * step })
        }
        guard reader.isAtEnd, !labels.isEmpty else { return nil }
        let weights = LabelWeights(columns: columns, rows: Int(width))
        self.init(MeaningClassifier(labels: labels, centre: centre, weights: weights, offsets: offsets), wordShare: wordShare, sharpness: sharpness)
    }
}
