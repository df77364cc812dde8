"""No line of the log says at once who somebody is and which dilemma they are at."""

import pytest
import structlog

from alliantie.settings.logging import POINTS_AT_SOMEBODY, leave_out_who

WHO = dict.fromkeys(POINTS_AT_SOMEBODY, "x")


@pytest.mark.parametrize("address", ["/mijn/dilemmas/", "/mijn/dilemmas/1/wegen/", "/dilemmas/a/"])
def test_who_is_left_out(address):
    line = leave_out_who(None, "info", {"request": f"POST {address}", "code": 200, **WHO})
    assert line == {"request": f"POST {address}", "code": 200}


@pytest.mark.parametrize("line", [{"request": "GET /mijn/", **WHO}, {"event": "mail", **WHO}, {}])
def test_other_lines_stay_as_they_are(line):
    assert leave_out_who(None, "info", dict(line)) == line


def test_every_line_goes_through_it():
    processors = structlog.get_config()["processors"]
    merged = processors.index(structlog.contextvars.merge_contextvars)
    assert processors[merged + 1] is leave_out_who
