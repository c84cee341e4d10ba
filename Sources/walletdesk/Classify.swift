import ArgumentParser
import Assist
import TextKit

struct ClassifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify", abstract: "Sort questions: language, category and topic.",
        discussion: """
            Reads one JSON object a line: {"id", "text"}. Prints for each {"id", "language", "category": "technical", "security" or "how-to", "topic", \
            "confidence", "topics": [{"topic", "p"}, …]}: the three likeliest topics, and how likely the category is, 0 to 1. `language` is a BCP 47 tag, \
            absent where it can't be told. With --why also "reasons": the parts of the text that speak most for the topic.
            """)

    @Flag(help: "Say which parts of the text speak most for its topic.") var why = false
    @Flag(help: "Understand by words alone.") var words = false
    @OptionGroup var embedding: EmbeddingOptions

    private static let mostReasons = 5

    private struct Request: Decodable {
        let id: LineID
        let text: String
    }

    private struct Answer: Encodable {
        struct Topic: Encodable {
            let topic: String
            let p: Double
        }

        let id: LineID
        let language: String?
        let category: String
        let topic: String
        let confidence: Double
        let topics: [Topic]
        let reasons: [String]?
    }

    func run() async throws {
        let embedder = words ? nil : try embedding.embedder()
        try await JSONLines.answer { (request: Request) in
            let sorting = Sorting(request.text, vector: try await embedder?.vector(of: request.text, .whenIdle))
            return Answer(
                id: request.id, language: sorting.language, category: sorting.category.rawValue, topic: sorting.topic.rawValue,
                confidence: sorting.confidence, topics: sorting.topics.prefix(3).map { Answer.Topic(topic: $0.label, p: $0.probability) },
                reasons: why ? reasons(for: sorting.topic, in: request.text) : nil)
        }
    }

    private func reasons(for topic: Sorting.Topic, in text: String) -> [String] {
        ShippedClassifier.topic?.words.reasons(for: topic.rawValue, in: text, limit: Self.mostReasons).map(\.wording) ?? []
    }
}
