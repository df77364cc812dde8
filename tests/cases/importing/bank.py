"""A small register of dilemmas in our own words, and a run of the command over it."""

import csv
import io

from django.core.management import call_command

MAPPING = """
readers = "everyone"

[source]
key = "dilemmabank"
label = "Dilemmabank"
licence = "CC BY 4.0"
url = "https://dilemmabank.example/{id}"

[columns]
id = "nummer"
question = "vraag"
situation = "situatie"

[values]
column = "botst"
names = { "Transparantie" = "openness" }

[frames]
column = "wet"

[options]
column = "mogelijkheden"
separator = "|"

[[theme]]
theme = "open-data"
columns = ["vraag"]
words = ["open"]
"""
COLUMNS = ("nummer", "vraag", "situatie", "botst", "wet", "mogelijkheden")


def row(number, **values):
    return {
        "nummer": f"d-{number}",
        "vraag": f"Zetten we lijst {number} open op de site?",
        "situatie": "Een krant vraagt de lijst.\nEr staan namen op.",
        "botst": "Transparantie; privacy;Zorg voor mensen",
        "wet": "Woo;AVG",
        "mogelijkheden": "Alles tonen|Namen weglaten",
    } | values


class Bank:
    """A file and a mapping on disk with a command that reads them."""

    def __init__(self, folder):
        self.file, self.mapping = folder / "rijen.csv", folder / "bank.toml"
        self.rejects = folder / "geweigerd.csv"
        self.mapping.write_text(MAPPING, encoding="utf-8")

    def write(self, rows):
        with self.file.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(rows)

    def run(self, *options):
        out = io.StringIO()
        given = (str(self.file), "--mapping", str(self.mapping), "--rejects", str(self.rejects))
        call_command("import_dilemmas", *given, *options, stdout=out)
        return out.getvalue()

    def refused(self):
        with self.rejects.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))[1:]
