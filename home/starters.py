"""The pages and menu a new site starts with; editors change them in the CMS."""

import json
from pathlib import Path
from typing import Any

from accounts.choices import TermsKind

TEXTS = Path(__file__).parent / "texts"

MENU = [
    ("Praktijkvoorbeelden", "/praktijkvoorbeelden/"),
    ("Dilemma's", "/dilemmas/"),
    ("Bijeenkomsten", "/bijeenkomsten/"),
    ("Thema's", "/themas/"),
    ("Vragen", "/vragen/"),
    ("Ambassadeurs", "/ambassadeurs/"),
    ("Organisaties", "/organisaties/"),
    ("Actualiteiten", "/actualiteiten/"),
    # "Over ons" stands in the footer: more than eight do not fit on one line.
]

FOOTER = (
    "<p>Een netwerk van overheden, maatschappelijke organisaties, onderzoekers, journalisten "
    "en inwoners die van elkaar leren hoe de overheid opener wordt.</p>"
)

_SHARE = ("Deel je praktijkvoorbeeld", "/mijn/nieuw/")


def _page(
    title: str,
    slug: str,
    intro: str,
    *,
    button: tuple[str, str] | None = None,
    terms_kind: str = "",
) -> dict[str, Any]:
    text = (TEXTS / f"{slug}.html").read_text(encoding="utf-8")
    body: list[dict[str, Any]] = [{"type": "text", "value": text}]
    if button:
        label, address = button
        body.append({"type": "button", "value": {"label": label, "address": address}})
    page = {"title": title, "slug": slug, "intro": intro, "body": json.dumps(body)}
    return {**page, "terms_kind": terms_kind}


EDITORIAL_PAGES: list[dict[str, Any]] = [
    _page("Over ons", "over-ons", "Van elkaar leren hoe de overheid opener wordt.", button=_SHARE),
    _page(
        "Huisregels",
        "huisregels",
        "Wat we van elkaar verwachten op deze site.",
        terms_kind=TermsKind.HOUSE_RULES,
    ),
    _page(
        "Voorwaarden",
        "voorwaarden",
        "Wat je met ons afspreekt als je een account hebt.",
        terms_kind=TermsKind.TERMS,
    ),
    _page("Privacy", "privacy", "Wat we van je bewaren, en wat niet."),
    _page("Toegankelijkheid", "toegankelijkheid", "Deze site is voor iedereen."),
]
