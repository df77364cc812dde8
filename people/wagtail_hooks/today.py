"""What of questions and offers stands in "Vandaag"."""

from wagtail import hooks

from alliantie.today.sources import WORK
from people.cms.today import SOURCES

for source in SOURCES:
    hooks.register(WORK, source)
