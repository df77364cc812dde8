"""Where each kind of code lives, and how large a room may grow."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, body_lines, functions, imported, modules, name, tree

MODULE_LINES = 200
FUNCTION_LINES = 30
TEMPLATE_LINES = 80
SETTINGS_LINES = 150
NAMELESS = {"utils", "helpers", "misc", "common"}
PLAIN_ROOMS = {"policies", "scoring", "calendar", "digest", "contract", "analysis"}
PLAIN_MAY_USE = (
    "django.utils.translation",
    "django.utils.functional",
    "django.db.models.TextChoices",
)
WRITES = re.compile(
    r"\.objects\.(create|update|bulk_create|get_or_create|update_or_create)\(|\.save\(|\.delete\("
)


def is_plain_room(path: Path) -> bool:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return len(parts) > 1 and parts[1] in PLAIN_ROOMS


def impure(module: ast.Module) -> list[str]:
    """Give the framework imports of a module of plain rules."""
    return sorted(
        used
        for used in imported(module)
        if used.split(".")[0] in {"django", "wagtail", "taggit", "allauth"}
        and not used.startswith(PLAIN_MAY_USE)
    )


@pytest.mark.parametrize("path", modules(), ids=name)
def test_room(path):
    lines = path.read_text().count("\n")
    limit = SETTINGS_LINES if "settings" in path.parts else MODULE_LINES
    assert lines <= limit, f"{name(path)} has {lines} lines: split it by noun"
    assert path.stem not in NAMELESS
    long = {f.name: body_lines(f) for f in functions(path) if body_lines(f) > FUNCTION_LINES}
    assert long == {}
    if is_plain_room(path):
        assert impure(tree(path)) == []


@pytest.mark.parametrize(
    "path", [p for p in modules() if "views" in p.relative_to(ROOT).with_suffix("").parts], ids=name
)
def test_view_changes_nothing_itself(path):
    assert WRITES.findall(path.read_text()) == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "templates").rglob("*.html")), ids=lambda p: str(p.relative_to(ROOT))
)
def test_template_is_short(path):
    assert path.read_text().count("\n") <= TEMPLATE_LINES


def test_impure_rule_would_be_seen():
    assert impure(ast.parse("from django.db import connection")) == ["django.db.connection"]
    assert impure(ast.parse("from django.utils.translation import gettext_lazy")) == []


def test_long_function_would_be_seen():
    source = "def f():\n    '''Doc.'''\n" + "    x = 1\n" * 31
    function = next(n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef))
    assert body_lines(function) > FUNCTION_LINES


def test_write_in_a_view_would_be_seen():
    assert WRITES.search("Theme.objects.create(label=1)")
    assert not WRITES.search("create_theme(label=1)")
