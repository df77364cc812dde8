"""Words that never come on screen are not in any sentence that is marked for the screen."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext

from tests.architecture.source import ROOT, modules, name, tree

NEVER = re.compile(
    r"\b(slug|tag|snippet|submit|item|content|user|claim(?:en)?|intake|match)(?:s|es|en|ed)?\b",
    re.IGNORECASE,
)
MARKERS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
IN_TEMPLATE = re.compile(
    r"{%\s*translate\s+(?P<quote>[\"'])(?P<short>.*?)(?P=quote)"
    r"|{%\s*blocktranslate\b[^%]*%}(?P<long>.*?){%\s*endblocktranslate\s*%}",
    re.DOTALL,
)
# "Log in" becomes "Inloggen", which says the same; of "Media" we say which.
OURS_ALSO = {"Log in", "Media"}
VALUE = re.compile(r"{{.*?}}|%\(\w+\)[sd]|{%.*?%}")


def in_python(module: ast.Module) -> Iterator[str]:
    """Give every sentence of a module that is marked for translation, without what tells two apart."""
    for node in ast.walk(module):
        marker = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and marker in MARKERS:
            yield from (
                argument.value
                for argument in node.args[marker.startswith("pgettext") :]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            )


def in_template(text: str) -> Iterator[str]:
    """Give every sentence of a template that is marked for translation."""
    for found in IN_TEMPLATE.finditer(text):
        yield found["short"] or found["long"] or ""


def forbidden(sentences: Iterator[str]) -> list[str]:
    return [said for said in sentences if NEVER.search(VALUE.sub("", said))]


def everywhere() -> Iterator[tuple[Path, Iterator[str]]]:
    yield from ((path, in_python(tree(path))) for path in modules())
    templates = sorted((ROOT / "templates").rglob("*.*"))
    yield from (
        (path, in_template(path.read_text()))
        for path in templates
        if path.suffix in {".html", ".txt"}
    )


def test_sentences_are_plain_and_no_package_says_them_otherwise():
    """A package with a Dutch text for the same word, such as "Media", would take its place on our screens."""
    wrong, count = {}, 0
    for path, sentences in everywhere():
        said = list(sentences)
        count += len(said)
        other = [one for one in said if one not in OURS_ALSO and gettext(one) != one]
        if bad := [*forbidden(iter(said)), *other]:
            wrong[name(path)] = bad
    assert wrong == {}
    assert count > 500
