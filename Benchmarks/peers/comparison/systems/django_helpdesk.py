"""django-helpdesk of PyPI: Gunicorn, PostgreSQL, its REST interface and the list that its pages load."""
import base64
import json
import os
import re
from pathlib import Path
from urllib.parse import urlencode

from comparison.load import Response, call, expect, render
from comparison.postgres import Postgres, copy_number
from comparison.process import Process, free_port, run, virtual_environment
from comparison.systems.postgres_peer import PostgresPeer
from comparison.systems.ticket_system import INBOX_PAGE, SEARCH_PAGE, from_model

VERSION = "2.6.1"
REQUIREMENTS = [f"django-helpdesk=={VERSION}", "gunicorn", "psycopg[binary]"]
# As Gunicorn's manual advises.
WORKERS = 2 * (os.cpu_count() or 1) + 1
# States of a ticket: open, reopened; resolved.
OPEN = [1, 2]
RESOLVED = 3
USER, PASSWORD = "agent", "bench-desk-2026"

SETTINGS = """
SECRET_KEY = "only-for-benches"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
SITE_ID = 1
USE_TZ = True
ROOT_URLCONF = "bench_urls"
STATIC_URL = "/static/"
LOGIN_URL = "/login/"
MEDIA_ROOT = "{folder}/media"
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
INSTALLED_APPS = [
    "django.contrib.admin", "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
    "django.contrib.sites", "django.contrib.humanize", "django.contrib.staticfiles", "rest_framework", "helpdesk",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware", "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware", "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
    "OPTIONS": {"context_processors": [
        "django.template.context_processors.request", "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages"]},
}]
DATABASES = {"default": {
    "ENGINE": "django.db.backends.postgresql", "NAME": "{database}", "USER": "postgres", "HOST": "127.0.0.1", "PORT": "{database_port}",
    "CONN_MAX_AGE": 600}}
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
HELPDESK_ACTIVATE_API_ENDPOINT = True
HELPDESK_PUBLIC_ENABLED = True
HELPDESK_TEAMS_MODE_ENABLED = False
"""
URLS = """
from django.contrib import admin
from django.urls import include, path

urlpatterns = [path("admin/", admin.site.urls), path("", include("helpdesk.urls", namespace="helpdesk"))]
"""
APPLICATION = """
from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
"""


