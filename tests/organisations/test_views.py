from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alliantie.choices import Audience
from alliantie.models import AuditEntry
from cases.models import CasePartner
from organisations.choices import Listing, MembershipRole
from organisations.indexing import indexed
from organisations.models import Organisation
from organisations.services import add_names
from tests.factories.accounts import make_editor, make_user
from tests.factories.cases import make_case
from tests.factories.organisations import make_member, make_organisation
from tests.factories.themes import make_theme

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_throttles():
    cache.clear()


def page(client, url, **params):
    answer = client.get(url, params)
    assert answer.status_code == 200
    return answer.content.decode()


def queries(client, url):
    client.get(url)  # the frame and the site are kept after the first visit
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def test_overview_is_in_order_of_the_alphabet_without_gemeente(client, site_home):
    for name in ("Gemeente Zwolle", "Open Kaart", "Gemeente Aalten"):
        make_organisation(name)
    found = page(client, "/organisaties/")
    assert found.index("Aalten") < found.index("Open Kaart") < found.index("Zwolle")


@pytest.mark.parametrize(
    "words", ["fryslan", "FRYSLÂN noard", "gemeente noardeast", "nef", "dantumadiel", "Noard-East"]
)
def test_search_knows_variants_accents_and_abbreviation(client, site_home, words):
    town = make_organisation("Gemeente Noardeast-Fryslân", abbreviation="NEF")
    add_names(organisation=town, names=["Dantumadiel", "Noard East"])
    make_organisation("Gemeente Anders")
    found = page(client, "/organisaties/", q=words)
    assert "1 organisatie<" in found
    assert "Noardeast-Fryslân" in found


def test_filters_combine_and_their_counts_leave_out_themselves(client, site_home):
    make_organisation("Gemeente A1", region="utrecht")
    make_organisation("Gemeente A2", region="zeeland")
    make_organisation("Provincie U", kind="province", region="utrecht")
    answer = client.get(
        "/organisaties/", {"soort": ["municipality", "province"], "regio": "utrecht"}
    )
    assert answer.context["listed"].page.paginator.count == 2
    kinds, regions = answer.context["groups"]
    assert {option.value: option.count for option in kinds.options} == {
        "municipality": 1, "province": 1,
    }  # fmt: skip
    assert {option.value: option.count for option in regions.options} == {
        "utrecht": 2, "zeeland": 1,
    }  # fmt: skip
    assert "haal dit filter weg" in answer.content.decode()


@pytest.mark.parametrize(
    "params",
    [{"q": "%_' OR 1=1"}, {"soort": "x"}, {"regio": "\u202e"}, {"pagina": "9" * 30}, {"q": "x" * 9999},
     {"q": "\\"}, {"q": "<script>"}],
)  # fmt: skip
def test_anything_typed_gives_a_page(client, site_home, params):
    make_organisation()
    assert "<script>x" not in page(client, "/organisaties/", **params)


def test_nothing_found_offers_the_next_step(client, site_home):
    assert "/organisaties/voorstellen/" in page(client, "/organisaties/", q="bestaatniet")


def test_hidden_and_proposed_are_not_seen_by_others(client, site_home):
    shown = make_organisation("Gemeente Open")
    for listing in (Listing.PROPOSED, Listing.HIDDEN):
        organisation = make_organisation(f"Kanarie {listing}", listing=listing)
        assert "Kanarie" not in page(client, "/organisaties/")
        assert "Kanarie" not in page(client, shown.get_absolute_url())
        assert client.get(organisation.get_absolute_url()).status_code == 404
        member = make_member(organisation)
        client.force_login(member.user)
        assert client.get(organisation.get_absolute_url()).status_code == 200
        client.force_login(make_member(shown).user)
        assert client.get(organisation.get_absolute_url()).status_code == 404
        client.logout()


def test_page_shows_own_cases_and_those_taken_part_in(client, site_home):
    organisation = make_organisation("Gemeente Samen")
    make_case("Eigen werk", organisation=organisation)
    other = make_case("Werk van een ander", organisation=make_organisation())
    CasePartner.objects.create(page=other, organisation=organisation)
    make_case("Kanarie", organisation=organisation, audience=Audience.ORGANISATION)
    found = page(client, organisation.get_absolute_url())
    assert "Eigen werk" in found
    assert "Werk van een ander" in found
    assert "Kanarie" not in found
    assert "2 praktijkvoorbeelden" in page(client, "/organisaties/", q="Samen")
    client.force_login(make_member(organisation).user)
    assert "Kanarie" in page(client, organisation.get_absolute_url())


