"""The log of dilemmas says that somebody asked, never who, from where or for which."""

import io
import logging
import logging.config

import pytest
from django.conf import settings

from alliantie.settings.logging import logging_config
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


@pytest.mark.parametrize("as_json", [True, False])
def test_no_line_of_django_itself_tells_which_one(as_json, site_home, client):
    """A link that speaks for somebody is refused every day: its address stands in no log either."""
    written = io.StringIO()
    config = logging_config(as_json=as_json)
    handler = config["handlers"]["console"]
    config = {**config, "handlers": {"console": {**handler, "stream": written}}}
    root = logging.getLogger()
    before = (root.handlers[:], root.level)
    logging.config.dictConfig(config)
    try:
        for path in (PATH, "/account/samenvoegen/geheim-kanarie/", "/bestaat-niet/"):
            client.get(path)
    finally:
        root.handlers[:], root.level = before
        logging.config.dictConfig({**settings.LOGGING, "incremental": False})
        root.handlers[:] = before[0]
    told = written.getvalue()
    assert "/account/samenvoegen/" in told
    assert "/bestaat-niet/" in told
    assert "kanarie" not in told
    assert PATH not in told


def test_elsewhere_the_log_tells_who(site_home, client, kept):
    user = make_member(make_organisation())
    client.force_login(user)
    client.get("/mijn/")
    assert any(line.get("user_id") == user.pk and line.get("ip") for line in kept.lines)
