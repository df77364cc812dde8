"""The log of dilemmas says that somebody asked, never who, from where or for which."""

import logging

import pytest

from tests.factories.cases import make_member, make_organisation

PATH = "/mijn/dilemmas/3f1c2b6e-0000-4000-8000-000000000000/adviezen/"


@pytest.fixture
def lines(caplog):
    logger = logging.getLogger("django_structlog")
    before, logger.propagate = logger.level, True
    with caplog.at_level(logging.INFO, logger="django_structlog"):
        said = caplog.records
    yield lambda: [one.msg for one in said if isinstance(one.msg, dict) and "request" in one.msg]
    logger.setLevel(before)


def test_nobody_stands_beside_a_dilemma(site_home, client, lines):
    user = make_member(make_organisation())
    client.force_login(user)
    client.get(PATH, headers={"user-agent": "kanariebrowser"})
    told = [line for line in lines() if "/mijn/dilemmas/" in line["request"]]
    assert len(told) == 2
    for line in told:
        assert line["request"] == "GET /mijn/dilemmas/"
        assert {"user_id", "ip", "user_agent"}.isdisjoint(line)
        assert "kanariebrowser" not in str(line)


def test_elsewhere_the_log_tells_who(site_home, client, lines):
    user = make_member(make_organisation())
    client.force_login(user)
    client.get("/mijn/")
    assert any(line.get("user_id") == user.pk and line.get("ip") for line in lines())