def test_only_members_who_agreed_are_shown_and_never_an_address(client, site_home):
    organisation = make_organisation()
    make_member(organisation, is_shown=True, function="Griffier")
    quiet = make_user("stil@example.org", first_name="Stille", last_name="Willie")
    make_member(organisation, user=quiet)
    nameless = make_user("naamloos@example.org", first_name="", last_name="")
    make_member(organisation, user=nameless, is_shown=True)
    former = make_user("weg@example.org", first_name="Voormalige", last_name="Vera")
    make_member(organisation, user=former, is_shown=True, state="ended")
    suspended = make_user("schors@example.org", first_name="Geschorste", is_active=False)
    make_member(organisation, user=suspended, is_shown=True)
    found = page(client, organisation.get_absolute_url())
    assert "Anna Bakker" in found
    assert "Griffier" in found
    for secret in ("Willie", "Vera", "Geschorste", "naamloos@", "@example.org"):
        assert secret not in found


def test_without_administrator_the_page_says_so(client, site_home):
    organisation = make_organisation()
    assert "Nog geen beheerder" in page(client, organisation.get_absolute_url())
    make_member(organisation, role=MembershipRole.ADMIN)
    assert "Nog geen beheerder" not in page(client, organisation.get_absolute_url())


def test_page_shows_neighbours_of_the_same_kind(client, site_home):
    here = make_organisation("Gemeente Hier", region="zeeland", latitude=51.5, longitude=3.6)
    make_organisation("Gemeente Ernaast", region="zeeland", latitude=51.5, longitude=3.7)
    make_organisation("Gemeente Elders", region="drenthe")
    found = page(client, here.get_absolute_url())
    assert "Ernaast" in found
    assert "Elders" not in found


def test_gone_organisation_leads_to_its_successor(client, site_home):
    new = make_organisation("Gemeente Nieuw")
    old = make_organisation("Gemeente Oud", successor=new)
    assert client.get(old.get_absolute_url()).url == new.get_absolute_url()
    assert "Gemeente Oud" not in page(client, "/organisaties/")


def test_own_organisations_stand_first(client, site_home):
    for _ in range(31):
        make_organisation()
    mine = make_organisation("Zz Mijn werk")
    assert "Zz Mijn werk" not in page(client, "/organisaties/")
    client.force_login(make_member(mine).user)
    assert "Hier werk je" in page(client, "/organisaties/")


def test_queries_do_not_grow(client, site_home):
    organisation = make_organisation("Gemeente Druk", region="zeeland")
    theme = make_theme()
    organisation.themes.add(theme)
    make_member(organisation, is_shown=True)
    for _ in range(2):
        make_organisation(region="zeeland")
        make_case(organisation=organisation, themes=(theme,))
    urls = ("/organisaties/", organisation.get_absolute_url())
    few = {url: queries(client, url) for url in urls}
    for _ in range(14):
        make_organisation(region="zeeland")
        make_case(organisation=organisation, themes=(theme,))
        make_member(organisation, is_shown=True)
    many = {url: queries(client, url) for url in urls}
    assert max(many.values()) <= 14, many
    assert many == few


