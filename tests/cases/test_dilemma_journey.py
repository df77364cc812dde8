"""One dilemma from the first word to the look back after a year, by the forms people use, the clock moved."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from alliantie.choices import Role
from alliantie.models import OutgoingMail
from alliantie.sealing import unseal
from cases.models import DilemmaPage
from cases.services.dilemmas import retention
from tests.factories.accounts import make_editor
from tests.factories.cases import make_member, make_organisation, make_theme

pytestmark = pytest.mark.django_db
QUESTION = "Mag ik de notulen met namen openbaar maken?"
BUTTONS = {"submit", "button"}


def as_user(user=None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def typed(response) -> dict[str, list[str]]:
    """Give what stands in the longest form of a page, as a browser would send it."""
    forms = BeautifulSoup(response.content, "html.parser").find_all("form", method="post")
    form = max(forms, key=lambda one: len(one.find_all(["input", "textarea", "select"])))
    data: dict[str, list[str]] = {}
    for field in form.find_all(["input", "textarea", "select"]):
        name, kind = field.get("name"), field.get("type")
        if not name or kind in BUTTONS:
            continue
        if kind in {"radio", "checkbox"} and not field.has_attr("checked"):
            continue
        if field.name == "select":
            chosen = field.find("option", selected=True) or field.find("option")
            data.setdefault(name, []).append(chosen["value"] if chosen else "")
        else:
            text = field.text.removeprefix("\n") if field.name == "textarea" else ""
            data.setdefault(name, []).append(field.get("value", text))
    return data


def send(client, path, expected=302, **changes):
    """Fill in the form of a page and send it; a refusal fails the test with what it says."""
    page = client.get(path)
    assert page.status_code == 200, path
    answer = client.post(path, typed(page) | changes)
    assert answer.status_code == expected, BeautifulSoup(answer.content, "html.parser").main.text
    return answer


def click(client, path, **data):
    assert client.post(path, data).status_code == 302


class Walk:
    """Who takes part, and where the dilemma is."""

    def __init__(self, time_machine) -> None:
        self.time = time_machine
        self.theme = make_theme()
        self.her = make_member(make_organisation("Gemeente Vraagstad"))
        self.asker = as_user(self.her)
        self.adviser = as_user(make_member(make_organisation("Gemeente Raadstad")))
        self.moderator = as_user(make_editor("moderatie@example.org", Role.MODERATOR))
        self.visitor = as_user()
        self.desk = self.public = ""

    @property
    def dilemma(self) -> DilemmaPage:
        return DilemmaPage.objects.get()

    def read(self, path: str = "") -> str:
        """Give what a visitor reads."""
        return self.visitor.get(path or self.public).content.decode()

    def move(self, days: int) -> None:
        """Let time pass, with the worker coming by; a session does not last that long."""
        self.time.shift(timedelta(days=days))
        retention.mind_the_clock(timezone.localdate())
        self.asker = as_user(self.her)


def she_asks(walk: Walk) -> None:
    """A question that cannot be answered comes back with all that was typed."""
    path = "/mijn/dilemmas/nieuw/vraag/"
    asked = {
        "question": QUESTION,
        "situation": "Er is een Woo-verzoek. De namen staan in de notulen.",
        "themes": [str(walk.theme.pk)],
        "readers": "everyone",
        "option_1_label": "Met namen",
        "option_2_label": "Zonder namen",
        "values": ["openness", "privacy"],
    }
    faulty = typed(walk.asker.get(path)) | asked | {"question": "Hoe doe ik dit?"}
    wrong = walk.asker.post(path, faulty)
    assert wrong.status_code == 400
    assert "Er is een Woo-verzoek." in wrong.content.decode()
    send(walk.asker, path, **asked)
    walk.desk = f"/mijn/dilemmas/{walk.dilemma.reference}/"
    assert walk.visitor.get(f"/dilemmas/{walk.dilemma.slug}/").status_code == 404
    send(walk.asker, f"{walk.desk}insturen/")


def a_moderator_lets_it_through(walk: Walk) -> None:
    send(walk.moderator, f"/cms/veiligheidscheck/{walk.dilemma.reference}/", decision="approve")
    walk.public = f"/dilemmas/{walk.dilemma.slug}/"
    assert QUESTION in walk.read()
    assert QUESTION in walk.read("/dilemmas/")


def somebody_advises(walk: Walk) -> None:
    send(
        walk.adviser,
        f"{walk.public}advies/",
        text="Doe het met functies.",
        has_interest="nee",
    )
    own = f"{walk.desk}adviezen/{walk.dilemma.advice.get().reference}/"
    click(walk.asker, f"{own}hielp/")
    send(walk.asker, f"{own}reactie/", text="Dank je, dat helpt.")
    assert "Doe het met functies." in walk.read()
    assert "Wie het vroeg" in walk.read()


def she_decides(walk: Walk) -> None:
    click(walk.asker, f"{walk.desk}advies-sluiten/")
    assert walk.adviser.get(f"{walk.public}advies/").status_code == 403
    assert "Doe het met functies." in walk.asker.get(f"{walk.desk}wegen/").content.decode()
    assert walk.asker.get(f"{walk.desk}gespreksblad/").status_code == 200
    send(
        walk.asker,
        f"{walk.desk}besluiten/",
        option="Zonder namen",
        argument="Het gaat om het besluit.",
        objection="Minder te controleren.",
        harm_limited="Functies staan erbij.",
    )
    assert "Functies staan erbij." in walk.read()


def she_looks_back(walk: Walk) -> None:
    """After three months on her desk, after six not at all, after a year by the link."""
    walk.move(93)
    send(walk.asker, f"{walk.desk}terugblik/3/", outcome="worse", text="Er kwam bezwaar.")
    assert "Er kwam bezwaar." in walk.read()
    walk.move(93)
    walk.move(43)
    assert walk.dilemma.outcome == "worse"
    walk.move(142)
    mail = OutgoingMail.objects.filter(template="dilemma_follow_up").latest("pk")
    path = urlsplit(unseal(mail.context["sealed"])["context"]["link"]).path
    for _scanner in range(2):
        assert QUESTION not in walk.read(path)
    send(walk.asker, path, 200, outcome="better", lessons="Begin met het gesprek.")
    assert walk.asker.get(path).status_code == 410
    assert "Begin met het gesprek." in walk.read()
    assert (walk.dilemma.state, walk.dilemma.outcome) == ("closed", "better")


def the_link_with_her_goes(walk: Walk) -> None:
    click(walk.asker, f"{walk.desk}praktijkvoorbeeld/", is_aware="on")
    walk.time.shift(timedelta(days=91))
    retention.forget(timezone.localdate())
    assert as_user(walk.her).get(walk.desk).status_code == 404
    assert QUESTION in walk.read()


def test_from_the_first_word_to_a_year_later(site_home, run_tasks, time_machine):
    time_machine.move_to(timezone.now().replace(hour=12), tick=False)
    walk = Walk(time_machine)
    she_asks(walk)
    a_moderator_lets_it_through(walk)
    somebody_advises(walk)
    she_decides(walk)
    she_looks_back(walk)
    the_link_with_her_goes(walk)
