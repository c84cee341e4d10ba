"""ejabberd of Debian: one room, everybody in it without a name, no presence told."""
from pathlib import Path
from xml.sax.saxutils import escape

from comparison.process import Process, free_port, install_packages, package_version
from comparison.systems.fan_out_server import FanOutServer, Frame

ROOM = "room@conference.localhost"
SETTINGS = """
hosts: [localhost]
loglevel: warning
listen:
  - {port: PORT, ip: "127.0.0.1", module: ejabberd_c2s, max_stanza_size: 262144, shaper: none, access: all, backlog: 1024}
auth_method: [anonymous]
anonymous_protocol: sasl_anon
allow_multiple_connections: true
modules:
  mod_muc:
    host: conference.localhost
    max_users: 20000
    history_size: 20
    min_message_interval: 0
    min_presence_interval: 0
    default_room_options:
      anonymous: true
      presence_broadcast: []
      persistent: false
      max_users: 20000
"""


class Ejabberd(FanOutServer):
    key = "ejabberd"
    how = "one room of anonymous people, presence not told, XMPP over TCP"
    remarks = "ejabberd keeps messages in memory."
    protocol = "xmpp"
    rounds = 1

    def install(self) -> str:
        install_packages(["ejabberd"], self.tools / "install.log")
        return f"ejabberd {package_version('ejabberd').split('-')[0]} (Debian)"

    def start(self) -> None:
        self._port = free_port()
        settings = self.folder / "ejabberd.yml"
        settings.write_text(SETTINGS.replace("PORT", str(self._port)))
        library = next(Path("/usr/lib").glob("*/ejabberd-*"))
        # Not by ejabberdctl, which drops its environment and then listens on every address. Without a node's name Erlang opens no port of its own.
        self._process = Process(
            ["erl", "+P", "250000", "+Q", "20000", "-mnesia", "dir", f'"{self.folder}/spool"', "-s", "ejabberd", "-noinput"],
            self.folder / "server.log",
            {"EJABBERD_CONFIG_PATH": str(settings), "EJABBERD_LOG_PATH": str(self.folder / "ejabberd.log"), "HOME": str(self.folder),
             "ERL_LIBS": str(library.parent), "ERL_MAX_PORTS": "20000"},
            cwd=self.folder)
        self._process.wait_for_port(self._port)

    def publication(self, frame: Frame) -> bytes:
        return f"<message to='{ROOM}' type='groupchat'><body>{escape(frame.data.decode())}</body></message>".encode()

    def subscriptions(self, subscribers: int) -> list[bytes]:
        # fanout.c puts a number for each in the place of %d.
        return [f"<presence to='{ROOM}/u%d'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence>".encode()]
