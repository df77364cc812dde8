"""The samples that stand beside each component; the gallery and its tests read the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from django.core.paginator import Paginator

from alliantie.settings.env import BASE_DIR

from .forms import ExampleForm

FOLDER = BASE_DIR / "templates" / "components"


@dataclass(frozen=True)
class Sample:
    """One component as it looks with one set of words."""

    name: str
    context: dict[str, Any]
    is_wide: bool = False


@dataclass(frozen=True)
class Component:
    """A component and its samples."""

    name: str
    template: str
    samples: tuple[Sample, ...]


def _page(context: dict[str, Any]) -> dict[str, Any]:
    pages = Paginator(range(context["pages"]), per_page=1)
    return {"page": pages.page(context["number"])}


def _form(context: dict[str, Any]) -> dict[str, Any]:
    return {**context, "form": ExampleForm({"email": "geen adres"})}


# What plain words cannot describe is made here; a sample asks for it with `make`.
MAKERS = {"page": _page, "form": _form}


def _sample(entry: dict[str, Any]) -> Sample:
    context = entry["context"]
    if "make" in entry:
        context = MAKERS[entry["make"]](context)
    return Sample(name=entry["name"], context=context, is_wide=entry.get("wide", False))


def components() -> Iterator[Component]:
    """Read every component that has a sample."""
    for path in sorted(FOLDER.glob("*.yaml")):
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield Component(
            name=path.stem,
            template=f"components/{path.stem}.html",
            samples=tuple(_sample(entry) for entry in entries),
        )
