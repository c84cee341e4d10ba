/// One step of the schema, run once and for ever after known by its name. Forward only.
package struct Migration: Sendable {
    package let name: String
    /// Statements. `{key}` is spelled by each engine as a 64-bit primary key, `{sequence-key}` as one that counts by itself.
    package let statements: [String]

    package init(_ name: String, _ statements: String...) {
        self.name = name
        self.statements = statements
    }
}

extension Migration {
    /// The tables of the store itself.
    package static let store = Migration(
        "0001-store",
        """
        CREATE TABLE event (
          seq {sequence-key},
          at BIGINT NOT NULL,
          type TEXT NOT NULL,
          conversation_id TEXT,
          data TEXT NOT NULL
        )
        """,
        "CREATE INDEX event_conversation ON event (conversation_id, seq) WHERE conversation_id IS NOT NULL",
        "CREATE TABLE reader (name TEXT PRIMARY KEY, seq BIGINT NOT NULL)",
        """
        CREATE TABLE reader_failure (
          reader TEXT NOT NULL,
          seq BIGINT NOT NULL,
          at BIGINT NOT NULL,
          error TEXT NOT NULL,
          PRIMARY KEY (reader, seq)
        )
        """,
        """
        CREATE TABLE job (
          kind TEXT NOT NULL,
          key TEXT NOT NULL,
          run_at BIGINT NOT NULL,
          payload TEXT NOT NULL,
          attempts INTEGER NOT NULL,
          claimed_until BIGINT,
          failed_at BIGINT,
          PRIMARY KEY (kind, key)
        )
        """,
        "CREATE INDEX job_due ON job (run_at) WHERE failed_at IS NULL",
        "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
}
