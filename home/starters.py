"""The pages and menu a new site starts with; editors change them in the CMS."""

from typing import Any

MENU = [
    ("Praktijkvoorbeelden", "/praktijkvoorbeelden/"),
    ("Thema's", "/themas/"),
    ("Organisaties", "/organisaties/"),
    ("Over ons", "/over-ons/"),
]

EDITORIAL_PAGES: list[dict[str, Any]] = [
    {"title": "Over ons", "slug": "over-ons"},
    {"title": "Huisregels", "slug": "huisregels"},
    {"title": "Privacy", "slug": "privacy"},
    {"title": "Toegankelijkheid", "slug": "toegankelijkheid"},
]
