"""What is filled in at the desk, and where it goes."""

from uuid import uuid4

from django.urls import reverse

from cases.models import CasePage

BEGIN = "/mijn/praktijkvoorbeelden/nieuw/"


def fresh(page):
    return CasePage.objects.get(pk=page.pk)


def url(name, page, *args):
    return reverse(f"desk:{name}", args=[page.pk, *args])


def basics(theme, **more):
    return {
        "title": "Een open raadszaal",
        "summary": "We zetten de deur open.",
        "approach": "We belden aan.\n\n- eerst links\n- toen rechts",
        "about-themas": [str(theme.pk)],
        "about-onderwerpen": "",
        "key": str(uuid4()),
        **more,
    }


def autosave(client, page, name, data):
    return client.post(url("autosave", page, name), data, headers={"accept": "application/json"})
