package import Store

extension Migration {
    /// What the chain said when it was asked: a case stands later as it was understood then, whatever a node says by that time.
    package static let chain = Migration(
        "0009-chain",
        """
        CREATE TABLE chain_snapshot (
          id TEXT PRIMARY KEY,
          conversation_id TEXT NOT NULL REFERENCES conversation (id),
          kind TEXT NOT NULL CHECK (kind IN ('transaction', 'account')),
          chain TEXT NOT NULL,
          subject TEXT NOT NULL,
          status TEXT NOT NULL,
          concern TEXT NOT NULL CHECK (concern IN ('none', 'attention', 'danger')),
          words TEXT NOT NULL,
          evidence TEXT NOT NULL,
          digest TEXT NOT NULL,
          node TEXT NOT NULL,
          read_at BIGINT NOT NULL,
          seen_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX chain_snapshot_conversation ON chain_snapshot (conversation_id, subject, read_at)",
        """
        CREATE TABLE wallet_proof (
          id TEXT PRIMARY KEY,
          contact_id TEXT NOT NULL REFERENCES contact (id),
          conversation_id TEXT REFERENCES conversation (id),
          chain TEXT NOT NULL,
          address TEXT NOT NULL,
          challenge TEXT NOT NULL,
          issued_at BIGINT NOT NULL,
          expires_at BIGINT NOT NULL,
          signature TEXT,
          scheme TEXT,
          proven_at BIGINT,
          CHECK ((proven_at IS NULL) = (signature IS NULL) AND (proven_at IS NULL) = (scheme IS NULL))
        )
        """,
        "CREATE INDEX wallet_proof_contact ON wallet_proof (contact_id, proven_at)",
        """
        CREATE TABLE money_trace (
          id TEXT PRIMARY KEY,
          conversation_id TEXT NOT NULL REFERENCES conversation (id),
          address TEXT NOT NULL,
          status TEXT NOT NULL CHECK (status IN ('running', 'stopped', 'finished')),
          state TEXT NOT NULL,
          started_at BIGINT NOT NULL,
          started_by TEXT NOT NULL REFERENCES staff (id),
          updated_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX money_trace_conversation ON money_trace (conversation_id, started_at)",
        "CREATE INDEX money_trace_running ON money_trace (status) WHERE status = 'running'",
        """
        CREATE TABLE money_trace_reading (
          trace_id TEXT NOT NULL REFERENCES money_trace (id),
          staff_id TEXT NOT NULL REFERENCES staff (id),
          read_at BIGINT NOT NULL,
          what TEXT NOT NULL,
          PRIMARY KEY (trace_id, staff_id, read_at, what)
        )
        """,
        """
        CREATE TABLE evidence_pack (
          id TEXT PRIMARY KEY,
          trace_id TEXT NOT NULL REFERENCES money_trace (id),
          language TEXT NOT NULL CHECK (language IN ('en', 'zh')),
          files TEXT NOT NULL,
          made_at BIGINT NOT NULL,
          made_by TEXT NOT NULL REFERENCES staff (id)
        )
        """,
        "CREATE INDEX evidence_pack_trace ON evidence_pack (trace_id, made_at)",
        """
        CREATE TABLE address_label (
          address TEXT PRIMARY KEY,
          kind TEXT NOT NULL,
          name TEXT NOT NULL,
          source TEXT NOT NULL,
          dated TEXT NOT NULL,
          added_at BIGINT NOT NULL,
          added_by TEXT REFERENCES staff (id)
        )
        """)
}
