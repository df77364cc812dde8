"""One dilemma from the first word to the look back after a year, by the forms people use, the clock moved."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from alliantie.choices import Role
from alliantie.models import OutgoingMail
from cases.models import DilemmaPage
from cases.services.dilemmas import retention, telling
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


def send(client, path, **changes):
    """Fill in the form of a page and send it; a refusal fails the test with what it says."""
    page = client.get(path)
    assert page.status_code == 200, path
    answer = client.post(path, typed(page) | changes)
    assert answer.status_code == 302, BeautifulSoup(answer.content, "html.parser").main.text
    return answer


def click(client, path, **data):
    assert client.post(path, data).status_code == 302


def test_from_the_first_word_to_a_year_later(site_home, run_tasks, time_machine):
    time_machine.move_to(timezone.now().replace(hour=12), tick=False)
    theme = make_theme()
    asker = as_user(make_member(make_organisation("Gemeente Vraagstad")))
    adviser = as_user(make_member(make_organisation("Gemeente Raadstad")))
    moderator, visitor = as_user(make_editor("moderatie@example.org", Role.MODERATOR)), as_user()

    # She asks. A question that holds two is refused until she says why it must stay so.
    path = "/mijn/dilemmas/nieuw/vraag/"
    asked = {
        "question": QUESTION,
        "situation": "Er is een Woo-verzoek. De namen staan in de notulen.",
        "themes": [str(theme.pk)],
        "readers": "everyone",
        "option_1_label": "Met namen",
        "option_2_label": "Zonder namen",
        "values": ["openness", "privacy"],
    }
    wrong = asker.post(path, typed(asker.get(path)) | asked | {"question": "Hoe doe ik dit?"})
    assert wrong.status_code == 400
    assert "Er is een Woo-verzoek." in wrong.content.decode()
    send(asker, path, **asked)
    dilemma = DilemmaPage.objects.get()
    desk = f"/mijn/dilemmas/{dilemma.reference}/"
    assert visitor.get(f"/dilemmas/{dilemma.slug}/").status_code == 404
    send(asker, f"{desk}insturen/")

    # A moderator reads it and lets it through.
    check = f"/cms/veiligheidscheck/{dilemma.reference}/"
    send(moderator, check, decision="approve")
    dilemma.refresh_from_db()
    public = f"/dilemmas/{dilemma.slug}/"
    assert QUESTION in visitor.get(public).content.decode()
    assert QUESTION in visitor.get("/dilemmas/").content.decode()

    # Somebody from another organisation advises, she says it helped and answers.
    send(adviser, f"{public}advies/", text="Doe het met functies.", has_interest="nee")
    advice = dilemma.advice.get()
    own = f"{desk}adviezen/{advice.reference}/"
    click(asker, f"{own}hielp/")
    send(asker, f"{own}reactie/", text="Dank je, dat helpt.")
    read = visitor.get(public).content.decode()
    assert "Doe het met functies." in read
    assert "Wie het vroeg" in read

    # She weighs and decides; advising is over.
    click(asker, f"{desk}advies-sluiten/")
    assert adviser.get(f"{public}advies/").status_code == 403
    assert "Doe het met functies." in asker.get(f"{desk}wegen/").content.decode()
    assert asker.get(f"{desk}gespreksblad/").status_code == 200
    decided = {
        "option": "Zonder namen",
        "argument": "Het gaat om het besluit.",
        "objection": "Minder te controleren.",
        "harm_limited": "Functies staan erbij.",
    }
    send(asker, f"{desk}besluiten/", **decided)
    assert "Functies staan erbij." in visitor.get(public).content.decode()

    # After three months she tells it on her desk, after six she stays silent, after a year by the link.
    for months, days in ((3, 93), (6, 93), (12, 185)):
        time_machine.shift(timedelta(days=days))
        retention.mind_the_clock(timezone.localdate())
        if months == 3:
            send(asker, f"{desk}terugblik/3/", outcome="worse", text="Er kwam bezwaar.")
            assert "Er kwam bezwaar." in visitor.get(public).content.decode()
        if months == 6:
            time_machine.shift(timedelta(days=43))
            retention.mind_the_clock(timezone.localdate())
            time_machine.shift(timedelta(days=-43))
    link = OutgoingMail.objects.filter(template="dilemma_follow_up").latest("pk").context["link"]
    path = link.partition("127.0.0.1:8000")[2]
    for _scanner in range(2):
        assert QUESTION not in visitor.get(path).content.decode()
    send(asker, path, outcome="better", lessons="Begin met het gesprek.")
    assert asker.get(path).status_code == 410
    end = visitor.get(public).content.decode()
    assert "Begin met het gesprek." in end
    dilemma.refresh_from_db()
    assert (dilemma.state, dilemma.outcome) == ("closed", "better")

    # It becomes a use case, and at last the link between her and it is erased.
    click(asker, f"{desk}praktijkvoorbeeld/", is_aware="on")
    time_machine.shift(timedelta(days=91))
    retention.forget(timezone.localdate())
    assert asker.get(desk).status_code == 404
    assert QUESTION in visitor.get(public).content.decode()
    assert telling.tell_round() >= 0
    run_tasks()
