"""The log of dilemmas says that somebody asked, never who, from where or for which."""

import logging

import pytest

from tests.factories.cases import make_member, make_organisation

PATH = "/mijn/dilemmas/3f1c2b6e-0000-4000-8000-000000000000/adviezen/"


class Kept(logging.Handler):
    """Keep what is logged of requests."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[dict] = []

    def emit(self, record) -> None:
        if isinstance(record.msg, dict) and "request" in record.msg:
            self.lines.append(dict(record.msg))


@pytest.fixture
def kept(logged_requests):
    logger, handler = logging.getLogger("django_structlog"), Kept()
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield handler
    logger.removeHandler(handler)
    logger.setLevel(before)


def test_nobody_stands_beside_a_dilemma(site_home, client, kept):
    user = make_member(make_organisation())
    client.force_login(user)
    client.get(PATH, headers={"user-agent": "kanariebrowser"})
    told = [line for line in kept.lines if "/mijn/dilemmas/" in line["request"]]
    assert len(told) == 2
    for line in told:
        assert line["request"] == "GET /mijn/dilemmas/"
        assert {"user_id", "ip", "user_agent"}.isdisjoint(line)
        assert "kanariebrowser" not in str(line)


def test_elsewhere_the_log_tells_who(site_home, client, kept):
    user = make_member(make_organisation())
    client.force_login(user)
    client.get("/mijn/")
    assert any(line.get("user_id") == user.pk and line.get("ip") for line in kept.lines)
