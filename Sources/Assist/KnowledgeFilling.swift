import Kit
package import TextKit

extension KnowledgeBase {
    /// Takes what a folder holds, and learns from it; for commands that work without a desk.
    /// - Parameter embedder: nil for words alone.
    /// - Throws: what is wrong with a file of the folder, or with the embedder.
    package func fill(from folder: KnowledgeFolder, _ embedder: (any Embedder)?) async throws {
        let entries = try folder.entries()
        let questions = try folder.questions()
        replace(with: entries)
        teach(await .teaching(entries, questions, vectors: try await folder.vectors(for: entries, questions, embedder)))
    }
}

extension KnowledgeFolder {
    /// All articles, as a desk would have them. Their ids hold for this run alone.
    package func entries() throws -> [KnowledgeBase.Entry] {
        let ids = IDSource.random(clock: .system)
        return try articlePaths().map { path in
            let file = try article(path)
            return KnowledgeBase.Entry(article: Article(file, id: ids.next(Article.self)), language: file.language, text: file.text)
        }
    }

    /// Vectors of everything that is compared: those that the folder brings, and new ones of what is missing; nil without an embedder.
    package func vectors(
        for entries: [KnowledgeBase.Entry], _ questions: [KnownQuestion], _ embedder: (any Embedder)?
    ) async throws -> KnownVectors? {
        guard let embedder else { return nil }
        let brought = vectors().flatMap { $0.model == embedder.model ? $0 : nil } ?? KnownVectors(model: embedder.model)
        let wordings = KnowledgeBase.Teaching.wordings(entries, questions)
        var used = KnownVectors(model: embedder.model)
        for text in wordings { used[text] = brought[text] }
        return try await embedder.completing(used, for: wordings)
    }
}

extension Embedder {
    /// Texts that become vectors before they are kept.
    private static var keptAtOnce: Int { 64 }

    /// What is known, with vectors of all texts. New ones are given to `keep` as they are made, so that a program that is stopped has not worked in vain.
    func completing(
        _ known: KnownVectors, for texts: [String], keep: (KnownVectors) async throws -> Void = { _ in }
    ) async throws -> KnownVectors {
        var vectors = known
        let missing = texts.filter { known[$0] == nil }
        for start in stride(from: 0, to: missing.count, by: Self.keptAtOnce) {
            let part = Array(missing[start..<min(start + Self.keptAtOnce, missing.count)])
            var made = KnownVectors(model: model)
            for (text, vector) in zip(part, try await self.vectors(ofMany: part)) {
                vectors[text] = vector
                made[text] = vector
            }
            try await keep(made)
        }
        return vectors
    }

    /// Many texts at once, in parts that several threads work on: small ones, because whoever waits for an answer waits for the part that is at work.
    package func vectors(ofMany texts: [String]) async throws -> [SentenceVector] {
        let part = 4
        return try await withThrowingTaskGroup(of: (Int, [SentenceVector]).self) { group in
            for start in stride(from: 0, to: texts.count, by: part) {
                let texts = Array(texts[start..<min(start + part, texts.count)])
                group.addTask { (start, try await vectors(of: texts, .whenIdle)) }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }
}
