"""The samples that stand beside each component; the gallery and its tests read the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from django.core.paginator import Paginator
from django.templatetags.static import static

from alliantie.cards import CardPicture
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


def _drawing(context: dict[str, Any]) -> dict[str, Any]:
    drawn = CardPicture(url=static("alliantie/hero.svg"), width=500, height=500)
    return {**context, "picture": drawn}


# What plain words cannot describe is made here; a sample asks for it with `make`.
MAKERS = {"page": _page, "form": _form, "drawing": _drawing}


def _sample(entry: dict[str, Any]) -> Sample:
    context = entry["context"]
    if "make" in entry:
        context = MAKERS[entry["make"]](context)
    return Sample(name=entry["name"], context=context, is_wide=entry.get("wide", False))


def components() -> Iterator[Component]:
    """Read every component that has a sample, the blocks of pages last."""
    for path in [*sorted(FOLDER.glob("*.yaml")), *sorted(FOLDER.glob("blocks/*.yaml"))]:
        name = path.relative_to(FOLDER).with_suffix("").as_posix()
        template = f"components/{name}.html"
        yield Component(name=name, template=template, samples=samples_beside(template))


def samples_beside(template: str) -> tuple[Sample, ...]:
    """Read the samples of one component; none for a template that has no file of samples."""
    path = (FOLDER.parent / template).with_suffix(".yaml")
    if not path.is_file():
        return ()
    return tuple(_sample(entry) for entry in yaml.safe_load(path.read_text(encoding="utf-8")))
