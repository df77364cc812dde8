"""Five hundred people with a browser, as far as signing up goes."""

import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Barrier
from urllib.parse import urlencode
from uuid import uuid4

HOST = "127.0.0.1"
LONGEST, AWHILE, FOUND = 120.0, 0.2, 302
CSRF = "r" * 32  # cookie and field are the same: that is all the check asks
SEATED, WAITING = "Je bent aangemeld.", "op de wachtlijst."


@dataclass(frozen=True)
class Client:
    """One person who is signed in, with the key of the form they have open."""

    session: str
    path: str
    port: int

    def sign_up(self) -> str:
        """Press the button until there is an answer, as people do; give what their own page says."""
        key = str(uuid4())
        until = time.monotonic() + LONGEST
        while time.monotonic() < until:
            try:
                return self._once(key)
            except (OSError, HTTPException):
                time.sleep(AWHILE)
        return "nothing"

    def _once(self, key: str) -> str:
        body = urlencode({"key": key, "csrfmiddlewaretoken": CSRF})
        status, location, _text = self._ask("POST", self.path, body)
        if status != FOUND:
            raise HTTPException(f"{status}")
        status, _location, text = self._ask("GET", location, "")
        if SEATED in text:
            return "confirmed"
        if WAITING in text:
            return "waiting"
        raise HTTPException(f"{status} without a state")

    def _ask(self, method: str, path: str, body: str) -> tuple[int, str, str]:
        line = HTTPConnection(HOST, self.port, timeout=30)
        headers = {
            "Cookie": f"sessionid={self.session}; csrftoken={CSRF}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            line.request(method, path, body or None, headers)
            answer = line.getresponse()
            return answer.status, answer.getheader("Location", ""), answer.read().decode()
        finally:
            line.close()


def all_at_once(clients: Sequence[Client]) -> list[str]:
    """Let everybody press at the same moment; give what each was told."""
    start = Barrier(len(clients))

    def run(client: Client) -> str:
        start.wait(60)
        return client.sign_up()

    with ThreadPoolExecutor(len(clients)) as pool:
        return list(pool.map(run, clients))


def free_port() -> int:
    """Find a port nobody uses."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


def serve(port: int, log: Path) -> subprocess.Popen[bytes]:
    """Start gunicorn with two workers, and wait until it answers."""
    command = [
        *(sys.executable, "-m", "gunicorn", "alliantie.wsgi", "--bind", f"{HOST}:{port}"),
        *("--workers", "2", "--threads", "4", "--backlog", "2048", "--timeout", "60"),
        *("--no-control-socket", "--log-level", "warning"),
    ]
    with log.open("wb") as file:
        master = subprocess.Popen(command, stdout=file, stderr=file)  # noqa: S603 - our own command
    until = time.monotonic() + LONGEST
    while time.monotonic() < until and master.poll() is None:
        try:
            HTTPConnection(HOST, port, timeout=30).request("HEAD", "/")
        except OSError:
            time.sleep(AWHILE)
        else:
            return master
    master.kill()
    raise RuntimeError(f"gunicorn did not start; see {log}")


def workers_of(master: int) -> list[int]:
    """Give the processes that serve."""
    return [int(pid) for pid in Path(f"/proc/{master}/task/{master}/children").read_text().split()]
