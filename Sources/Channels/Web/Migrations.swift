package import Store

extension Migration {
    package static let channels = Migration(
        "0006-channels",
        """
        CREATE TABLE customer_session (
          token_digest TEXT PRIMARY KEY,
          contact_id TEXT NOT NULL REFERENCES contact (id),
          conversation_id TEXT REFERENCES conversation (id),
          expires_at BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE announcement (
          id TEXT PRIMARY KEY,
          text_en TEXT NOT NULL,
          text_zh TEXT NOT NULL,
          created_at BIGINT NOT NULL,
          ended_at BIGINT
        )
        """,
        "CREATE TABLE mail_notice (conversation_id TEXT PRIMARY KEY REFERENCES conversation (id), sent_at BIGINT NOT NULL)")
}
