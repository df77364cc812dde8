"""Where re-use is seen: at both cases, at the organisation, in search; and when it is withdrawn."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.indexing import build, searchable
from cases.models import Reuse
from organisations.choices import Listing, MembershipRole
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case, make_member, make_organisation
from tests.factories.reuses import make_reuse


@pytest.fixture
def original(site_home):
    return make_case("Stemmen met munten", organisation=make_organisation("Gemeente Eerst"))


@pytest.fixture
def organisation(original):
    return make_organisation("Gemeente Daarna")


@pytest.fixture
def adapted(organisation):
    return make_case("Stemmen met knopen", organisation=organisation)


@pytest.fixture
def reuse(original, organisation, adapted):
    user = make_member(organisation, "verteller")
    return make_reuse(original, organisation=organisation, adapted=adapted, user=user)


def page_of(client, thing):
    url = thing.url if hasattr(thing, "url") else thing.get_absolute_url()
    return client.get(url).content.decode()


def lineage_of(client, case):
    """Give what stands in the part about kin; related cases lower down have titles too."""
    page = page_of(client, case)
    return page[page.find('id="zelf-doen"') : page.find("ao-case__end")]


def test_both_sides_show_it(client, reuse, original, adapted, organisation):
    there = lineage_of(client, original)
    assert "Toegepast door 1 organisatie" in there
    for word in ("Gemeente Daarna", "maart 2026", "Een paar weken", "Stemmen met knopen"):
        assert word in there
    assert "Gebaseerd op" in lineage_of(client, adapted)
    assert "Stemmen met munten" in lineage_of(client, adapted)
    assert "Stemmen met munten" in page_of(client, organisation)


@pytest.mark.parametrize(
    "hidden", [{"audience": "private"}, {"audience": "members"}, {"live": False}]
)
def test_a_case_that_is_not_for_everyone_stays_hidden_on_the_other_side(
    client, reuse, original, adapted, organisation, hidden
):
    type(adapted).objects.filter(pk=adapted.pk).update(**hidden)
    assert "Stemmen met knopen" not in lineage_of(client, original)
    assert "Toegepast door 1 organisatie" in lineage_of(client, original)
    type(adapted).objects.filter(pk=adapted.pk).update(audience="public", live=True)
    type(adapted).objects.filter(pk=original.pk).update(**hidden)
    assert "Stemmen met munten" not in lineage_of(client, adapted)
    assert "Stemmen met munten" not in page_of(client, organisation)


def test_an_organisation_that_is_not_in_the_overview_is_not_named(client, reuse, original):
    type(reuse.organisation).objects.update(listing=Listing.PROPOSED)
    assert "Gemeente Daarna" not in lineage_of(client, original)
    assert "Een organisatie" in lineage_of(client, original)


def test_an_organisation_that_is_gone_leaves_what_it_told(client, reuse, original):
    Reuse.objects.update(organisation=None, user=None, adapted=None)
    assert "Wij deden het zonder app." in lineage_of(client, original)


def withdraw(client, reuse):
    address = f"/praktijkvoorbeelden/{reuse.original.slug}/toegepast/{reuse.pk}/intrekken/"
    status = client.post(address).status_code
    reuse.refresh_from_db()
    return status


@pytest.mark.parametrize("who", ["teller", "admin", "editor"])
def test_withdrawn_counts_no_more_and_is_kept(client, reuse, original, adapted, who, run_tasks):
    user = {
        "teller": lambda: reuse.user,
        "admin": lambda: make_member(reuse.organisation, role=MembershipRole.ADMIN),
        "editor": lambda: make_editor("redactie@example.org"),
    }[who]()
    client.force_login(user)
    assert "Trek dit in" in lineage_of(client, original)
    assert [withdraw(client, reuse), reuse.state] == [302, "withdrawn"]
    if who != "admin":
        assert "Ingetrokken." in lineage_of(client, original)
        assert withdraw(client, reuse) == 302
    client.logout()
    there = page_of(client, original)
    assert "toegepast door" not in there.lower()
    assert "keer toegepast" not in there
    assert "Wij deden het zonder app." not in there
    assert "Gebaseerd op" not in lineage_of(client, adapted)
    assert build(searchable().get(pk=original.pk)).reuses == 0


@pytest.mark.parametrize("who", ["colleague", "other", "author", "visitor"])
def test_nobody_else_withdraws(client, reuse, original, who):
    if who != "visitor":
        home = {"colleague": reuse.organisation, "other": make_organisation()}
        client.force_login(make_member(home.get(who, original.organisation)))
    assert "Trek dit in" not in lineage_of(client, original)
    assert withdraw(client, reuse) in (401, 404)
    assert reuse.state == "shown"


def test_looking_withdraws_nothing(client, reuse, original):
    client.force_login(reuse.user)
    address = f"/praktijkvoorbeelden/{original.slug}/toegepast/{reuse.pk}/intrekken/"
    assert client.get(address).status_code == 405


def test_search_sorts_by_how_often_it_was_applied(client, original, reuse, run_tasks):
    from search.registry import key_of
    from search.services import queue_index

    never = make_case("Stemmen op papier")
    for case in (never, original, reuse.adapted):
        queue_index(key=key_of(case))
    run_tasks()
    page = client.get("/zoeken/?q=stemmen&volgorde=toegepast").content.decode()
    assert "Vaakst toegepast" in page
    assert page.find(["Stemmen", "met", "munten"][-1]) < page.find("papier")
    assert "1 keer toegepast" in page


def test_telling_and_withdrawing_index_the_original_anew(client, original, organisation):
    from search.models import PendingEntry
    from tests.cases.test_reuse_telling import form_of, typed

    PendingEntry.objects.all().delete()
    client.force_login(make_member(organisation))
    client.post(form_of(original), typed(organisation))
    assert PendingEntry.objects.filter(key__endswith=f":{original.pk}").exists()
    assert build(searchable().get(pk=original.pk)).reuses == 1
    PendingEntry.objects.all().delete()
    withdraw(client, Reuse.objects.get())
    assert PendingEntry.objects.filter(key__endswith=f":{original.pk}").exists()


def queries(client, url):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


def test_queries_are_few_and_do_not_grow(client, reuse, original, adapted, organisation):
    urls = [original.url, adapted.url, organisation.get_absolute_url()]
    for url in urls:
        client.get(url)
    few = {url: queries(client, url) for url in urls}
    for number in range(12):
        other = make_organisation()
        make_reuse(original, organisation=other, adapted=make_case(organisation=other))
        make_reuse(make_case(f"Nummer {number}"), organisation=organisation, adapted=adapted)
    many = {url: queries(client, url) for url in urls}
    assert few == many
    assert few[original.url] <= 14
    assert few[adapted.url] <= 14
