"""The engine on a server keeps the promise, and what is its own: alias, builds, versions."""

import pytest

from tests.search.engine_behaviour import EngineBehaviour


class TestElastic(EngineBehaviour):
    @pytest.fixture
    def engine(self, elastic):
        return elastic
