/// A text that a judge is slow on or wrong about.
struct Discovery: Codable, Sendable {
    enum Kind: String, Codable, Sendable {
        /// Its time grows faster than its text.
        case growth
        /// It takes too long for each KB.
        case slow
        /// What it says can't be.
        case mistake
    }

    let judge: Judge
    let kind: Kind
    /// For `--replay`.
    let recipe: String
    let bytes: Int
    let detail: String
    /// How the text begins. Everything in it is made up.
    let beginning: String

    init(_ judge: Judge, _ kind: Kind, _ lineage: Lineage, _ recipe: Recipe, bytes: Int, _ detail: String) {
        self.judge = judge
        self.kind = kind
        self.recipe = lineage.description
        self.bytes = bytes
        self.detail = detail
        beginning = String(recipe.text(bytes: Laboratory.smallest).prefix(160))
    }

    var line: String { "FOUND \(judge.rawValue), \(kind.rawValue): \(detail). \(bytes) bytes of --replay \(recipe): \(beginning.debugDescription)" }
}
