"""What search engines read of a use case (schema.org, in JSON-LD)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from .citing import SITE_NAME

LICENCES = {
    "cc-by-4.0": "https://creativecommons.org/licenses/by/4.0/deed.nl",
    "cc0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/deed.nl",
}
# The letters that could end a script element, or a line of script.
UNSAFE = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class Described:
    """The public facts of one use case."""

    title: str
    summary: str
    url: str
    language: str
    licence: str
    organisation: str
    picture: str
    published_at: datetime | None
    changed_at: datetime | None
    subjects: Sequence[str]


def linked_data(case: Described, trail: Sequence[tuple[str, str]]) -> SafeString:
    """Write one script body; `trail` holds names and addresses from the front page on."""
    return script(_article(case), breadcrumb(trail))


def script(*nodes: dict[str, Any]) -> SafeString:
    """Write what is known as one script body that cannot end itself."""
    graph = {"@context": "https://schema.org", "@graph": list(nodes)}
    return mark_safe(json.dumps(graph, ensure_ascii=False).translate(UNSAFE))


def _article(case: Described) -> dict[str, Any]:
    author = {"@type": "Organization", "name": case.organisation or SITE_NAME}
    article = {
        "@type": "Article",
        "headline": case.title,
        "description": case.summary,
        "url": case.url,
        "mainEntityOfPage": case.url,
        "inLanguage": case.language,
        "license": LICENCES.get(case.licence, ""),
        "author": author,
        "publisher": {"@type": "Organization", "name": SITE_NAME},
        "image": case.picture,
        "datePublished": _moment(case.published_at),
        "dateModified": _moment(case.changed_at),
        "keywords": ", ".join(case.subjects),
    }
    return {name: value for name, value in article.items() if value}


def _moment(at: datetime | None) -> str:
    return at.isoformat(timespec="seconds") if at else ""


def breadcrumb(trail: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Describe the way from the front page; names and addresses."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": url}
            for position, (name, url) in enumerate(trail, start=1)
        ],
    }
