"""Request Tracker 5 of Debian: Starman, PostgreSQL, its full-text index, REST 2.0."""
import json
from pathlib import Path
from urllib.parse import urlencode

from comparison.load import Response, call, expect, render
from comparison.postgres import Postgres, copy_number
from comparison.process import Process, free_port, install_packages, package_version, run
from comparison.systems.postgres_peer import PostgresPeer
from comparison.systems.ticket_system import INBOX_PAGE, SEARCH_PAGE, from_model

WORKERS = 4
ANSWERS = """request-tracker5 request-tracker5/dbconfig-install boolean false
request-tracker5 request-tracker5/install-cronjobs boolean false
"""
# Letters go to a file; everything else that a new ticket sets off is as it comes.
SETTINGS = """
$RT::MasonDataDir = '{folder}/mason';
$RT::MasonSessionDir = '{folder}/sessions';
$RT::VarPath = '{folder}';
Set($DatabaseType, 'Pg'); Set($DatabaseHost, '127.0.0.1'); Set($DatabasePort, '{database_port}');
Set($DatabaseUser, 'rtuser'); Set($DatabasePassword, 'unused'); Set($DatabaseName, '{database}'); Set($DatabaseAdmin, 'postgres');
Set($rtname, 'bench'); Set($WebPath, ''); Set($WebDomain, '127.0.0.1'); Set($WebPort, {port}); Set($WebBaseURL, 'http://127.0.0.1:{port}');
Set($LogToSyslog, ''); Set($LogToFile, 'error'); Set($LogDir, '{folder}'); Set($LogToFileNamed, 'rt.log');
Set($MailCommand, 'testfile'); Set($Timezone, 'UTC'); Set($WebSecureCookies, 0); Set($RestrictReferrer, 0);
Set(%FullTextSearch, Enable => 1, Indexed => 1, Column => 'ContentIndex', Table => 'AttachmentsIndex');
1;
"""


