"""One's own profile: saved once, never over somebody else's change, seen as others see it."""

import re
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from alliantie.models import AuditEntry, Picture
from people.choices import Level, Visibility
from people.models import Person
from tests.factories.accounts import make_editor
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_person
from tests.factories.themes import make_theme
from tests.factories.uploads import picture_bytes, png_bomb

pytestmark = pytest.mark.django_db

PAGE = "/mijn/profiel/"


@pytest.fixture
def member(client, site_home):
    user = make_member(make_organisation("Gemeente Kust"), is_shown=True).user
    client.force_login(user)
    return user


def typed(client, **changes) -> dict:
    """Give what the form holds, as a browser would send it."""
    form = client.get(PAGE).context["form"]
    values = {field.html_name: field.value() for field in form}
    values |= {"key": str(uuid4()), "name": "Marit de Boer", **changes}
    return {name: value for name, value in values.items() if value not in (None, False)}


def test_looking_makes_nothing(client, member):
    assert client.get(PAGE).status_code == 200
    assert not Person.objects.exists()


def test_profile_is_saved(client, member):
    theme = make_theme("Open data")
    answer = client.post(
        PAGE,
        typed(
            client,
            function="Adviseur",
            languages=["nl", "fy"],
            theme_1=str(theme.pk),
            level_1=Level.CAN_DO,
            show_who=Visibility.EVERYONE,
        ),
    )
    assert answer.url == PAGE
    person = Person.objects.get(user=member)
    assert (person.name, person.function, person.slug) == (
        "Marit de Boer",
        "Adviseur",
        "marit-de-boer",
    )
    assert person.languages == ["nl", "fy"]
    assert list(person.expertises.values_list("theme_id", "level")) == [(theme.pk, "can_do")]
    assert AuditEntry.objects.filter(action="person.edit", actor=member).count() == 1
    assert "Open data" in client.get(person.get_absolute_url()).content.decode()


def test_sending_twice_saves_once(client, member):
    data = typed(client)
    assert client.post(PAGE, data).status_code == 302
    assert client.post(PAGE, data).status_code == 302
    assert AuditEntry.objects.filter(action="person.edit").count() == 1


def test_address_follows_the_name(client, member):
    client.post(PAGE, typed(client, name="Oude Naam"))
    client.post(PAGE, typed(client, name="Nieuwe Naam"))
    assert Person.objects.get().slug == "nieuwe-naam"
    assert client.get("/mensen/oude-naam/").status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name", "", "Vul je naam in."),
        ("name", "Marit\u202eteod", "leesrichting"),
        ("name", "Marit\x07", "stuurtekens"),
        ("function", "x" * 121, "120"),
        ("about", "x" * 1001, "1000"),
        ("show_who", "iedereen-en-meer", "Kies"),
        ("theme_0", "999999", "Kies"),
        ("level_0", "can_do", "Kies een thema"),
    ],
)
def test_bad_input_is_told_and_what_was_typed_stays(client, member, field, value, says):
    answer = client.post(PAGE, typed(client, contact_note="Bel op dinsdag", **{field: value}))
    assert answer.status_code == 400
    text = answer.content.decode()
    assert "Bel op dinsdag" in text
    if says != "Kies":
        assert says in text
    assert not Person.objects.filter(contact_note="Bel op dinsdag").exists()


def test_a_theme_counts_once_and_five_is_the_most(client, member):
    theme = make_theme("Open data")
    rows = {f"theme_{n}": str(theme.pk) for n in (0, 1)} | {f"level_{n}": "can_do" for n in (0, 1)}
    assert client.post(PAGE, typed(client, **rows)).status_code == 400
    six = {f"theme_{n}": str(make_theme(f"T{n}").pk) for n in range(6)}
    six |= {f"level_{n}": "can_do" for n in range(6)}
    assert client.post(PAGE, typed(client, **six)).status_code == 302
    assert Person.objects.get().expertises.count() == 5


def test_second_window_is_told_and_overwrites_nothing(client, member):
    client.post(PAGE, typed(client, about="Van eerst"))
    first, second = typed(client, about="Venster een"), typed(client, about="Venster twee")
    assert client.post(PAGE, first).status_code == 302
    answer = client.post(PAGE, second)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "Venster een" in text
    assert "Venster twee" in text
    assert Person.objects.get().about == "Venster een"
    again = second | {"version": answer.context["form"]["version"].value(), "key": str(uuid4())}
    assert client.post(PAGE, again).status_code == 302
    assert Person.objects.get().about == "Venster twee"


def portrait(content: bytes, name="ik.jpg"):
    return SimpleUploadedFile(name, content)


