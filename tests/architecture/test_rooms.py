"""Where each kind of code lives, and how large a room may grow."""

import ast
import re
from pathlib import Path

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


def faults(path: Path) -> list[str]:
    """Name what a module of ours does that none may."""
    module = tree(path)
    lines = path.read_text().count("\n")
    limit = SETTINGS_LINES if "settings" in path.parts else MODULE_LINES
    long = [f.name for f in functions(module) if body_lines(f) > FUNCTION_LINES]
    checks = {
        f"{lines} lines, split it by noun": lines > limit,
        "has a name that says nothing": path.stem in NAMELESS,
        f"long functions {long}": long,
        f"imports {impure(module)}": is_plain_room(path) and impure(module),
    }
    return [f"{name(path)}: {fault}" for fault, found in checks.items() if found]


def test_every_module_keeps_to_its_room():
    """One test: of a thousand files each as a test of its own, running tests takes longer than reading."""
    assert [fault for path in modules() for fault in faults(path)] == []


def test_view_changes_nothing_itself():
    views = [p for p in modules() if "views" in p.relative_to(ROOT).with_suffix("").parts]
    assert views
    assert {name(p): found for p in views if (found := WRITES.findall(p.read_text()))} == {}


def test_template_is_short():
    templates = sorted((ROOT / "templates").rglob("*.html"))
    assert templates
    lengths = {name(path): path.read_text().count("\n") for path in templates}
    assert {file: lines for file, lines in lengths.items() if lines > TEMPLATE_LINES} == {}


def test_bad_module_would_be_seen(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.architecture.source.ROOT", tmp_path)
    monkeypatch.setattr("tests.architecture.test_rooms.ROOT", tmp_path)
    bad = tmp_path / "cases" / "policies" / "utils.py"
    bad.parent.mkdir(parents=True)
    bad.write_text("import django\n\n\ndef f():\n" + "    x = 1\n" * 200)
    assert len(faults(bad)) == 4


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
