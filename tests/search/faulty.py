"""A door to the search server that fails in a chosen way."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import sleep
from urllib.parse import urlsplit

JSON = "Content-Type: application/json\r\nX-elastic-product: Elasticsearch\r\n"
CHUNK = 65536


def _answer(status: str, body: str) -> bytes:
    return f"HTTP/1.1 {status}\r\n{JSON}Content-Length: {len(body)}\r\n\r\n{body}".encode()


CANNED = {
    "500": _answer("500 Internal Server Error", '{"error": "broken"}'),
    "429": _answer("429 Too Many Requests", '{"error": "circuit_breaking_exception"}'),
    "401": _answer("401 Unauthorized", '{"error": "who are you"}'),
    "half": _answer("200 OK", '{"hits": {"total": {"val'),
    "page": _answer("200 OK", "<html>Welcome</html>").replace(b"application/json", b"text/html"),
    "shape": _answer("200 OK", '{"took": 1}'),
    "list": _answer("200 OK", "[1, 2]"),
    "nothing": b"",
}
# Every connection is left alone, or gets an answer byte by byte.
DRIPS = {"drip": 80, "drip from the first byte": 0}
FAULTS = ("refuse", "hang", "delay", *CANNED, *DRIPS)
DELAY_SECONDS = 5.0
DRIP_SECONDS = 0.05


class Door:
    """Passes bytes on to a server, until it is told to fail."""

    def __init__(self, url: str) -> None:
        server = urlsplit(url)
        self._server = (server.hostname, server.port)
        self._open: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._address = self._listener.getsockname()
        self.url = f"http://127.0.0.1:{self._address[1]}"
        self.fault = ""
        self._listen()

    def fail(self, fault: str) -> None:
        """Fail like this from now on; an empty fault mends the door."""
        refused = self.fault == "refuse"
        self.fault = fault
        self._hang_up()
        if fault == "refuse":
            self._stop_listening()
        elif refused:
            self._listener = socket.create_server(self._address)
            self._listen()

    def close(self) -> None:
        """End every connection."""
        self._stop_listening()
        self._hang_up()

    def _stop_listening(self) -> None:
        """Closing alone leaves the socket to the thread that waits in accept."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _hang_up(self) -> None:
        for connection in self._open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self._open = []

    def _listen(self) -> None:
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                connection, _address = listener.accept()
                self._open.append(connection)
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            self._behaviour()(connection)

    def _behaviour(self) -> Callable[[socket.socket], None]:
        if self.fault in CANNED:
            return self._canned
        if self.fault in DRIPS:
            return self._drip
        return {"hang": self._hang, "delay": self._delay}.get(self.fault, self._pass)

    def _canned(self, connection: socket.socket) -> None:
        while connection.recv(CHUNK):
            connection.sendall(CANNED[self.fault])

    def _hang(self, connection: socket.socket) -> None:
        while connection.recv(CHUNK):
            pass

    def _delay(self, connection: socket.socket) -> None:
        sleep(DELAY_SECONDS)
        self._pass(connection)

    def _drip(self, connection: socket.socket) -> None:
        connection.recv(CHUNK)
        said = _answer("200 OK", "{" + " " * 40 + "}")
        at_once = DRIPS[self.fault]
        connection.sendall(said[:at_once])
        for byte in said[at_once:]:
            connection.sendall(bytes([byte]))
            sleep(DRIP_SECONDS)

    def _pass(self, connection: socket.socket) -> None:
        with socket.create_connection(self._server) as server:
            self._open.append(server)
            threading.Thread(target=_pump, args=(connection, server), daemon=True).start()
            _pump(server, connection)


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while passed := source.recv(CHUNK):
            target.sendall(passed)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)


@contextmanager
def door(url: str) -> Iterator[Door]:
    """Give a door that passes everything."""
    made = Door(url)
    try:
        yield made
    finally:
        made.close()
