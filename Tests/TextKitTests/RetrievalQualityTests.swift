import Foundation
import Testing
import TextKit

/// How often the right article comes first. The limits lie a few points under what was measured, so that editing articles does not
/// break them and a broken ranking does.
@Suite struct RetrievalQualityTests {
    /// Measured with 168 articles in each language: English 48.2 and 70.2, Chinese 56.0 and 76.2 %. Articles of one topic answer each other's
    /// questions, so the first place has a ceiling.
    @Test(arguments: ["en", "zh"])
    func `a question that its article does not list finds it`(language: String) throws {
        let articles = Corpus.articles(language).filter { $0.questions.count > 2 }
        try #require(articles.count > 50, "the help centre is part of the package")
        // The third question of each article is taken out.
        let retriever = Retriever(
            articles.flatMap { article in
                var shortened = article
                shortened.questions.remove(at: 2)
                return shortened.documents
            })
        let places = articles.map { place(of: $0.name, in: retriever.search($0.questions[2], limit: 60).map(\.key)) }
        #expect(share(places) { $0 == 1 } >= 0.46)
        #expect(share(places) { $0 <= 3 } >= 0.67)
    }

    @Test(arguments: ["en", "zh"])
    func `a listed question finds its article`(language: String) throws {
        let articles = Corpus.articles(language)
        try #require(articles.count > 50, "the help centre is part of the package")
        let retriever = Retriever(articles.flatMap(\.documents))
        let places = articles.compactMap { article in
            article.questions.first.map { place(of: article.name, in: retriever.search($0, limit: 60).map(\.key)) }
        }
        #expect(share(places) { $0 == 1 } >= 0.97)
    }

    /// StackFAQ (Karan and Snajder 2018): 125 questions and answers, every fifth of 1,249 paraphrases. Measured over all: 73.4 %. Not part
    /// of the package: skipped where the data is absent.
    @Test(.enabled(if: FileManager.default.isReadableFile(atPath: Corpus.faqs)))
    func `paraphrases of frequent questions find them`() throws {
        let retriever = Retriever(
            try Corpus.rows(Corpus.faqs).map { row in
                Retriever.Document(key: row[0], title: row[1], questions: [], heading: "", body: row[2])
            })
        let queries = try Corpus.rows(Corpus.faqQueries).enumerated().filter { $0.offset % 5 == 0 }.map(\.element)
        let places = queries.map { query in place(of: query[1], in: retriever.search(query[0], limit: 3).map(\.key)) }
        #expect(share(places) { $0 == 1 } >= 0.68)
    }

    /// The place of the article among the articles of the hits, from 1.
    private func place(of name: String, in hits: [String]) -> Int {
        var seen: Set<String> = []
        for hit in hits {
            seen.insert(hit)
            if hit == name { return seen.count }
        }
        return .max
    }

    private func share(_ places: [Int], where isRight: (Int) -> Bool) -> Double {
        Double(places.count(where: isRight)) / Double(places.count)
    }
}
