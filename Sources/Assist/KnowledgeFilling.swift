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
        var vectors = KnownVectors(model: embedder.model)
        let wordings = KnowledgeBase.Teaching.wordings(entries, questions)
        for text in wordings { vectors[text] = brought[text] }
        let missing = wordings.filter { vectors[$0] == nil }
        for (text, vector) in zip(missing, try await embedder.vectors(ofMany: missing)) { vectors[text] = vector }
        return vectors
    }
}

extension Embedder {
    /// Many texts at once, in parts that several threads work on.
    package func vectors(ofMany texts: [String]) async throws -> [SentenceVector] {
        let part = 16
        return try await withThrowingTaskGroup(of: (Int, [SentenceVector]).self) { group in
            for start in stride(from: 0, to: texts.count, by: part) {
                let texts = Array(texts[start..<min(start + part, texts.count)])
                group.addTask { (start, try await vectors(of: texts, .whenIdle)) }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }
}
