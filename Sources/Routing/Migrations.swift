package import Store

extension Migration {
    package static let routing = Migration(
        "0004-routing",
        """
        CREATE TABLE presence (
          staff_id TEXT PRIMARY KEY REFERENCES staff (id),
          status TEXT NOT NULL CHECK (status IN ('available', 'away')),
          capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 50),
          seen_at BIGINT NOT NULL,
          last_dealt_at BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE handling_time (
          seq BIGINT PRIMARY KEY,
          queue_id TEXT NOT NULL REFERENCES queue (id),
          minutes DOUBLE PRECISION NOT NULL
        )
        """,
        "CREATE INDEX handling_time_queue ON handling_time (queue_id, seq)",
        "CREATE TABLE opening_hours (team_id TEXT PRIMARY KEY REFERENCES team (id), hours TEXT NOT NULL)")
}
