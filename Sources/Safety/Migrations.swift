package import Store

extension Migration {
    /// Names, lists and the register keep what was taken out of them, with who did it: a judgement of last month can be explained.
    package static let safety = Migration(
        "0007-safety",
        """
        CREATE TABLE link_name (
          id TEXT PRIMARY KEY,
          standing TEXT NOT NULL CHECK (standing IN ('allowed', 'blocked', 'protected')),
          name TEXT NOT NULL,
          hosts TEXT NOT NULL,
          reason TEXT NOT NULL,
          added_at BIGINT NOT NULL,
          added_by TEXT REFERENCES staff (id),
          removed_at BIGINT,
          removed_by TEXT REFERENCES staff (id),
          CHECK (removed_at IS NOT NULL OR removed_by IS NULL)
        )
        """,
        "CREATE UNIQUE INDEX link_name_current ON link_name (name) WHERE removed_at IS NULL",
        """
        CREATE TABLE link_list (
          name TEXT PRIMARY KEY,
          denied TEXT NOT NULL,
          allowed TEXT NOT NULL,
          fuzzy TEXT NOT NULL,
          tolerance INTEGER NOT NULL,
          imported_at BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE link_import (
          id TEXT PRIMARY KEY,
          list TEXT NOT NULL,
          names INTEGER NOT NULL,
          added INTEGER NOT NULL,
          removed INTEGER NOT NULL,
          digest TEXT NOT NULL,
          imported_at BIGINT NOT NULL,
          imported_by TEXT REFERENCES staff (id)
        )
        """,
        "CREATE INDEX link_import_time ON link_import (imported_at)",
        """
        CREATE TABLE official (
          id TEXT PRIMARY KEY,
          kind TEXT NOT NULL,
          value TEXT NOT NULL,
          note TEXT NOT NULL,
          added_at BIGINT NOT NULL,
          added_by TEXT REFERENCES staff (id),
          removed_at BIGINT,
          removed_by TEXT REFERENCES staff (id),
          CHECK (removed_at IS NOT NULL OR removed_by IS NULL)
        )
        """,
        "CREATE UNIQUE INDEX official_current ON official (kind, value) WHERE removed_at IS NULL")
}
