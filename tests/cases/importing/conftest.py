"""A small register of our own, and a run of the command over it."""

import csv
import io
import json

import pytest
from django.core.management import call_command

from cases.importing.mapping_file import parse_mapping
from themes.models import Theme

from .bank import Bank

MAPPING = """
[source]
key = "proefregister"
label = "Proefregister"
licence = "CC0 1.0"
date = 2026-01-31
url = "https://register.example.org/{id}"

[columns]
id = "nummer"
title = "naam"
period_start = "begin"
period_end = "eind"

[organisation]
column = "organisatie"
kind = "municipality"

[[section]]
name = "approach"
column = "aanpak"

[[section]]
name = "context"
column = "wet"
heading = "Wettelijke grondslag"

[[fact]]
field = "phase"
column = "stand"
values = { "loopt" = "running", "klaar" = "finished" }

[[theme]]
theme = "open-data"

[[theme]]
theme = "wet-open-overheid"
columns = ["naam", "aanpak"]
words = ["Woo", "anonimis"]

[[tag]]
column = "onderwerp"
"""
COLUMNS = ("nummer", "naam", "aanpak", "wet", "organisatie", "stand", "begin", "eind", "onderwerp")


def row(number, **values):
    """Give one row in our own words."""
    return {
        "nummer": f"p-{number}",
        "naam": f"Lakbalk voor brieven {number}",
        "aanpak": "We lakken namen in brieven. Een collega kijkt na. Daarna gaat de brief online.",
        "wet": "Wet open overheid",
        "organisatie": "Gemeente Voorbeelddam",
        "stand": "loopt",
        "begin": "Fall 2014",
        "eind": "",
        "onderwerp": "lakken",
    } | values


def csv_text(rows, separator=","):
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


class Register:
    """A file and a mapping on disk with a command that reads them."""

    def __init__(self, folder):
        self.folder = folder
        self.file = folder / "rijen.csv"
        self.mapping = folder / "proef.toml"
        self.rejects = folder / "geweigerd.csv"
        self.mapping.write_text(MAPPING, encoding="utf-8")

    def write(self, rows, *, encoding="utf-8", separator=","):
        self.file.write_bytes(csv_text(rows, separator).encode(encoding, "surrogatepass"))

    def write_json(self, rows):
        self.file = self.folder / "rijen.jsonl"
        self.file.write_text("\n".join(json.dumps(one) for one in rows), encoding="utf-8")

    def run(self, *options):
        out = io.StringIO()
        call_command(
            "import_cases", str(self.file), "--mapping", str(self.mapping), *options, stdout=out
        )
        return out.getvalue()

    def refused(self):
        with self.rejects.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))[1:]


@pytest.fixture
def register(tmp_path):
    return Register(tmp_path)


@pytest.fixture
def mapping():
    import tomllib

    return parse_mapping(tomllib.loads(MAPPING))


@pytest.fixture
def bank(tmp_path, site_home):
    Theme.objects.create(label="Open data", slug="open-data")
    return Bank(tmp_path)
