"""The page of one use case: what it shows, to whom, and in how many queries."""

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone

from alliantie.choices import Role
from alliantie.models import Attachment
from cases.models import CaseAttachment, CaseChange, CaseLink, CasePage, CasePartner
from tests.factories.cases import make_case, make_member, make_organisation, make_theme, make_user

pytestmark = pytest.mark.django_db

LINKED_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def shown(client, site_home):
    """Give a function that shows a case and returns its page."""

    def show(case):
        answer = client.get(f"/praktijkvoorbeelden/{case.slug}/")
        assert answer.status_code == 200
        return answer.content.decode()

    return show


def full_case(number=1):
    """Make a case on which everything hangs that can."""
    theme = make_theme()
    case = make_case(
        f"Vol {number}",
        organisation=make_organisation(),
        themes=(theme, make_theme()),
        contact=make_user(),
        went_wrong="<p>De server viel om.</p>",
        phase="running",
        evidence_grade="c",
        period_start=date(2023, 5, 1),
        is_ongoing=True,
        people_reached=1400,
        confirmed_at=datetime(2026, 3, 2, tzinfo=UTC),
    )
    for _ in range(3):
        file = ContentFile(b"%PDF-1.4", name="plan.pdf")
        attachment = Attachment.objects.create(title="Plan", file=file, file_size=2048)
        case.attachments.add(CaseAttachment(attachment=attachment))
        case.links.add(CaseLink(kind="code", title="Broncode", url="https://code.example.org"))
        case.partners.add(CasePartner(organisation=make_organisation(), role="funder"))
    case.tags.add("water", "sensoren")
    case.save()
    CaseChange.objects.create(page=case, sentence="Cijfers van 2026 toegevoegd.")
    make_case(f"Lijkt op {number}", themes=(theme,), organisation=make_organisation())
    return case


def test_page_shows_what_is_filled_and_nothing_else(shown):
    html = shown(full_case())
    for words in (
        "Wat is er gedaan?",
        "De server viel om.",
        "ao-story-section--wrong",
        "Gemeten, zonder nulmeting",
        "Sinds mei 2023, loopt nog",
        "1.400",
        "Financier",
        "PDF, 2,0\xa0KB",
        "Broncode",
        "Cijfers van 2026 toegevoegd.",
        "2 maart 2026",
        "CC BY 4.0",
        "water",
        "Lijkt op 1",
    ):
        assert words in html, words
    assert "Wat was het probleem?" not in html
    assert "Uit een register" not in html


def test_empty_paragraphs_are_no_heading(shown):
    html = shown(make_case(problem="<p></p><p>&nbsp;</p>", result='<p data-block-key="x"> </p>'))
    assert "Wat was het probleem?" not in html
    assert "Wat kwam eruit?" not in html


def test_page_asks_at_most_fourteen_queries(client, site_home, django_assert_max_num_queries):
    case = full_case()
    client.get(case.url)
    with django_assert_max_num_queries(14):
        client.get(case.url)
    for number in range(2, 12):
        full_case(number)
    with django_assert_max_num_queries(14):
        client.get(case.url)


@pytest.mark.parametrize(
    "hidden",
    [
        {"audience": "private"},
        {"audience": "members"},
        {"audience": "organisation"},
        {"live": False},
        {"expire_at": timezone.now() - timedelta(minutes=1)},
        {"go_live_at": timezone.now() + timedelta(hours=1)},
        {"standing": "withdrawn"},
    ],
    ids=["private", "members", "organisation", "draft", "expired", "scheduled", "withdrawn"],
)
def test_hidden_case_is_nowhere_on_the_public_pages(client, site_home, hidden):
    theme = make_theme("Open data")
    organisation = make_organisation("Gemeente Aa")
    case = make_case("Kanarie", summary="Kanarie", themes=(theme,), organisation=organisation)
    other = make_case("Anders", themes=(theme,), organisation=organisation)
    address = case.url
    assert "Kanarie" in client.get(other.url).content.decode()
    CasePage.objects.filter(pk=case.pk).update(**hidden)
    assert client.get(address).status_code == 404
    assert "Kanarie" not in client.get(address).content.decode()
    assert "Kanarie" not in client.get(other.url).content.decode()
    overview = client.get("/praktijkvoorbeelden/").content.decode()
    assert "Kanarie" not in overview
    assert "<strong>1 praktijkvoorbeeld</strong>" in overview


