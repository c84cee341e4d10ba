/// Passages, their articles, and the indexes of both. The part of the retriever that does not know what a passage is called.
struct PassageTable: Sendable {
    private let features: FeatureTable
    /// By passage, the number of its article.
    private let articles: [Int]
    /// By article, its first passage.
    private let openings: [Int]

    private let titles: FieldIndex
    private let questions: FieldIndex
    /// All headings and bodies of an article.
    private let texts: FieldIndex
    private let headings: FieldIndex
    private let bodies: FieldIndex
    private let sentences: SentenceIndex

    /// What a match in each field counts.
    private enum Weight {
        static let title: Float = 4
        static let questions: Float = 1.5
        static let text: Float = 2
        static let heading: Float = 1.2
        static let body: Float = 0.3
        /// A query that repeats a sentence beats everything else; a half of its words in common leaves next to nothing of it.
        static let sentence: Float = 10
        /// The share of the article's title and question score that its opening has before its sections.
        static let opening: Float = 0.4
        /// How much of a word is covered by what it is called otherwise.
        static let idea: Float = 0.7
    }

    init(_ documents: [(head: Head, heading: String, body: String)]) {
        var builder = Builder()
        for document in documents { builder.add(document.head, heading: document.heading, body: document.body) }
        let count = builder.hashes.count
        articles = builder.articles
        openings = builder.openings
        titles = FieldIndex(builder.titles, features: count)
        questions = FieldIndex(builder.questions, features: count)
        texts = FieldIndex(builder.texts, features: count)
        headings = FieldIndex(builder.headings, features: count)
        bodies = FieldIndex(builder.bodies, features: count)
        let heads = zip(builder.titles, builder.questions).map { Set($0.counts.keys).union($1.counts.keys) }
        let all = zip(heads, builder.texts).map { $0.union($1.counts.keys) }
        let features = FeatureTable(hashes: builder.hashes, heads: heads, articles: all)
        self.features = features
        sentences = SentenceIndex(builder.sentences.map { (features.weigh($0.analysis).known, $0.passage) }, features: count)
    }

    /// A passage with the score and lead of a `Retriever.Hit`.
    struct Rank {
        let passage: Int
        let score: Float
        let lead: Float
    }

    /// All passages with a score above zero, best first; equal ones in their order.
    func rank(_ analysis: Analysis) -> [Rank] {
        let query = features.weigh(analysis)
        let mass = query.known.reduce(0) { $0 + $1.weight } + query.unknown.reduce(0, +)
        guard mass > 0 else { return [] }
        let (whole, local) = matches(of: query, mass: mass)
        var best: [Float] = Array(repeating: 0, count: openings.count)
        for (passage, article) in articles.enumerated() { best[article] = max(best[article], local[passage]) }
        let scores = articles.enumerated().map { passage, article in
            // A passage stands behind the best one of its article by half of what it lacks.
            (passage: passage, score: (whole[article] + (best[article] + local[passage]) / 2) / mass)
        }
        let ranked = scores.filter { $0.score > 0 }.sorted { ($1.score, $0.passage) < ($0.score, $1.passage) }
        guard let first = ranked.first else { return [] }
        let rival = ranked.first { articles[$0.passage] != articles[first.passage] }?.score ?? 0
        return ranked.map { passage, score in
            let lead = articles[passage] == articles[first.passage] ? max(0, 1 - rival / score) : 0
            return Rank(passage: passage, score: score, lead: lead)
        }
    }

    /// By article, what its head and whole text have of the query; by passage, what it has itself.
    private func matches(of query: (known: [WeightedFeature], unknown: [Float]), mass: Float) -> (whole: [Float], local: [Float]) {
        var heads: [Float] = Array(repeating: 0, count: openings.count)
        titles.add(to: &heads, query.known, weight: Weight.title)
        questions.add(to: &heads, query.known, weight: Weight.questions)
        var whole = heads
        texts.add(to: &whole, query.known, weight: Weight.text)

        var local: [Float] = Array(repeating: 0, count: articles.count)
        headings.add(to: &local, query.known, weight: Weight.heading)
        bodies.add(to: &local, query.known, weight: Weight.body)
        for (article, opening) in openings.enumerated() { local[opening] += Weight.opening * heads[article] }
        for (passage, likeness) in sentences.likeness(query.known, unknown: query.unknown) {
            let square = likeness * likeness
            local[passage] += Weight.sentence * mass * square * square * square * square
        }
        return (whole, local)
    }

