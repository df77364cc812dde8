"""A form in a piece of a page has its key: without it every press ends at "Dit formulier is verlopen"."""

import re

from tests.architecture.source import ROOT

TEMPLATES = {
    str(path.relative_to(ROOT / "templates")): path.read_text()
    for path in (ROOT / "templates").rglob("*.html")
}
INCLUDE = re.compile(r'{%\s*include\s+"(?P<name>[^"]+)"(?P<rest>[^%]*)%}')


def asks_for_key(name: str) -> bool:
    """Say whether a template writes the key, itself or in a piece that sees what it sees."""
    text = TEMPLATES.get(name, "")
    inside = (found["name"] for found in INCLUDE.finditer(text) if not is_alone(found["rest"]))
    return "{% csrf_token %}" in text or any(map(asks_for_key, inside))


def is_alone(rest: str) -> bool:
    return rest.split()[-1:] == ["only"]


def test_form_in_a_piece_that_sees_only_what_it_is_given_is_given_the_key():
    wrong = [
        f"{name}: {found['name']}"
        for name, text in TEMPLATES.items()
        for found in INCLUDE.finditer(text)
        if is_alone(found["rest"]) and "csrf_token=" not in found["rest"]
        if asks_for_key(found["name"])
    ]
    assert wrong == []
    assert asks_for_key("matchmaking/suggestion.html")
    assert not asks_for_key("matchmaking/reasons.html")