class RequestTracker(PostgresPeer):
    key = "rt"
    database = "rtdb"
    known_customers = 10
    how = (
        f"Starman with {WORKERS} workers, PostgreSQL 15, full-text index, REST 2.0 with a session; the automatic answer is made and written to a "
        "file")
    remarks = "RT fills its full-text index by a job of its own, which is not counted. Starman's workers serve one connection each."

    def __init__(self, folder: Path, tools: Path):
        super().__init__(folder, tools)
        self._cookie = ""

    def install(self) -> str:
        log = self.tools / "install.log"
        Postgres.install(log)
        install_packages(["request-tracker5", "rt5-db-postgresql", "rt5-standalone", "starman", "w3m"], log, ANSWERS)
        return f"Request Tracker {package_version('request-tracker5').split('+')[0]} (Debian)"

    def start(self) -> None:
        self._port = free_port()
        self._postgres.start()
        settings = self.folder / "RT_SiteConfig.pm"
        text = SETTINGS
        for name, value in {"folder": self.folder, "database_port": self._postgres.port, "database": self.database, "port": self._port}.items():
            text = text.replace("{" + name + "}", str(value))
        settings.write_text(text)
        for name in ("mason", "sessions", "site.d"):
            (self.folder / name).mkdir()
        env = {"RT_SITE_CONFIG": str(settings), "RT_SITE_CONFIG_DIR": str(self.folder / "site.d")}
        log = self.folder / "setup.log"
        administrator = ["--dba", "postgres", "--dba-password", "unused"]
        run(["rt-setup-database-5", "--action", "init", *administrator], log, env)
        run(["rt-setup-fulltext-index-5", "--noask", *administrator], log, env)
        self._server = Process(
            ["/usr/share/request-tracker5/libexec/rt-server", "--server", "Starman", "--host", "127.0.0.1", "--port", str(self._port),
             "--workers", str(WORKERS), "--disable-keepalive"],
            self.folder / "server.log", env, cwd=self.folder)
        self._server.wait_for_port(self._port, 90)
        self._cookie = self._sign_in()

    def _sign_in(self) -> str:
        form = urlencode({"user": "root", "pass": "password"}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        response = expect(call(self._port, render("POST", "/NoAuth/Login.html", self._port, headers, form, keep_alive=False)), 200, 302)
        return "; ".join(value.split(";")[0] for name, value in response.headers if name == "set-cookie")

    def _clone(self, new_ticket: str) -> None:
        """A ticket is rows in seven tables that name one another by number; copies get numbers behind the last ones."""
        clone = self._postgres.clone
        self._postgres.number_rows(self.database, "groups", f"domain = 'RT::Ticket-Role' AND instance = {self._model}")
        self._postgres.number_rows(self.database, "groupmembers", "groupid IN (SELECT old FROM model_groups)")
        self._postgres.number_rows(self.database, "cachedgroupmembers", "groupid IN (SELECT old FROM model_groups)")
        self._postgres.number_rows(self.database, "transactions", f"objecttype = 'RT::Ticket' AND objectid = {self._model}")
        self._postgres.number_rows(self.database, "attachments", "transactionid IN (SELECT old FROM model_transactions)")
        # A role is a principal too: both kinds of numbers are drawn from those of the principals.
        self._sql("UPDATE model_groups SET base = (SELECT max(id) FROM principals) + 1")
        subject = {"subject": from_model("m.subject")}
        moment = {name: "c.at" for name in ("created", "lastupdated")}
        clone(self.database, "tickets", f"m.id = {self._model}", subject | moment | {
            "id": new_ticket, "effectiveid": new_ticket, "status": "CASE WHEN c.is_open THEN m.status ELSE 'resolved' END"})
        for table, values in (
            ("principals", {}),
            ("groups", moment | {"instance": new_ticket}),
        ):
            clone(self.database, table, "m.id = g.old", values | {"id": copy_number("g")}, "corpus c, model_groups g")
        clone(self.database, "groupmembers", "m.id = r.old AND g.old = m.groupid", moment | {"id": copy_number("r"), "groupid": copy_number("g")},
              "corpus c, model_groupmembers r, model_groups g")
        clone(self.database, "cachedgroupmembers", "m.id = r.old AND g.old = m.groupid",
              {"id": copy_number("r"), "groupid": copy_number("g"), "immediateparentid": copy_number("g"), "via": copy_number("r"),
               "memberid": f"CASE WHEN m.memberid = m.groupid THEN {copy_number('g')} ELSE m.memberid END"},
              "corpus c, model_cachedgroupmembers r, model_groups g")
        clone(self.database, "transactions", "m.id = r.old", {"id": copy_number("r"), "objectid": new_ticket, "created": "c.at"},
              "corpus c, model_transactions r")
        # A letter's parts name the letter.
        whole = f"(SELECT {copy_number('p')} FROM model_attachments p WHERE p.old = m.parent)"
        clone(self.database, "attachments", "m.id = r.old AND t.old = m.transactionid", subject | {
            "id": copy_number("r"), "transactionid": copy_number("t"), "created": "c.at", "content": from_model("m.content"),
            "headers": from_model("m.headers"), "parent": f"CASE WHEN m.parent = 0 THEN 0 ELSE {whole} END"},
              "corpus c, model_attachments r, model_transactions t")
        # What rt-fulltext-indexer would have written, and of what.
        self._sql("""
            INSERT INTO attachmentsindex (id, contentindex)
            SELECT a.id, to_tsvector(concat(a.subject, E'\\n', a.content)) FROM attachments a JOIN transactions t ON t.id = a.transactionid
            WHERE t.type NOT IN ('EmailRecord', 'CommentEmailRecord') AND a.contenttype IN ('text/plain', 'text/html')
              AND NOT EXISTS (SELECT 1 FROM attachmentsindex i WHERE i.id = a.id)""")

    def inbox(self) -> bytes:
        return self._query("Queue = 'General' AND (Status = 'new' OR Status = 'open')", INBOX_PAGE)

    def search(self, word: str) -> bytes:
        return self._query(f"Content LIKE '{word}'", SEARCH_PAGE)

    def listed(self, response: Response) -> int:
        return len(json.loads(response.body)["items"])

    def _query(self, query: str, page: int) -> bytes:
        parameters = {
            "query": query, "fields": "Subject,Status,Owner,LastUpdated,Requestor", "per_page": page, "page": 1, "orderby": "LastUpdated",
            "order": "DESC"}
        return self._request("GET", f"/REST/2.0/tickets?{urlencode(parameters)}")

    def _ticket(self, subject: str, question: str, number: int) -> bytes:
        return self._request("POST", "/REST/2.0/ticket", {
            "Queue": "General", "Subject": subject, "Requestor": f"customer{number % self.known_customers}@bench.example", "Content": question,
            "ContentType": "text/plain"})

    def _message(self, ticket: int, text: str) -> bytes:
        return self._request("POST", f"/REST/2.0/ticket/{ticket}/correspond", {"Content": text, "ContentType": "text/plain"})

    def _request(self, method: str, target: str, body: dict[str, str] | None = None) -> bytes:
        headers = {"Cookie": self._cookie, "Accept": "application/json"}
        if body is None:
            return render(method, target, self._port, headers, keep_alive=False)
        headers["Content-Type"] = "application/json"
        return render(method, target, self._port, headers, json.dumps(body).encode(), keep_alive=False)