    /// The units of a query by their numbers; made once and held against each hit.
    func demand(_ analysis: Analysis) -> [Demand] {
        analysis.units.map { unit in
            let forms = unit.stem.map { [unit.literal, $0] } ?? [unit.literal]
            let rarity = forms.map(features.rarity(of:)).min() ?? 0
            return Demand(
                weight: unit.literal.weight * rarity,
                forms: forms.compactMap(features.number(of:)),
                ideas: analysis.ideas(of: unit).compactMap(features.number(of:)))
        }
    }

    /// By article, how much of the demand, by rarity, it has in some form; 0 to 1.
    func coverages(of demand: [Demand]) -> [Float] {
        let asked = demand.reduce(0) { $0 + $1.weight }
        guard asked > 0 else { return Array(repeating: 0, count: openings.count) }
        var covered: [Float] = Array(repeating: 0, count: openings.count)
        var marks = covered
        for unit in demand {
            for article in marks.indices { marks[article] = 0 }
            for form in unit.forms { raise(&marks, of: form, to: 1) }
            for idea in unit.ideas { raise(&marks, of: idea, to: Weight.idea) }
            for article in marks.indices { covered[article] += marks[article] * unit.weight }
        }
        return covered.map { $0 / asked }
    }

    private func raise(_ marks: inout [Float], of feature: Int, to mark: Float) {
        titles.raise(&marks, of: feature, to: mark)
        questions.raise(&marks, of: feature, to: mark)
        texts.raise(&marks, of: feature, to: mark)
    }

    /// The number of a passage's article.
    func article(of passage: Int) -> Int { articles[passage] }
}

/// What a query asks for in one place.
struct Demand {
    let weight: Float
    /// The unit as written, and its stem.
    let forms: [Int]
    /// What it is called otherwise.
    let ideas: [Int]
}

extension PassageTable {
    /// Gives features, articles and passages their numbers.
    private struct Builder {
        /// By feature.
        private(set) var hashes: [UInt64] = []
        private(set) var articles: [Int] = []
        private(set) var openings: [Int] = []
        private(set) var titles: [IndexedText] = []
        private(set) var questions: [IndexedText] = []
        private(set) var texts: [IndexedText] = []
        private(set) var headings: [IndexedText] = []
        private(set) var bodies: [IndexedText] = []
        private(set) var sentences: [(analysis: Analysis, passage: Int)] = []
        private var known: [Head: Int] = [:]
        private var numbers: [UInt64: Int] = [:]

        mutating func add(_ head: Head, heading: String, body: String) {
            let passage = articles.count
            let article = known[head] ?? open(head, passage: passage)
            articles.append(article)
            headings.append(indexed(sentence: heading, of: passage))
            bodies.append(indexed(Analysis(body)))
            texts[article].append(headings[passage])
            texts[article].append(bodies[passage])
        }

        private mutating func open(_ head: Head, passage: Int) -> Int {
            let article = openings.count
            known[head] = article
            openings.append(passage)
            titles.append(indexed(sentence: head.title, of: passage))
            var all = IndexedText()
            for question in head.questions { all.append(indexed(sentence: question, of: passage)) }
            questions.append(all)
            texts.append(IndexedText())
            return article
        }

        private mutating func indexed(sentence: String, of passage: Int) -> IndexedText {
            let analysis = Analysis(sentence)
            if !analysis.units.isEmpty { sentences.append((analysis, passage)) }
            return indexed(analysis)
        }

        private mutating func indexed(_ analysis: Analysis) -> IndexedText {
            var text = IndexedText(counts: [:], length: analysis.units.count)
            text.counts.reserveCapacity(analysis.counts.count)
            for (feature, count) in analysis.counts { text.counts[number(of: feature)] = count }
            return text
        }

        private mutating func number(of feature: Feature) -> Int {
            let hash = feature.hash
            if let number = numbers[hash] { return number }
            numbers[hash] = hashes.count
            hashes.append(hash)
            return hashes.count - 1
        }
    }
}
