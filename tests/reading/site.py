"""A web site on this machine."""

import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from framing.reading.fetch import Fetcher

PAGE = "<html><body><p>Polls close at ten. “Go,” she said.</p></body></html>".encode()


class Site(ThreadingHTTPServer):
    """A server on this machine; `pages` maps a path to (status, headers, body) or to a function of the handler."""

    daemon_threads = True
    block_on_close = False

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages = {"/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE)}
        self.seen = []
        self.url = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_):
        """A client that has had enough is no error."""


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        self.server.seen.append((self.path, dict(self.headers), time.monotonic()))
        answer = self.server.pages.get(self.path, (404, {}, b"no"))
        if callable(answer):
            answer(self)
            return
        status, headers, body = answer
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            if value is not None:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def running():
    """A site, as long as it is asked."""
    site = Site()
    thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    site.shutdown()
    site.server_close()
    thread.join()


def paths(site):
    return [path for path, _, _ in site.seen]


def get(site, path="/page", **options):
    return Fetcher(allow_local=True, **{"pause": 0, **options}).fetch(site.url + path)