def test_linked_data_and_share_card_say_what_the_page_says(shown):
    case = make_case('Met </script> & "tekens"', organisation=make_organisation("Gemeente Aa"))
    html = shown(case)
    [found] = LINKED_DATA.findall(html)
    article, trail = json.loads(found)["@graph"]
    assert article["@type"] == "Article"
    assert article["headline"] == 'Met </script> & "tekens"'
    assert article["author"]["name"] == "Gemeente Aa"
    assert article["url"] == f"{settings.SITE_URL}{case.url}"
    assert [step["position"] for step in trail["itemListElement"]] == [1, 2, 3]
    assert 'property="og:title"' in html
    assert "</script> &" not in html


def test_citation_for_people_and_for_programs(shown):
    organisation = make_organisation("Gemeente Aa & Bee")
    html = shown(make_case("Open_vergaderen", organisation=organisation))
    year = timezone.localdate().year
    assert f"Gemeente Aa &amp; Bee. ({year}). Open_vergaderen [praktijkvoorbeeld]." in html
    assert r"{{Gemeente Aa \&amp; Bee}}" in html
    assert r"Open\_vergaderen" in html


def test_english_text_says_that_it_is_english(shown):
    html = shown(make_case("Openness", language="en", went_wrong="<p>It broke.</p>"))
    assert '<h1 class="nl-heading nl-heading--level-1" lang="en">' in html
    assert html.count('<div class="ao-prose" lang="en">') == 2
    assert "in het engels" in html.lower()


def test_register_row_says_where_it_came_from(shown):
    html = shown(
        make_case(
            source="reg",
            source_id="A-7",
            source_label="Het Register",
            source_url="https://register.example.org/7",
            source_licence="CC0 1.0",
            source_date=date(2026, 1, 5),
            organisation=make_organisation("Gemeente Aa"),
        )
    )
    for words in ("overgenomen uit Het Register", "CC0 1.0", "5 januari 2026", "A-7"):
        assert words in html
    assert 'href="https://register.example.org/7"' in html
    assert "Werk je bij Gemeente Aa?" in html


@pytest.mark.parametrize(
    ("standing", "words"), [("outdated", "Dit kan verouderd zijn"), ("archived", "Gearchiveerd")]
)
def test_page_warns_when_it_no_longer_holds(shown, standing, words):
    assert words in shown(make_case(standing=standing))


def test_completeness_is_for_writers_and_editors_only(client, site_home):
    author, co_author, editor = make_user(), make_user(), make_user()
    editor.groups.add(Group.objects.get(name=Role.EDITOR.label))
    case = make_case(owner=author)
    case.co_authors.add(co_author)
    sees = {}
    for person in (None, make_member(make_organisation()), author, co_author, editor):
        client.logout()
        if person:
            client.force_login(person)
        sees[person] = "compleet" in client.get(case.url).content.decode()
    assert list(sees.values()) == [False, False, True, True, True]


def test_contact_is_named_only_when_shown_by_choice(shown):
    organisation = make_organisation()
    member = make_member(organisation, function="Adviseur")
    member.first_name, member.last_name = "Noor", "Vis"
    member.save()
    case = make_case(organisation=organisation, contact=member, owner=member)
    assert "Noor Vis" not in shown(case)
    member.memberships.update(is_shown=True)
    html = shown(case)
    assert "Noor Vis" in html
    assert "Adviseur" in html
    assert member.email not in html
    member.memberships.update(state="ended")
    assert "Noor Vis" not in shown(case)


def test_proposed_organisation_is_named_without_link(shown):
    organisation = make_organisation("Nog Voorgesteld", listing="proposed")
    html = shown(make_case(organisation=organisation))
    assert "Nog Voorgesteld" in html
    assert organisation.get_absolute_url() not in html


def test_preview_shows_what_is_not_saved(site_home, rf):
    case = make_case(publish=False)
    case.title = "Nieuwe titel"
    case.links = [CaseLink(kind="data", title="Nog niet bewaard", url="https://x.example.org")]
    preview = case.make_preview_request(preview_mode="")
    html = preview.content.decode()
    assert "Nieuwe titel" in html
    assert "Nog niet bewaard" in html


def test_page_in_the_tree_is_the_same_page(client, site_home):
    case = make_case("Verhuisd")
    index = case.get_parent().specific
    index.slug = "voorbeelden"
    index.save()
    assert "Verhuisd" in client.get(f"/voorbeelden/{case.slug}/").content.decode()
    CasePage.objects.filter(pk=case.pk).update(audience="private")
    assert client.get(f"/voorbeelden/{case.slug}/").status_code == 404