def test_portrait_is_made_anew_replaced_and_taken_away(client, member):
    client.post(PAGE, typed(client, portrait=portrait(picture_bytes(secrets=True))))
    first = Person.objects.get().portrait
    assert b"GEHEIM" not in first.file.read()
    client.get(Person.objects.get().get_absolute_url())
    client.post(PAGE, typed(client, portrait=portrait(picture_bytes(size=(80, 80)))))
    second = Person.objects.get().portrait
    assert list(Picture.objects.all()) == [second]
    client.post(PAGE, typed(client, remove="on"))
    assert Person.objects.get().portrait is None
    assert not Picture.objects.exists()


@pytest.mark.parametrize("content", [png_bomb(), b"<svg onload=x>", b"geen beeld"])
def test_hostile_portrait_is_refused(client, member, content):
    answer = client.post(PAGE, typed(client, portrait=portrait(content)))
    assert answer.status_code == 400
    assert not Picture.objects.exists()


def test_uploads_are_throttled(client, member, monkeypatch):
    monkeypatch.setattr("alliantie.media.throttling.UPLOADS_AN_HOUR", 1)
    for status in (302, 429):
        answer = client.post(PAGE, typed(client, portrait=portrait(picture_bytes())))
        assert answer.status_code == status


def test_text_comes_back_when_the_session_ended(client, site_home):
    answer = client.post(PAGE, {"about": "Mijn lange verhaal over openheid"})
    assert answer.status_code == 401
    assert "Mijn lange verhaal" in answer.content.decode()
    assert client.get(PAGE).status_code == 302


def main_of(answer) -> str:
    """Give what the page says; nobody follows or reports themselves."""
    main = BeautifulSoup(answer.content, "html.parser").find("main")
    for button in main.select(".ao-follow, p:has(> a[href^='/meld/'])"):
        button.decompose()
    return re.sub(r"\s+", " ", str(main))


@pytest.mark.parametrize("who", ["bezoeker", "lid", "redactie"])
@pytest.mark.parametrize("visibility", Visibility)
def test_preview_is_what_that_actor_gets(client, member, who, visibility):
    person = make_person(
        "Marit de Boer",
        user=member,
        about="Verhaal",
        contact_note="Bel dinsdag",
        show_knowledge=visibility,
        show_contact=Visibility.MEMBERS,
    )
    person.expertises.create(theme=make_theme("Open data"), level=Level.CAN_DO)
    seen = client.get(reverse("own:profile_preview", args=[who]))
    client.logout()
    if who != "bezoeker":
        client.force_login(make_editor() if who == "redactie" else make_member().user)
    assert main_of(seen) == main_of(client.get(person.get_absolute_url()))


@pytest.mark.parametrize(
    ("who", "nothing"), [("bezoeker", True), ("lid", True), ("redactie", False)]
)
def test_preview_says_when_there_is_nothing_to_see(client, member, who, nothing):
    make_person("Marit de Boer", user=member, show_who=Visibility.NOBODY)
    answer = client.get(reverse("own:profile_preview", args=[who]))
    assert answer.status_code == 200
    assert ("Marit de Boer" in main_of(answer)) != nothing


def test_an_editor_corrects_and_hides_and_the_owner_cannot_undo_it(client, site_home):
    person = make_person("Marit de Boer", about="Scheldwoord")
    client.force_login(make_editor())
    edit = f"/cms/snippets/people/person/edit/{person.pk}/"
    assert client.get(edit).status_code == 200
    data = {"name": person.name, "about": "Netjes", "held_back": "on"}
    assert client.post(edit, data).status_code == 302
    person.refresh_from_db()
    assert (person.about, person.held_back) == ("Netjes", True)
    assert AuditEntry.objects.filter(action="person.hide", origin="cms").exists()
    client.force_login(person.user)
    client.post(reverse("own:profile_confirm"))
    client.logout()
    assert client.get(person.get_absolute_url()).status_code == 404
    client.force_login(make_editor("tweede@example.org"))
    client.post(edit, {"name": person.name, "about": "Netjes"})
    client.logout()
    assert client.get(person.get_absolute_url()).status_code == 200


def test_nobody_adds_or_deletes_profiles_in_the_cms(client, site_home):
    person = make_person()
    client.force_login(make_editor())
    assert client.get("/cms/snippets/people/person/").status_code == 200
    assert client.get("/cms/snippets/people/person/add/").status_code == 302
    client.post(f"/cms/snippets/people/person/delete/{person.pk}/")
    assert Person.objects.filter(pk=person.pk).exists()


def test_what_must_be_filled_in_is_said_once(client, member):
    text = client.get(PAGE).content.decode()
    assert "Alleen je naam is verplicht." in text
    assert "(niet verplicht)" not in text
    required = [field.name for field in client.get(PAGE).context["form"] if field.field.required]
    assert [name for name in required if not name.startswith(("show_", "key"))] == ["name"]
