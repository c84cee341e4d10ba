import CMemory
import Kit
import Logging
package import Store
import Synchronization
import TextKit

/// Wakes the loop that learns; many wishes of one moment are one.
final class KnowledgeLearner: Sendable {
    private let wishes: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation
    private let rounds = Atomic(0)

    /// Whether it has been through everything once since the start.
    var hasLearned: Bool { rounds.load(ordering: .relaxed) > 0 }

    init() { (wishes, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    func wake() { continuation.yield() }

    func run(_ learn: () async throws -> Void) async throws {
        for await _ in wishes {
            try await learn()
            // It takes several times of what is learned.
            memory_give_back()
            rounds.add(1, ordering: .relaxed)
        }
    }
}

extension AssistService {
    /// Learns whenever articles or known questions have changed. Meanwhile the desk answers by what it had learned before.
    package func keepLearning() async throws {
        try await learner.run {
            do { try await learn() } catch let error where !(error is CancellationError) {
                // The desk goes on by what it knew; the next change of an article is the next try.
                logger.warning("nothing new was learned", metadata: ["reason": "\((error as? EmbeddingProblem)?.wording ?? "\(error)")"])
            }
        }
    }

    /// Whether questions are understood as well as they can be: right after the start the desk answers by the articles' own words.
    package var hasLearned: Bool { learner.hasLearned }

    /// Learns which questions mean which article, by words and, where there is an embedder, by meaning.
    package func learn() async throws {
        let entries = Language.allCases.flatMap { knowledge.entries(in: $0) }
        let questions = try await store.read { tx in try tx.knownQuestions() }
        // By words first: they are learned in seconds, vectors may take minutes the first time.
        knowledge.teach(await .teaching(entries, questions, vectors: nil))
        guard let embedder else { return }
        let known = try await store.read { tx in try tx.vectors(of: embedder.model) }
        let vectors = try await embedder.completing(known, for: KnowledgeBase.Teaching.wordings(entries, questions)) { made in try await keep(made) }
        knowledge.teach(await .teaching(entries, questions, vectors: vectors))
    }

    // MARK: - Kept

    /// Keeps what a folder of knowledge brings beside its articles: its questions instead of those it brought before.
    func keep(questions: [KnownQuestion], vectors: KnownVectors?) async throws {
        let rows = questions.map { (ids.next(KnownQuestion.self), $0) }
        try await store.write { tx in
            guard !rows.isEmpty else { return }
            try tx.execute("DELETE FROM known_question")
            for (id, question) in rows {
                try tx.execute(
                    """
                    INSERT INTO known_question (id, language, category, topic, other_topic, articles, text)
                    VALUES (\(id), \(question.language), \(question.category), \(question.topic), \(question.otherTopic),
                      \(question.articles.joined(separator: " ")), \(question.text))
                    ON CONFLICT (text) DO NOTHING
                    """)
            }
        }
        if let vectors { try await keep(vectors) }
        learner.wake()
    }

    private func keep(_ vectors: KnownVectors) async throws {
        try await store.write { tx in
            for (digest, vector) in vectors.all {
                try tx.execute(
                    """
                    INSERT INTO text_vector (model, digest, vector) VALUES (\(vectors.model), \(String(digest, radix: 16)), \(vector.bytes))
                    ON CONFLICT (model, digest) DO NOTHING
                    """)
            }
        }
    }
}

extension KnowledgeBase.Teaching {
    /// Everything that is compared with questions, each text once.
    package static func wordings(_ entries: [KnowledgeBase.Entry], _ questions: [KnownQuestion]) -> [String] {
        Set(entries.flatMap(\.answer.wordings) + questions.map(\.text)).sorted()
    }

    /// What these teach. An article's own wordings are questions whose article is known.
    package static func teaching(
        _ entries: [KnowledgeBase.Entry], _ questions: [KnownQuestion], vectors: KnownVectors?
    ) async -> KnowledgeBase.Teaching {
        let own = entries.flatMap { entry in
            entry.answer.wordings.map { LearnedAnswers.Example(text: $0, vector: vectors?[$0], article: entry.answer.name) }
        }
        let known = questions.map { LearnedAnswers.Example(text: $0.text, vector: vectors?[$0.text], article: $0.articles.first) }
        // Articles alone teach nothing that searching them does not find.
        let learned = known.isEmpty ? nil : await LearnedAnswers(own + known)
        return KnowledgeBase.Teaching(learned: learned, vectors: vectors)
    }
}

extension Reading {
    func knownQuestions() throws -> [KnownQuestion] {
        try all("SELECT language, category, topic, other_topic, articles, text FROM known_question ORDER BY id LIMIT 50000")
    }

    func vectors(of model: String) throws -> KnownVectors {
        var vectors = KnownVectors(model: model)
        for row in try rows("SELECT digest, vector FROM text_vector WHERE model = \(model)") {
            guard let digest = UInt64(try row("digest", as: String.self), radix: 16), let vector = SentenceVector(bytes: try row("vector", as: [UInt8].self))
            else {
                continue
            }
            vectors.keep(vector, digest: digest)
        }
        return vectors
    }
}

extension KnownQuestion: RowDecodable {
    package init(row: Row) throws {
        self.init(
            language: try row("language"), category: try row("category"), topic: try row("topic"), otherTopic: try row("other_topic"),
            articles: try row("articles", as: String.self).split(separator: " ").map(String.init), text: try row("text"))
    }
}
