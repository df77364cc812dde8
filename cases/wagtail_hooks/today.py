"""What of cases, dilemmas and ideas stands in "Vandaag"."""

from wagtail import hooks

from alliantie.today.sources import WORK
from cases.curation.today import SOURCES

for source in SOURCES:
    hooks.register(WORK, source)
