"""Every service that changes something keeps a line in the audit log, or says why not.

Read from the source. A service writes, or records, when it does so itself or calls a function of ours
that does. Only what is called from outside the services counts: the rest is part of what calls it.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

from tests.architecture.source import ROOT, modules, tree

WRITES = frozenset(
    {
        "create", "save", "update", "delete", "bulk_create", "bulk_update", "get_or_create",
        "update_or_create", "add_child", "publish", "unpublish", "save_revision",
    }
)  # fmt: skip
RECORDS = frozenset({"record", "record_pseudonym"})
# What neither names services, nor writes or records, nor passes something on is not parsed.
COUNTS = re.compile(rf"services|\b(?:{'|'.join(WRITES | RECORDS)})\(")
REASONS: dict[str, str] = tomllib.loads(Path(__file__).with_name("unrecorded.toml").read_text())


class Source:
    """What modules hold and call, by dotted names; each module is walked once."""

    def __init__(self, trees: dict[str, ast.Module], packages: set[str] = frozenset()) -> None:
        self.imports = {
            name: dict(_imports(name if name in packages else name.rpartition(".")[0], one))
            for name, one in trees.items()
        }
        self.verbs: dict[str, set[str]] = {}
        self.named: dict[str, set[str]] = {}
        for module, one in trees.items():
            for number, node in enumerate(one.body):
                is_function = isinstance(node, ast.FunctionDef)
                name = f"{module}.{node.name if is_function else number}"
                self.verbs[name], self.named[name] = self._walked(module, node)
        self.calls = {name: {self.whole(one) for one in said} for name, said in self.named.items()}

    def whole(self, dotted: str) -> str:
        """Give the name under which something was made, through what passes it on."""
        for _step in range(5):
            module, _dot, name = dotted.rpartition(".")
            if dotted in self.verbs or name not in self.imports.get(module, {}):
                break
            dotted = self.imports[module][name]
        return dotted

    def doing(self, verbs: frozenset[str]) -> set[str]:
        """Give functions that do one of these, themselves or through what they call."""
        callers: dict[str, set[str]] = {}
        for name, called in self.calls.items():
            for one in called:
                callers.setdefault(one, set()).add(name)
        found: set[str] = set()
        waiting = [name for name, said in self.verbs.items() if said & verbs]
        while waiting:
            here = waiting.pop()
            if here not in found:
                found.add(here)
                waiting += callers.get(here, ())
        return found

    def entries(self) -> set[str]:
        """Give public functions of services that something outside the services names."""
        outside = {
            one
            for name, called in self.calls.items()
            if "services" not in name.split(".")[:-1]
            for one in called
        }
        return {
            name
            for name in outside & set(self.verbs)
            if "services" in name.split(".")[:-1] and not name.rpartition(".")[2].startswith("_")
        }

    def _walked(self, module: str, node: ast.AST) -> tuple[set[str], set[str]]:
        """Give what is called as a verb, and what of ours is named, in one piece of source."""
        known, verbs, named = self.imports[module], set(), set()
        for one in _nodes(node):
            if isinstance(one, ast.Call):
                called = one.func
                verbs.add(getattr(called, "attr", getattr(called, "id", "")))
            elif isinstance(one, ast.Name):
                named.add(known.get(one.id, f"{module}.{one.id}"))
            elif isinstance(one, ast.Attribute) and getattr(one.value, "id", "") in known:
                named.add(f"{known[one.value.id]}.{one.attr}")
        return verbs, named


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Walk like `ast.walk` in a third of its time, without what has no parts."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        yield here
        for part in here.__dict__.values():
            if part.__class__ is list:
                waiting += [one for one in part if isinstance(one, ast.AST)]
            elif isinstance(part, ast.AST) and part._fields:
                waiting.append(part)


def _imports(package: str, module: ast.Module):
    for node in _nodes(module):
        if isinstance(node, ast.ImportFrom):
            parts = package.split(".")
            base = parts[: len(parts) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                yield alias.asname or alias.name, f"{start}.{alias.name}"


@cache
def ours() -> Source:
    trees, packages = {}, set()
    for path in modules():
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        if path.name == "__init__.py":
            name = name.removesuffix(".__init__")
            packages.add(name)
        if name in packages or "services" in path.parts or COUNTS.search(path.read_text()):
            trees[name] = tree(path)
    return Source(trees, packages)


def unrecorded(source: Source) -> set[str]:
    """Give services that write and keep no line."""
    return (source.entries() & source.doing(WRITES)) - source.doing(RECORDS)


def test_every_service_that_changes_something_keeps_a_line_or_says_why_not():
    silent = unrecorded(ours())
    assert {one for one in silent if not any(fnmatch(one, name) for name in REASONS)} == set()
    assert {name for name in REASONS if not any(fnmatch(one, name) for one in silent)} == set()
    assert len(ours().entries() & ours().doing(WRITES)) > 200


def test_a_silent_service_would_be_seen():
    services = "from app.inner import keep\ndef quiet(*, x):\n    keep(x)\n"
    services += "def told(*, x):\n    keep(x)\n    record(action='x.y')\n"
    views = (
        "from app import services\ndef view(r):\n    services.quiet(x=1)\n    services.told(x=1)"
    )
    parts = {
        "app.services": services,
        "app.inner": "def keep(x):\n    x.save()\n",
        "app.views": views,
    }
    source = Source({name: ast.parse(text) for name, text in parts.items()})
    assert unrecorded(source) == {"app.services.quiet"}


def test_every_refusal_of_a_rule_is_heard():
    """A rule's own error that is no Refusal would leave no line of the attempt."""
    deaf = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for path in modules()
        if {"policies", "policies.py"} & set(path.parts)
        for node in tree(path).body
        if isinstance(node, ast.ClassDef) and node.name.endswith("RefusedError")
        if {getattr(base, "id", "") for base in node.bases} <= {"ValueError", "PermissionError"}
    ]
    assert deaf == []