class DjangoHelpdesk(PostgresPeer):
    key = "django-helpdesk"
    database = "helpdesk"
    how = f"Gunicorn with {WORKERS} workers, PostgreSQL 15, a session of staff; mail off"
    remarks = (
        "django-helpdesk has no full-text index: it looks through all texts. Its inbox is the list that its page loads; its REST list takes ten "
        "times as long.")

    def __init__(self, folder: Path, tools: Path):
        super().__init__(folder, tools)
        self._headers: dict[str, str] = {}

    def install(self) -> str:
        log = self.tools / "install.log"
        Postgres.install(log)
        self._programs = virtual_environment(self.tools / "django-helpdesk", REQUIREMENTS, log)
        return f"django-helpdesk {VERSION} (PyPI)"

    def start(self) -> None:
        self._port = free_port()
        self._postgres.start()
        self._postgres.sql("postgres", f"CREATE DATABASE {self.database}")
        settings = SETTINGS
        for name, value in {"folder": self.folder, "database": self.database, "database_port": self._postgres.port}.items():
            settings = settings.replace("{" + name + "}", str(value))
        for name, text in {"bench_settings": settings, "bench_urls": URLS, "bench_application": APPLICATION}.items():
            (self.folder / f"{name}.py").write_text(text)
        env = {
            "PYTHONPATH": str(self.folder), "DJANGO_SETTINGS_MODULE": "bench_settings", "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
            "PYTHONDONTWRITEBYTECODE": "1"}
        log = self.folder / "setup.log"
        django: list[str | Path] = [self._programs / "python", "-m", "django"]
        run([*django, "migrate", "--verbosity", "0"], log, env, cwd=self.folder)
        run([*django, "createsuperuser", "--noinput", "--username", USER, "--email", "agent@bench.example"], log, env, cwd=self.folder)
        queue = "from helpdesk.models import Queue; print(Queue.objects.create(title='General', slug='general', allow_public_submission=True).pk)"
        run([*django, "shell", "--command", queue], log, env, cwd=self.folder)
        self._server = Process(
            [self._programs / "gunicorn", "--workers", str(WORKERS), "--bind", f"127.0.0.1:{self._port}", "bench_application"],
            self.folder / "server.log", env, cwd=self.folder)
        self._server.wait_for_port(self._port)
        self._sign_in()

    def _sign_in(self) -> None:
        """A session of staff, as a browser gets it."""
        page = expect(call(self._port, render("GET", "/login/", self._port, keep_alive=False)), 200)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.body.decode())
        assert token
        form = urlencode({"csrfmiddlewaretoken": token[1], "username": USER, "password": PASSWORD, "next": "/"}).encode()
        origin = f"http://127.0.0.1:{self._port}"
        headers = {"Cookie": _cookies(page), "Content-Type": "application/x-www-form-urlencoded", "Referer": f"{origin}/login/"}
        door = expect(call(self._port, render("POST", "/login/", self._port, headers, form, keep_alive=False)), 302)
        cookies = _cookies(door)
        secret = re.search(r"csrftoken=([^;]+)", cookies)
        assert secret and "sessionid=" in cookies
        self._headers = {"Cookie": cookies, "X-CSRFToken": secret[1], "Referer": f"{origin}/", "Accept": "application/json"}

    def _clone(self, new_ticket: str) -> None:
        self._postgres.clone(self.database, "helpdesk_ticket", f"m.id = {self._model}", {
            "id": new_ticket, "title": from_model("m.title"), "description": from_model("m.description"), "created": "c.at", "modified": "c.at",
            "status": f"CASE WHEN c.is_open THEN m.status ELSE {RESOLVED} END", "secret_key": "md5(c.n::text)"})
        self._postgres.number_rows(self.database, "helpdesk_followup", f"ticket_id = {self._model}")
        self._postgres.clone(self.database, "helpdesk_followup", "m.id = f.old", {
            "id": copy_number("f"), "ticket_id": new_ticket, "comment": from_model("m.comment"), "date": "c.at"},
            "corpus c, model_helpdesk_followup f")

    def inbox(self) -> bytes:
        return self._list({"status__in": OPEN}, "", INBOX_PAGE)

    def search(self, word: str) -> bytes:
        return self._list({}, word, SEARCH_PAGE)

    def listed(self, response: Response) -> int:
        return len(json.loads(response.body)["data"])

    def _list(self, filtering: dict[str, object], word: str, page: int) -> bytes:
        """What the page of tickets asks for: the query as the page packs it, and DataTables' parameters."""
        query = {"filtering": filtering, "filtering_null": {}, "sorting": "created", "sortreverse": True, "search_string": word}
        packed = base64.b64encode(json.dumps(query).encode()).decode()
        newest_first = {"draw": 1, "start": 0, "length": page, "order[0][column]": 5, "order[0][dir]": "desc", "search[value]": ""}
        return render("GET", f"/datatables_ticket_list/{packed}?{urlencode(newest_first)}", self._port, self._headers, keep_alive=False)

    def _ticket(self, subject: str, question: str, number: int) -> bytes:
        return self._post("/api/tickets/", {
            "queue": 1, "title": subject, "description": question, "submitter_email": f"customer{number % 50}@bench.example", "priority": 3,
            "status": OPEN[0]})

    def _message(self, ticket: int, text: str) -> bytes:
        return self._post("/api/followups/", {"ticket": ticket, "title": "Comment", "comment": text, "public": True})

    def _post(self, target: str, body: dict[str, object]) -> bytes:
        headers = self._headers | {"Content-Type": "application/json"}
        return render("POST", target, self._port, headers, json.dumps(body).encode(), keep_alive=False)


def _cookies(response: Response) -> str:
    return "; ".join(value.split(";")[0] for name, value in response.headers if name == "set-cookie")
