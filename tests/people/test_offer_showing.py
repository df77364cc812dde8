"""Who sees an offer or need, where, and in how many queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from organisations.choices import Listing, MembershipState
from organisations.models import Membership
from people.choices import Visibility
from people.models import Offer, Person
from tests.factories.accounts import make_editor, make_user
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_offer, make_person
from tests.factories.themes import make_theme

OVERVIEW = "/vraag-en-aanbod/"


@pytest.fixture
def theme(site_home):
    return make_theme("Open contact")


@pytest.fixture
def organisation(theme):
    return make_organisation("Gemeente Aanbod", region="drenthe")


@pytest.fixture
def offer(theme, organisation):
    person = make_person("Noor Nodig", organisation=organisation)
    return make_offer(theme, person=person, organisation=organisation, title="Meekijken bij Woo")


def everywhere(offer):
    return [OVERVIEW, f"/organisaties/{offer.organisation.slug}/", offer.theme.get_absolute_url()]


def shows(client, offer, run_tasks):
    run_tasks()
    pages = [client.get(url).content.decode() for url in everywhere(offer)]
    pages.append(client.get("/zoeken/?q=meekijken&soort=offer").content.decode())
    found = {f'href="{offer.get_absolute_url()}' in page for page in pages}
    found.add(client.get(offer.get_absolute_url()).status_code == 200)
    assert len(found) == 1
    return found.pop()


def test_it_stands_on_every_page_that_it_belongs_to(client, offer, run_tasks):
    Offer.objects.get().save()
    from search.registry import key_of
    from search.services import queue_index

    queue_index(key=key_of(offer))
    assert shows(client, offer, run_tasks)


HIDING = {
    "waits for an editor": lambda _: Offer.objects.update(state="held"),
    "found": lambda _: Offer.objects.update(state="matched"),
    "closed": lambda _: Offer.objects.update(state="closed"),
    "over": lambda _: Offer.objects.update(valid_until=timezone.localdate() - timedelta(days=1)),
    "owner suspended": lambda offer: User.objects.filter(pk=offer.person.user_id).update(
        is_active=False
    ),
    "profile hidden": lambda _: Person.objects.update(hidden_at=timezone.now()),
    "owner left": lambda _: Membership.objects.update(state=MembershipState.ENDED),
    "owner left for another": lambda offer: Membership.objects.filter(
        user=offer.person.user
    ).update(organisation=make_organisation()),
}


@pytest.mark.parametrize("why", HIDING)
def test_gone_everywhere_by_query_without_a_job(client, offer, run_tasks, why):
    from search.registry import key_of
    from search.services import queue_index

    queue_index(key=key_of(offer))
    run_tasks()
    HIDING[why](offer)
    assert not shows(client, offer, lambda: None)
    client.force_login(make_member().user)
    assert client.get(offer.get_absolute_url()).status_code == 404


def test_the_owner_and_editors_still_see_what_does_not_stand(client, offer):
    Offer.objects.update(state="held")
    for user in (offer.person.user, make_editor("redactie@example.org")):
        client.force_login(user)
        page = client.get(offer.get_absolute_url()).content.decode()
        assert "Alleen jij en de redactie zien dit nu" in page
        assert "noindex" in page
        assert offer.title not in client.get(OVERVIEW).content.decode()


def test_a_name_comes_out_only_where_it_may(client, offer):
    Person.objects.update(show_who=Visibility.MEMBERS)
    page = client.get(offer.get_absolute_url()).content.decode()
    assert "Noor" not in page
    assert "Log in om te zien wie dit plaatste" in page
    client.force_login(make_member().user)
    assert "Noor Nodig" in client.get(offer.get_absolute_url()).content.decode()


def test_no_address_comes_out_of_who_has_no_name(client, theme):
    person = make_person(user=make_member(None, "geheim@example.org").user, name="")
    Person.objects.update(name="")
    offer = make_offer(theme, person=person)
    for url in (OVERVIEW, offer.get_absolute_url()):
        assert "geheim" not in client.get(url).content.decode()


def test_an_organisation_that_is_not_in_the_overview_is_not_named(client, offer, organisation):
    organisation.listing = Listing.PROPOSED
    organisation.save()
    assert "Gemeente Aanbod" not in client.get(offer.get_absolute_url()).content.decode()
    assert "Gemeente Aanbod" not in client.get(OVERVIEW).content.decode()
    client.force_login(offer.person.user)
    assert "Gemeente Aanbod" in client.get(offer.get_absolute_url()).content.decode()


def test_filters_narrow_and_count(client, theme, offer):
    other = make_organisation(kind="ngo", region="utrecht")
    person = make_person(organisation=other)
    make_offer(
        make_theme("Open data"),
        person=person,
        organisation=other,
        direction="need",
        title="Wij zoeken data",
        level="wants_to_learn",
    )
    questions = {
        "soort=need": False,
        "soort=offer": True,
        f"thema={theme.pk}": True,
        "niveau=can_explain": True,
        "niveau=wants_to_learn": False,
        "regio=drenthe": True,
        "organisatie=ngo": False,
        "soort=need&soort=offer": True,
        "soort=onzin&thema=x'&regio=%00": True,
    }
    for question, expected in questions.items():
        answer = client.get(f"{OVERVIEW}?{question}")
        if answer.status_code == 400:  # a NUL in an address is refused for all pages at once
            continue
        assert (offer.title in answer.content.decode()) is expected, question
    assert client.get(f"{OVERVIEW}?pagina=999999999999999999999").status_code == 200
    group = client.get(f"{OVERVIEW}?soort=need").context["groups"][0]
    assert {option.value: option.count for option in group.options} == {"offer": 1, "need": 1}


def test_the_way_to_a_message_is_there_when_there_is_one(client, offer, monkeypatch):
    from people.presenting import offers

    client.force_login(make_member().user)
    monkeypatch.setattr(offers, "_address", lambda *_: "")
    assert "Stuur een bericht" not in client.get(offer.get_absolute_url()).content.decode()
    monkeypatch.setattr(offers, "_address", lambda route, person: f"/{route}/{person.slug}/")
    page = client.get(offer.get_absolute_url()).content.decode()
    assert f'href="/people:contact/{offer.person.slug}/"' in page
    client.force_login(offer.person.user)
    assert "Stuur een bericht" not in client.get(offer.get_absolute_url()).content.decode()


def queries(client, url):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_queries_are_few_and_do_not_grow(client, offer, organisation, theme):
    urls = [*everywhere(offer), offer.get_absolute_url()]
    desk = "/mijn/vraag-en-aanbod/"
    client.force_login(offer.person.user)
    for url in [*urls, desk]:
        client.get(url)
    few = {url: queries(client, url) for url in [*urls, desk]}
    for number in range(30):
        person = make_person(organisation=organisation)
        make_offer(make_theme(f"Thema {number} van veel"), person=person)
        make_offer(theme, person=person, organisation=organisation)
        make_offer(theme, person=offer.person, organisation=organisation)
    many = {url: queries(client, url) for url in [*urls, desk]}
    assert few == many
    assert max(few[OVERVIEW], few[offer.get_absolute_url()], few[desk]) <= 14


def test_a_newcomer_whom_an_editor_let_through_is_seen_until_they_leave(client, theme):
    user = make_user("nieuw@example.org")
    offer = make_offer(theme, person=make_person(user=user), let_through_at=timezone.now())
    assert client.get(offer.get_absolute_url()).status_code == 200
    Membership.objects.create(user=user, sector="resident", state=MembershipState.ENDED)
    assert client.get(offer.get_absolute_url()).status_code == 404


def test_an_offer_says_in_a_sentence_how_far_the_knowledge_goes_and_a_need_does_not(client, theme):
    for level in ("can_explain", "knows_someone"):
        make_offer(theme, level=level)
    make_offer(theme, direction="need")
    page = client.get(OVERVIEW).content.decode()
    assert "Aanbod: dit kan ik uitleggen" in page
    assert "Aanbod: ik ken iemand die dit kan" in page
    assert '<p class="ao-result__kind">Vraag</p>' in page
