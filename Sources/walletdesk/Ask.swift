import App
import ArgumentParser
import Assist
import Foundation
import Kit
import Store
import TextKit

struct AskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask", abstract: "Answer questions as the assistant would.",
        discussion: """
            Reads one JSON object a line: {"id", "text"}. Prints for each {"id", "answered", "article", "passage", "p", "handover"}: whether it is \
            answered, with which article and passage, and how likely that is right, 0 to 1. What is not answered says why a person or another question \
            is needed: "security", "asked", "clarify" with the likeliest three under "choices", "unclear", "off-topic" or "unknown".

            It knows the articles of the desk in --data, else of the folder --knowledge.
            """)

    @Option(help: "A desk's folder; its published articles are used.") var data: String?
    @Option(help: "A folder of articles.") var knowledge = "Knowledge"
    @Option(help: "Answer in this language, en or zh; by default in each question's own.") var lang: String?
    @Option(help: "From this probability on a question is answered.") var threshold = AnswerPolicy.standard.threshold
    @Flag(help: "Understand by words alone.") var words = false
    @OptionGroup var embedding: EmbeddingOptions

    private struct Request: Decodable {
        let id: LineID
        let text: String
    }

    private struct Line: Encodable {
        let id: LineID
        let answered: Bool
        var article: String?
        var passage: String?
        let p: Double
        var handover: String?
        var choices: [String]?
    }

    func run() async throws {
        let language = try lang.map { lang in
            guard let language = Language(rawValue: lang) else { throw Failure("--lang is en or zh.") }
            return language
        }
        let embedder = words ? nil : try embedding.embedder()
        let base = try await base(embedder)
        let policy = AnswerPolicy(threshold: threshold)
        try await JSONLines.answer { (request: Request) in
            let vector = try await embedder?.vector(of: request.text, .whenIdle)
            let decision = policy.decision(on: request.text, in: language ?? LanguageGuess.of(request.text) ?? .en, vector: vector, from: base)
            return Self.line(request.id, decision)
        }
    }

    private static func line(_ id: LineID, _ decision: AnswerDecision) -> Line {
        switch decision {
        case .answer(let best): Line(id: id, answered: true, article: best.passage.slug, passage: best.passage.text, p: best.probability)
        case .clarify(let choices):
            Line(id: id, answered: false, p: choices.first?.probability ?? 0, handover: "clarify", choices: choices.map(\.passage.slug))
        case .handOver(let reason, let best):
            Line(id: id, answered: false, article: best?.passage.slug, passage: best?.passage.text, p: best?.probability ?? 0, handover: reason.rawValue)
        case .reply(let talk): Line(id: id, answered: false, p: 0, handover: talk.rawValue)
        case .unknown(let best): Line(id: id, answered: false, p: best?.probability ?? 0, handover: "unknown")
        }
    }

    private func base(_ embedder: LoadedEmbedder?) async throws -> KnowledgeBase {
        let base = KnowledgeBase()
        if let data {
            var options = DeskOptions()
            options.data = data
            let desk = try await options.desk(try await options.settings())
            try await desk.assist.learn()
            try await desk.store.close()
            return desk.assist.knowledge
        }
        guard FileManager.default.fileExists(atPath: knowledge) else {
            throw Failure("There is no folder \(knowledge). Name a folder of articles with --knowledge, or a desk with --data.")
        }
        let folder = KnowledgeFolder(knowledge)
        try await base.fill(from: folder, embedder)
        return base
    }
}
