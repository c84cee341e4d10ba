import Foundation
import SortingData

/// The classifiers that are compiled in. `walletdesk train classify` makes them from the texts in the folder `Language`.
package enum ShippedClassifier {
    /// What kind of help is needed: technical, security or how-to. nil where the program was built before one was trained; so the others.
    package static let category = joint(sorting_category(), sorting_category_meaning())
    /// What a question is about: 16 topics.
    package static let topic = joint(sorting_topic(), sorting_topic_meaning())
    /// Which topics' questions are of which category.
    package static let kinds = try? JSONDecoder().decode(LabelShares.self, from: Data(bytes(sorting_kinds())))
    /// Whether a question is asked at all, or something else is said.
    package static let talk = joint(sorting_talk(), sorting_talk_meaning())
    /// Which language is written, among those that share the Latin or the Cyrillic script.
    static let language = LinearClassifier(file: bytes(sorting_language()))

    private static func joint(_ words: sorting_bytes, _ meaning: sorting_bytes) -> JointClassifier? {
        LinearClassifier(file: bytes(words)).map { words in
            guard let meaning = JoinedMeaning(file: bytes(meaning)) else { return JointClassifier(words: words, meaning: nil) }
            return JointClassifier(words: words, meaning: meaning.classifier, wordShare: meaning.wordShare, sharpness: meaning.sharpness)
        }
    }

    private static func bytes(_ resource: sorting_bytes) -> [UInt8] { Array(UnsafeRawBufferPointer(start: resource.bytes, count: resource.length)) }
}
