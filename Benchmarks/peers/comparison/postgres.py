"""A PostgreSQL server of a peer's own, as durable as the desk's file: what is acknowledged is on disk."""
import os
import signal
import subprocess
from pathlib import Path

from comparison.process import Process, free_port, install_packages, run

# A quarter of what a small server has, as the manual advises; the rest are its defaults, fsync and synchronous commits among them.
SETTINGS = """
listen_addresses = '127.0.0.1'
shared_buffers = 512MB
effective_cache_size = 2GB
work_mem = 16MB
maintenance_work_mem = 256MB
max_wal_size = 4GB
random_page_cost = 1.1
jit = off
"""
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


class Postgres:
    def __init__(self, folder: Path):
        self._folder = folder
        self._process: Process | None = None
        self.port = 0

    @staticmethod
    def install(log: Path) -> None:
        install_packages(["postgresql"], log)

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    def start(self) -> None:
        self.port = free_port()
        programs = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        # The server refuses to run as root.
        self._folder.mkdir(parents=True)
        subprocess.run(["chown", "postgres:postgres", self._folder], check=True)
        data = self._folder / "data"
        log = self._folder / "initdb.log"
        run(["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", programs / "initdb", "--pgdata", data, "--username", "postgres",
             "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"], log, cwd=Path("/"))
        with (data / "postgresql.conf").open("a") as file:
            file.write(f"{SETTINGS}port = {self.port}\nunix_socket_directories = '{self._folder}'\n")
        self._process = Process([programs / "postgres", "-D", data], self._folder / "server.log", cwd=Path("/"), user="postgres")
        self._process.wait_for_port(self.port)
        for name, wanted in DURABLE.items():
            found = self.sql("postgres", f"SHOW {name}")
            assert found == wanted, f"{name} is {found}"

    def stop(self) -> None:
        if self._process:
            # Ends what is connected, and does not wait for it.
            self._process.stop(signal.SIGINT)
            self._process = None

    def sql(self, database: str, statements: str, copy_from: Path | None = None) -> str:
        """What the statements print. `copy_from` is the standard input of a `COPY … FROM STDIN` among them."""
        command = ["psql", "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set", "ON_ERROR_STOP=1", "--host", "127.0.0.1", "--port",
                   str(self.port), "--username", "postgres", database, "--command", statements]
        with open(copy_from or os.devnull, "rb") as stdin:
            done = subprocess.run(command, stdin=stdin, capture_output=True, text=True, timeout=1200)
        if done.returncode:
            raise RuntimeError(f"{done.stderr.strip()}\n{statements[:2000]}")
        return done.stdout.strip()

    def columns(self, database: str, table: str) -> list[str]:
        found = self.sql(database, f"""
            SELECT column_name FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name = '{table}' AND is_generated = 'NEVER' ORDER BY ordinal_position""")
        assert found, f"there is no table {table}"
        return found.split("\n")

    def clone(self, database: str, table: str, model: str, values: dict[str, str], sources: str = "corpus c") -> None:
        """Writes a row for each ticket of the corpus, each a copy of the row that the peer's own interface wrote.

        - `model`: which rows are the model, as a condition; they are called `m`.
        - `values`: what differs from the model, as SQL by column, from `m`, the corpus `c` and what else is among the `sources`.
        """
        columns = self.columns(database, table)
        unknown = set(values) - set(columns)
        assert not unknown, f"{table} has no {unknown}"
        names = ", ".join(columns)
        cells = ", ".join(values.get(column, f"m.{column}") for column in columns)
        self.sql(database, f"INSERT INTO {table} ({names}) SELECT {cells} FROM {sources}, {table} m WHERE {model} ORDER BY c.n")

    def number_rows(self, database: str, table: str, condition: str) -> None:
        """Notes in `model_<table>` which rows belong to the model, and where the numbers of their copies begin (see `copy_number`)."""
        self.sql(database, f"""
            CREATE TABLE model_{table} AS SELECT id AS old, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS size,
              (SELECT max(id) FROM {table}) + 1 AS base FROM {table} WHERE {condition}""")

    def copy_corpus(self, database: str, file: Path) -> None:
        """Puts the corpus beside the peer's tables for as long as they are filled from it."""
        self.sql(database, """
            CREATE TABLE corpus (n INTEGER PRIMARY KEY, subject TEXT, question TEXT, answer TEXT, is_open BOOLEAN, at TIMESTAMP);
            COPY corpus FROM STDIN""", copy_from=file)
        self.sql(database, "ANALYZE corpus")

    def finish_load(self, database: str) -> None:
        """Brings sequences behind what was written by number, and statistics up to date, as a peer that grew by itself would have them."""
        for table in self.sql(database, "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'model\\_%'").split():
            self.sql(database, f"DROP TABLE {table}")
        self.sql(database, "DROP TABLE corpus")
        self.sql(database, r"""
            DO $$ DECLARE s record; BEGIN
              FOR s IN SELECT table_name, column_name, COALESCE(
                  pg_get_serial_sequence(quote_ident(table_name), column_name), substring(column_default from $s$nextval\('([^']+)'$s$)) AS sequence
                FROM information_schema.columns WHERE table_schema = 'public'
              LOOP
                IF s.sequence IS NOT NULL THEN
                  EXECUTE format('SELECT setval(%L, GREATEST((SELECT max(%I) FROM %I), 1))', s.sequence, s.column_name, s.table_name);
                END IF;
              END LOOP;
            END $$""")
        self.sql(database, "VACUUM ANALYZE")
        self.sql(database, "CHECKPOINT")

    def size_megabytes(self, database: str) -> float:
        return int(self.sql(database, f"SELECT pg_database_size('{database}')")) / 1e6


def copy_number(row: str) -> str:
    """SQL: the number of the copy, for ticket `c` of the corpus, of a row that `number_rows` noted."""
    return f"({row}.base + c.n * {row}.size + {row}.place)"