class TestProposing:
    url = "/organisaties/voorstellen/"

    def post(self, client, **fields):
        standard = {"name": "Dorpscoöperatie Kanaal", "kind": "ngo", "key": str(uuid4())}
        return client.post(self.url, {**standard, **fields})

    @pytest.fixture
    def person(self, client, site_home):
        user = make_user()
        client.force_login(user)
        return user

    def test_visitor_signs_in_first(self, client, site_home):
        assert "/account/login/" in self.post(client).url
        assert not Organisation.objects.exists()

    def test_two_fields_put_it_before_the_editors(self, client, person):
        answer = self.post(client)
        assert answer.status_code == 302
        proposed = Organisation.objects.get()
        assert (proposed.listing, proposed.side) == (Listing.PROPOSED, "non_government")
        entry = AuditEntry.objects.get(action="organisation.propose")
        assert entry.actor == person
        assert "Dorpscoöperatie" in client.get(answer.url).content.decode()  # the thanks

    def test_double_click_proposes_once(self, client, person):
        key = str(uuid4())
        for _ in range(2):
            assert self.post(client, key=key).status_code == 302
        assert Organisation.objects.count() == 1

    def test_what_looks_alike_is_asked_first(self, client, person):
        make_organisation("Dorpscooperatie Kanaal", kind="ngo")
        answer = self.post(client, name="Dorpscoöperatie Kanal")
        assert "Bedoel je misschien?" in answer.content.decode()
        assert Organisation.objects.count() == 1
        self.post(client, name="Dorpscoöperatie Kanal", toch="1")
        assert Organisation.objects.count() == 2

    def test_same_name_leads_to_what_stands(self, client, person):
        standing = make_organisation("Dorpscoöperatie Kanaal", kind="ngo")
        answer = self.post(client, name="dorpscooperatie kanaal", toch="1")
        assert answer.url == standing.get_absolute_url()
        assert Organisation.objects.count() == 1

    def test_hidden_names_do_not_come_out_as_suggestions(self, client, person):
        make_organisation("Dorpscoöperatie Kanaal", listing=Listing.HIDDEN)
        assert self.post(client, name="Dorpscoöperatie Kanaa").status_code == 302

    @pytest.mark.parametrize(
        ("fields", "sentence"),
        [({"name": ""}, "Schrijf de naam"), ({"name": "   "}, "Schrijf de naam"),
         ({"name": "a\u202eb"}, "tekens die je niet ziet"), ({"kind": ""}, "Kies wat voor"),
         ({"kind": "koninkrijk"}, "Kies een van"), ({"name": "!!"}, "voluit")],
    )  # fmt: skip
    def test_wrong_answers_are_said_and_kept(self, client, person, fields, sentence):
        answer = self.post(client, **fields)
        assert answer.status_code == 400
        assert sentence in answer.content.decode()
        assert not Organisation.objects.exists()

    def test_nobody_proposes_endlessly(self, client, person):
        for _ in range(10):
            self.post(client, name=f"Initiatief {uuid4()}", toch="1")
        answer = self.post(client, name="Eentje te veel", toch="1")
        assert answer.status_code == 429
        assert "Eentje te veel" in answer.content.decode()
        assert Organisation.objects.count() == 10

    def test_suspended_account_proposes_nothing(self, client, person):
        person.is_active = False
        person.save()
        assert "/account/login/" in self.post(client).url


def test_editor_sees_proposals(client, site_home):
    proposed = make_organisation("Voorstel", listing=Listing.PROPOSED)
    client.force_login(make_editor())
    assert "bekijkt deze organisatie nog" in page(client, proposed.get_absolute_url())


def abroad(name="Ministère de la Ville", **fields):
    return make_organisation(name, region="international", register_source="other", **fields)


def listed_names(client, **params):
    answer = client.get("/organisaties/", params)
    return [card.name for card in answer.context["listed"].cards]


def test_bodies_abroad_from_a_register_do_not_drown_the_overview(client, site_home):
    make_organisation("Gemeente Hier")
    body = abroad()
    assert listed_names(client) == ["Gemeente Hier"]
    assert "bij Provincie of eiland Internationaal kiest" in page(client, "/organisaties/")
    assert client.get(body.get_absolute_url()).status_code == 200
    assert body in indexed()


def test_bodies_abroad_are_shown_and_counted_when_asked_for(client, site_home):
    body = abroad()
    assert listed_names(client, regio="international") == [body.name]
    assert listed_names(client, q="ministère") == [body.name]
    _kinds, regions = client.get("/organisaties/").context["groups"]
    assert {option.value: option.count for option in regions.options} == {"international": 1}


def test_a_body_abroad_where_somebody_works_stands_in_the_overview(client, site_home):
    body = abroad()
    make_member(body)
    own = make_organisation("Open Government Network", region="international")
    assert listed_names(client) == sorted([body.name, own.name])
