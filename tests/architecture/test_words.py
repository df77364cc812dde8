"""Words that never come on screen are not in any sentence that is marked for the screen."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

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
VALUE = re.compile(r"{{.*?}}|%\(\w+\)[sd]|{%.*?%}")


def in_python(module: ast.Module) -> Iterator[str]:
    """Give every sentence of a module that is marked for translation."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKERS:
            yield from (
                argument.value
                for argument in node.args
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


def test_sentences_are_without_words_of_the_machine_room():
    wrong = {name(path): bad for path, said in everywhere() if (bad := forbidden(said))}
    assert wrong == {}


def test_many_sentences_were_read():
    assert sum(len(list(said)) for _, said in everywhere()) > 500


def test_such_a_word_would_be_seen():
    module = ast.parse("label = _('Kies een tag')\nrest = _('Kies %(user)s')\n")
    assert forbidden(in_python(module)) == ["Kies een tag"]
    html = "{% translate 'Geen content' %}{% blocktranslate with user=x %}Dag {{ user }}{% endblocktranslate %}"
    assert forbidden(in_template(html)) == ["Geen content"]
