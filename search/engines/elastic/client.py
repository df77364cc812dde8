"""The door to the server: one client for Elasticsearch 8 and OpenSearch 2."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from elastic_transport import HttpHeaders, TransportError, Urllib3HttpNode
from elasticsearch import ApiError, Elasticsearch
from elasticsearch.helpers import BulkIndexError
from urllib3 import Timeout

from search.engines.base import EngineDownError

# Above this a server says that it cannot now; below it, that it will not.
CANNOT_NOW = 429
VENDOR = "application/vnd.elasticsearch+"


class OutOfReachError(EngineDownError):
    """The server did not answer, or said that it cannot now; asking again at once makes it worse."""


@dataclass(frozen=True)
class Limits:
    """How long we wait, in seconds.

    A page must stand within a second: `question` is all that asking may take, however the answer
    drips in, and `words` comes before it. After a question in vain the next ones are not asked for
    `rest`. `looking` is for the worker, who asks whether there is an index at all.
    """

    connect: float = 0.3
    question: float = 0.7
    words: float = 0.1
    looking: float = 10.0
    writing: float = 30.0
    rest: float = 2.0


# For who measures: nobody waits for a page.
PATIENT = Limits(connect=5.0, question=30.0, words=30.0)


class PlainNode(Urllib3HttpNode):
    """Speaks plain JSON, which both servers know; the client of Elasticsearch asks for its own form.

    The client also refuses an answer without the name of its maker, so that name is added.
    """

    connect_seconds = Limits.connect

    def perform_request(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: HttpHeaders | None = None,
        request_timeout: Any = None,
    ) -> Any:
        """Ask, with a limit of its own on connecting."""
        patience: Any = Timeout(connect=self.connect_seconds, total=request_timeout)
        answer = super().perform_request(method, target, body, _plain(headers), patience)
        named = HttpHeaders({**answer.meta.headers, "x-elastic-product": "Elasticsearch"})
        return answer._replace(meta=replace(answer.meta, headers=named))


def _plain(headers: Mapping[str, str] | None) -> HttpHeaders:
    plain = HttpHeaders(headers or {})
    for name in ("accept", "content-type"):
        if name in plain:
            plain[name] = plain[name].replace(VENDOR, "application/").partition(";")[0]
    return plain


@dataclass(frozen=True)
class Address:
    """Where the servers are."""

    urls: tuple[str, ...]
    connect_seconds: float = Limits.connect
    ca_file: str = ""

    def client(self, seconds: float) -> Elasticsearch:
        """Make a client; nothing is asked yet.

        A server that refuses the connection passes the question to the next one; one that is slow
        does not, for then the time is up.
        """
        secured: dict[str, Any] = {"ca_certs": self.ca_file} if self.ca_file else {}
        return Elasticsearch(
            list(self.urls),
            node_class=type("Node", (PlainNode,), {"connect_seconds": self.connect_seconds}),
            request_timeout=seconds,
            max_retries=len(self.urls) - 1,
            retry_on_status=(),
            retry_on_timeout=False,
            **secured,
        )


@contextmanager
def failing_means_down() -> Iterator[None]:
    """Turn every way in which a server fails or refuses into one error."""
    try:
        yield
    except (TransportError, BulkIndexError) as error:
        raise OutOfReachError(str(error)) from error
    except ApiError as error:
        kind = OutOfReachError if error.status_code >= CANNOT_NOW else EngineDownError
        raise kind(f"{error.status_code} {error.message}") from error


@contextmanager
def other_shape_means_down() -> Iterator[None]:
    """Turn an answer of another shape than was promised into the same error; only for reading."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise EngineDownError(f"unexpected answer: {error!r}") from error


@contextmanager
def broken_means_down() -> Iterator[None]:
    """Do both."""
    with other_shape_means_down(), failing_means_down():
        yield
