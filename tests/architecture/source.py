"""Read the project's own source for the architecture tests."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = (
    "home",
    "newsletter",
    "matchmaking",
    "reports",
    "quarters",
    "events",
    "cases",
    "news",
    "people",
    "organisations",
    "themes",
    "search",
    "accounts",
    "alliantie",
)


def modules() -> list[Path]:
    """Give every module of ours but migrations."""
    return [
        path
        for app in APPS
        for path in sorted((ROOT / app).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def name(path: Path) -> str:
    """Give a path as the project knows it."""
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(path.read_text())


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Give every function and method of a module."""
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function without its docstring."""
    body = function.body
    if ast.get_docstring(function) is not None:
        body = body[1:]
    if not body:
        return 0
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


def imported(module: ast.Module) -> set[str]:
    """Give the dotted names a module imports, but those for types only."""
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found
