"""nginx with nchan of Debian: one channel, subscribers by server-sent events."""
from comparison.load import render
from comparison.process import Process, free_port, install_packages, package_version
from comparison.systems.fan_out_server import FanOutServer, Frame

WORKERS = 2
SETTINGS = """
load_module /usr/lib/nginx/modules/ngx_nchan_module.so;
daemon off;
worker_processes {workers};
worker_rlimit_nofile 20000;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events { worker_connections 15000; }
http {
  access_log off;
  tcp_nodelay on;
  keepalive_requests 1000000;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {
    listen 127.0.0.1:{port} backlog=4096;
    location = /publish { nchan_publisher; nchan_channel_id room; nchan_message_buffer_length 100; nchan_message_timeout 1m; }
    location = /subscribe { nchan_subscriber eventsource; nchan_channel_id room; nchan_subscriber_first_message newest; }
  }
}
"""


class Nchan(FanOutServer):
    key = "nchan"
    how = f"nginx with {WORKERS} workers, one channel in memory, server-sent events"
    remarks = "nchan keeps messages in memory; the desk's are on disk before anybody gets them, and each stream's reader is checked."

    def install(self) -> str:
        install_packages(["nginx", "libnginx-mod-nchan"], self.tools / "install.log")
        return f"nchan {package_version('libnginx-mod-nchan').split(':')[-1].split('+')[0]} (Debian)"

    def start(self) -> None:
        self._port = free_port()
        settings = SETTINGS
        for name, value in {"workers": WORKERS, "folder": self.folder, "port": self._port}.items():
            settings = settings.replace("{" + name + "}", str(value))
        file = self.folder / "nginx.conf"
        file.write_text(settings)
        self._process = Process(["nginx", "-e", self.folder / "error.log", "-c", file], self.folder / "server.log")
        self._process.wait_for_port(self._port)

    def publication(self, frame: Frame) -> bytes:
        return render("POST", "/publish", self._port, {"Content-Type": "application/json"}, frame.data)

    def subscriptions(self, subscribers: int) -> list[bytes]:
        return [render("GET", "/subscribe", self._port, {"Accept": "text/event-stream"})]
