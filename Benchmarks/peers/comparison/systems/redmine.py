"""Redmine 5 of Debian: Puma, PostgreSQL, REST with an API key."""
import json
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from comparison.load import Response, call, expect, render
from comparison.postgres import Postgres, copy_number
from comparison.process import Process, free_port, install_packages, package_version, run
from comparison.systems.postgres_peer import PostgresPeer
from comparison.systems.ticket_system import INBOX_PAGE, SEARCH_PAGE, from_model

HOME = Path("/usr/share/redmine")
# Debian's Redmine looks for its instances there: a link to the work folder stands there while it runs.
INSTANCE = "walletdesk-bench"
INSTANCE_LINK = Path("/var/lib/redmine") / INSTANCE
WORKERS, THREADS = 2, 2
# Its status "Closed" of the default data.
CLOSED = 5


class Redmine(PostgresPeer):
    key = "redmine"
    database = "redmine"
    how = f"Puma with {WORKERS} workers of {THREADS} threads, PostgreSQL 15, REST with a key; mail off"
    remarks = "Redmine has no full-text index: it looks through all texts. With open connections Puma lets some clients wait for seconds."

    def __init__(self, folder: Path, tools: Path):
        super().__init__(folder, tools)
        self._key = secrets.token_hex(20)

    def install(self) -> str:
        log = self.tools / "install.log"
        Postgres.install(log)
        install_packages(["redmine", "redmine-pgsql", "puma"], log, "redmine redmine/instances/default/dbconfig-install boolean false\n")
        return f"Redmine {package_version('redmine').split('-')[0]} (Debian)"

    def start(self) -> None:
        self._port = free_port()
        self._postgres.start()
        self._postgres.sql("postgres", f"CREATE DATABASE {self.database}")
        for name in ("config", "log", "tmp", "files", "public/plugin_assets"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "config/database.yml").write_text(
            f"production:\n  adapter: postgresql\n  database: {self.database}\n  host: 127.0.0.1\n  port: {self._postgres.port}\n"
            f"  username: postgres\n  encoding: utf8\n  pool: {THREADS + 1}\n")
        (self.folder / "config/secret_key.txt").write_text(secrets.token_hex(64))
        INSTANCE_LINK.unlink(missing_ok=True)
        INSTANCE_LINK.symlink_to(self.folder)
        env = {
            "X_DEBIAN_SITEID": INSTANCE, "RAILS_ENV": "production", "REDMINE_LANG": "en",
            # Else the migration writes its schema beside the program.
            "SCHEMA": str(self.folder / "schema.rb")}
        log = self.folder / "setup.log"
        run(["rake", "db:migrate"], log, env, cwd=HOME)
        run(["rake", "redmine:load_default_data"], log, env, cwd=HOME)
        self._furnish()
        self._server = Process(
            ["puma", "--bind", f"tcp://127.0.0.1:{self._port}", "--workers", str(WORKERS), "--threads", f"{THREADS}:{THREADS}", "--preload",
             "--environment", "production", "--dir", HOME],
            self.folder / "server.log", env, cwd=HOME)
        self._server.wait_for_port(self._port, 90)
        expect(call(self._port, self._request("GET", "/issues.json")), 200)

    def _furnish(self) -> None:
        """A project, the administrator's key, and the switch for REST: all else is the default data."""
        self._sql(f"""
            INSERT INTO settings (name, value, updated_on) VALUES ('rest_api_enabled', '1', now()), ('notified_events', '--- []', now());
            INSERT INTO tokens (user_id, action, value, created_on, updated_on) VALUES (1, 'api', '{self._key}', now(), now());
            UPDATE users SET must_change_passwd = FALSE WHERE id = 1;
            INSERT INTO projects (id, name, identifier, is_public, status, lft, rgt, created_on, updated_on)
              VALUES (1, 'Support', 'support', TRUE, 1, 1, 2, now(), now());
            INSERT INTO enabled_modules (project_id, name) VALUES (1, 'issue_tracking');
            INSERT INTO projects_trackers (project_id, tracker_id) SELECT 1, id FROM trackers""")

    def _clone(self, new_ticket: str) -> None:
        self._postgres.clone(self.database, "issues", f"m.id = {self._model}", {
            "id": new_ticket, "root_id": new_ticket, "subject": from_model("m.subject"), "description": from_model("m.description"),
            "status_id": f"CASE WHEN c.is_open THEN m.status_id ELSE {CLOSED} END", "closed_on": "CASE WHEN c.is_open THEN NULL ELSE c.at END",
            "created_on": "c.at", "updated_on": "c.at"})
        self._postgres.number_rows(self.database, "journals", f"journalized_type = 'Issue' AND journalized_id = {self._model}")
        self._postgres.clone(self.database, "journals", "m.id = j.old", {
            "id": copy_number("j"), "journalized_id": new_ticket, "notes": from_model("m.notes"), "created_on": "c.at"},
            "corpus c, model_journals j")

    def stop(self) -> None:
        super().stop()
        INSTANCE_LINK.unlink(missing_ok=True)

    def inbox(self) -> bytes:
        return self._request("GET", f"/issues.json?status_id=open&sort=updated_on:desc&limit={INBOX_PAGE}")

    def search(self, word: str) -> bytes:
        return self._request("GET", f"/search.json?{urlencode({'q': word, 'issues': 1, 'limit': SEARCH_PAGE})}")

    def listed(self, response: Response) -> int:
        page = json.loads(response.body)
        return len(page["issues"] if "issues" in page else page["results"])

    def _ticket(self, subject: str, question: str, number: int) -> bytes:
        return self._request("POST", "/issues.json", {
            "issue": {"project_id": 1, "tracker_id": 1, "priority_id": 1, "subject": subject, "description": question}})

    def _message(self, ticket: int, text: str) -> bytes:
        return self._request("PUT", f"/issues/{ticket}.json", {"issue": {"notes": text}})

    def _number(self, made: Any) -> int:
        return int(made["issue"]["id"])

    def _request(self, method: str, target: str, body: dict[str, object] | None = None) -> bytes:
        headers = {"X-Redmine-API-Key": self._key, "Accept": "application/json"}
        if body is None:
            return render(method, target, self._port, headers, keep_alive=False)
        headers["Content-Type"] = "application/json"
        return render(method, target, self._port, headers, json.dumps(body).encode(), keep_alive=False)
