"""The page of a dilemma: what it tells, to whom, and what it never tells."""

from datetime import date

import pytest
from django.test import RequestFactory

from cases.choices import DilemmaState, NameChoice, Readers
from cases.models import DilemmaCase, DilemmaPage, FollowUp
from cases.presenting.dilemma import DilemmaPresentation
from cases.services.dilemmas import looking_back
from organisations.actors import actor_for
from tests.factories.cases import make_case, make_member, make_organisation, make_theme
from tests.factories.dilemmas import make_dilemma
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db
OPENED = date(2026, 3, 17)


@pytest.fixture
def house(site_home):
    return make_organisation("Gemeente Wegwijs")


@pytest.fixture
def asker(house):
    person = make_person("Wilma Weetniet", organisation=house)
    return person.user


def full(asker, **given):
    return make_dilemma(
        asker,
        values=[{"value": "openness"}, {"value": "privacy"}],
        frames=[{"frame": "woo"}],
        affected=[
            {"who": "Raadsleden", "stake": "rights"},
            {"who": "Buurtkinderen", "stake": "absent_voice"},
        ],
        options=[{"label": "Publiceren", "effect": "Ieder ziet het", "bearer": "Het team"}],
        variants=[{"text": "En als de krant belt?"}],
        themes=[make_theme("Vogelthema")],
        **{"readers": Readers.EVERYONE, **given},
    )


def said(client, dilemma, status=200) -> str:
    answer = client.get(dilemma.url)
    assert answer.status_code == status
    return answer.content.decode()


def opened_on(dilemma, day=OPENED):
    DilemmaPage.objects.filter(pk=dilemma.pk).update(opened_on=day)
    return DilemmaPage.objects.get(pk=dilemma.pk)


def test_it_tells_what_was_written(client, asker):
    html = said(client, full(asker))
    for words in (
        *("Er is een Woo-verzoek", "Wat botst er?", "Openheid", "Privacy", "Woo"),
        *("Publiceren", "Ieder ziet het", "Wie draagt dat?", "Het team"),
        *("En als de krant belt?", "Vogelthema", "Advies kan tot en met"),
    ):
        assert words in html
    assert html.index("Buurtkinderen") < html.index("Raadsleden")  # the absent voice first


def test_a_draft_shows_what_is_not_saved_yet(client, asker):
    dilemma = full(asker, state=DilemmaState.DRAFT)
    draft = dilemma.get_latest_revision_as_object()
    shown = DilemmaPresentation(draft, actor_for(asker))
    assert shown.parts.values == ["Openheid", "Privacy"]
    assert [one.label for one in shown.parts.options] == ["Publiceren"]
    assert [chip.label for chip in shown.parts.themes] == ["Vogelthema"]


def test_a_public_asker_stands_there_with_profile_and_organisation(client, asker, house):
    choice = {"organisation_id": house.pk}
    html = said(client, full(asker, name=NameChoice.PUBLIC, choice=choice))
    assert asker.person.get_absolute_url() in html
    assert house.get_absolute_url() in html


def test_without_organisation_a_name_leads_nowhere(client, asker, house):
    choice = {"organisation_id": house.pk}
    html = said(client, full(asker, name=NameChoice.ORGANISATION_HIDDEN, choice=choice))
    assert "Wilma Weetniet" in html
    assert asker.person.get_absolute_url() not in html
    assert "Wegwijs" not in html


def test_an_anonymous_asker_is_nowhere(client, asker, house):
    dilemma = opened_on(full(asker, choice={"organisation_id": house.pk}))
    html = said(client, dilemma)
    assert "Anoniem gevraagd" in html
    for telling in ("Wilma", "Wegwijs", asker.email, str(asker.person.slug)):
        assert telling not in html
    assert "maart 2026" in html
    assert "17 maart 2026" not in html
    assert "2026-03-17" not in html


def test_the_day_stands_beside_a_name(client, asker):
    assert "17 maart 2026" in said(client, opened_on(full(asker, name=NameChoice.PUBLIC)))


def test_a_name_is_hidden_at_once_when_a_profile_hides_it(client, asker):
    dilemma = full(asker, name=NameChoice.PUBLIC)
    asker.person.show_who = "members"
    asker.person.save()
    html = said(client, dilemma)
    assert "Wilma" not in html
    assert "Een lid van het netwerk" in html


def test_no_moment_and_no_number_stands_on_the_page(client, asker):
    dilemma = full(asker)
    html = said(client, dilemma)
    assert "T" + dilemma.checked_at.strftime("%H:%M") not in html
    assert "datetime=" not in html
    for number in (
        f'value="{dilemma.pk}"',
        f"/{dilemma.pk}/",
        f"={dilemma.pk}&",
        f'={dilemma.pk}"',
    ):
        assert number not in html


