"""Sign somebody in on the served site without walking through the door."""

from tests.served import Site

MEMBER = "fatima.elidrissi@zuiderwolde.example.org"
EDITOR = "redactie@example.org"
SITE_ADMIN = "beheer@example.org"
SIGN_IN = """
from django.test import Client
from accounts.models import User
for email in {emails!r}:
    client = Client()
    client.force_login(User.objects.get(email=email))
    print("session", client.cookies["sessionid"].value)
"""


def sessions(site: Site, *emails: str) -> list[str]:
    """Give a session key for each address, in one start of the command."""
    said = site.shell(SIGN_IN.format(emails=emails))
    return [line.split()[1] for line in said.splitlines() if line.startswith("session ")]
