"""The search server of this test run; see .ci/search-node."""

import os
from uuid import uuid4

import pytest
from elasticsearch import Elasticsearch

from search.engines.elastic import PATIENT, ElasticEngine
from search.engines.elastic.client import Address, Limits


class Node:
    """The server, and the names that one test uses on it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.snapshots = os.environ.get("TEST_SEARCH_SNAPSHOTS", "")
        self.client: Elasticsearch = Address((url,), 5).client(30)
        self.prefix = f"test{uuid4().hex[:8]}"

    def engine(self, url: str = "", limits: Limits = PATIENT) -> ElasticEngine:
        """Make an engine for this test's index; machines that test are busy, so it has patience."""
        address = Address((url or self.url,), limits.connect)
        return ElasticEngine(address, self.prefix, limits=limits)

    def indices(self) -> list[str]:
        """Give the indexes of this test."""
        found = self.client.indices.get(index=f"{self.prefix}*", expand_wildcards="all")
        return sorted(found)

    def clean(self) -> None:
        """Leave nothing behind."""
        for name in self.indices():
            self.client.indices.delete(index=name, ignore_unavailable=True)


def url_or_skip() -> str:
    """Give the address; in continuous integration a missing server is a failure."""
    url = os.environ.get("TEST_SEARCH_URL", "")
    if not url and os.environ.get("CI") == "true":
        pytest.fail("No search server: run this through .ci/search-node")
    if not url:
        pytest.skip("no search server: run this through .ci/search-node, or make search-node")
    return url
