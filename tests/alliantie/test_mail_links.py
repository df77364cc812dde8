"""A link stands alone on its line: then every mail program makes all of it clickable."""

import re
from pathlib import Path

import pytest

MAILS = Path("templates/emails")
LINK = re.compile(r"{{ (?:[a-z_.]*(?:link|url)|stop|page) }}")
TAG = re.compile(r"{%.*?%}")


@pytest.mark.parametrize("mail", sorted(MAILS.rglob("*.txt")), ids=lambda path: path.stem)
def test_every_link_stands_alone(mail):
    lines = [TAG.sub("", line).strip() for line in mail.read_text().splitlines()]
    with_link = [line for line in lines if LINK.search(line)]
    assert [line for line in with_link if not re.fullmatch(LINK.pattern + r"[/a-z]*", line)] == []