def test_a_sector_that_points_at_somebody_is_withheld(client, asker):
    dilemma = full(asker, sector="water_board")
    assert dilemma.sector_withheld
    assert "Waterschap" not in said(client, dilemma)
    DilemmaPage.objects.filter(pk=dilemma.pk).update(sector_withheld=False)
    assert "Waterschap" in said(client, dilemma)


def test_who_can_read_it_is_said_without_naming_who_cannot(client, asker, house):
    for name in ("Gemeente Een", "Gemeente Twee"):
        make_member(make_organisation(name))
    dilemma = full(asker, readers=Readers.NOT_MY_ORGANISATION, choice={"organisation_id": house.pk})
    said(client, dilemma, 404)
    client.force_login(make_member(make_organisation("Gemeente Ver Weg")))
    html = said(client, dilemma)
    assert "Leden, met uitzondering van enkele organisaties" in html
    for name in ("Wegwijs", "Gemeente Een", "Gemeente Twee"):
        assert name not in html
    client.force_login(make_member(house))
    said(client, dilemma, 404)


@pytest.mark.parametrize("state", [DilemmaState.DRAFT, DilemmaState.INTAKE, DilemmaState.WITHDRAWN])
def test_what_is_not_on_the_site_is_for_nobody(client, asker, state):
    dilemma = full(asker, state=state)
    client.force_login(asker)
    said(client, dilemma, 404)


@pytest.mark.parametrize(
    ("readers", "allowed", "state", "found"),
    [
        (Readers.EVERYONE, False, DilemmaState.OPEN, False),
        (Readers.EVERYONE, True, DilemmaState.OPEN, True),
        (Readers.EVERYONE, False, DilemmaState.CLOSED, True),
        (Readers.MEMBERS, True, DilemmaState.OPEN, False),
        (Readers.MEMBERS, False, DilemmaState.CLOSED, False),
    ],
)
def test_search_engines_find_only_what_may_be_found(client, asker, readers, allowed, state, found):
    dilemma = full(asker, readers=readers)
    DilemmaPage.objects.filter(pk=dilemma.pk).update(state=state, may_be_indexed=allowed)
    dilemma = DilemmaPage.objects.get(pk=dilemma.pk)
    client.force_login(make_member(None))
    assert ('name="robots" content="noindex' in said(client, dilemma)) is not found
    request = RequestFactory().get("/")
    urls = dilemma.get_sitemap_urls(request)
    assert bool(urls) is found
    assert all(set(url) == {"location"} for url in urls)  # no moment


def test_what_others_read_of_it_names_no_author(client, asker, house):
    dilemma = opened_on(full(asker, name=NameChoice.PUBLIC, choice={"organisation_id": house.pk}))
    head = said(client, dilemma).partition("</head>")[0]
    assert '"headline"' in head
    assert '"author"' not in head
    assert "Wegwijs" not in head
    assert "Wilma" not in head


def test_decision_looks_back_and_case(client, asker):
    dilemma = full(asker, state=DilemmaState.DECIDED)
    assert "We publiceren met functies" in said(client, dilemma)
    follow_up = FollowUp.objects.get(dilemma=dilemma, months=3)
    looking_back.ask(follow_up=follow_up)
    told = looking_back.Told("worse", "Het liep uit de hand.", "Begin met bellen.")
    looking_back.answer(follow_up=follow_up, told=told)
    case, hidden = make_case("Wat ervan kwam"), make_case("Verborgen gevolg", audience="private")
    DilemmaCase.objects.create(page=dilemma, case=hidden)
    html = said(client, dilemma)
    assert "slechter dan verwacht" in html
    assert "Begin met bellen." in html
    assert "Verborgen gevolg" not in html
    DilemmaCase.objects.all().delete()
    DilemmaCase.objects.create(page=dilemma, case=case)
    assert case.url in said(client, dilemma)


def test_silence_is_told(client, asker):
    dilemma = full(asker, state=DilemmaState.WEIGHING)
    DilemmaPage.objects.filter(pk=dilemma.pk).update(state="closed", unknown_since=OPENED)
    html = said(client, dilemma)
    assert "onbekend sinds maart 2026" in html


def test_markup_in_what_was_written_is_text(client, asker):
    html = said(
        client,
        full(asker, question="Mag <script>alert(1)</script> dit?", situation="</script><b>x"),
    )
    assert "<script>alert" not in html
    assert "<b>x" not in html
