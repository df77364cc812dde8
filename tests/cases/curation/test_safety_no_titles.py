"""Who knows the number of a dilemma gets no title of it from Wagtail's own screens, whoever asks."""

import pytest
from django.urls import get_resolver, reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page

from alliantie.choices import Role
from cases.choices import DilemmaState, Readers
from cases.curation.ways_filtered import LeavingOutDilemmas
from cases.models import DilemmaIndexPage, DilemmaPage
from tests.factories.accounts import make_editor, make_user
from tests.factories.cases import make_member, make_organisation
from tests.factories.dilemmas import make_dilemma

SECRET = "kwispelvraag"
QUESTION = f"Mag de {SECRET} met namen openbaar worden?"
WHO = ["editor", "superuser"]
ACTIONS = ("publish", "unpublish", "delete", "move")
OTHERS = [
    "/cms/",
    "/cms/pages/",
    "/cms/pages/results/",
    "/cms/pages/{pk}/",
    "/cms/pages/{pk}/results/",
    "/cms/pages/{pk}/usage/",
    "/cms/pages/{pk}/usage/?describe_on_delete=1",
    "/cms/pages/{pk}/edit/",
    "/cms/pages/{pk}/edit/preview/",
    "/cms/pages/{pk}/edit/preview/?mode=",
    "/cms/pages/{pk}/move/",
    "/cms/pages/{other}/move/",
    "/cms/pages/{other}/move/{pk}/confirm/",
    "/cms/pages/{other}/copy/",
    "/cms/pages/{pk}/copy/",
    "/cms/pages/{pk}/privacy/",
    "/cms/pages/{pk}/history/results/",
    "/cms/pages/{pk}/workflow_history/",
    "/cms/pages/{pk}/revisions/compare/earliest...latest/",
    "/cms/pages/{index}/",
    "/cms/pages/{index}/results/",
    "/cms/pages/{index}/usage/",
    "/cms/pages/{index}/delete/",
    "/cms/pages/search/?q=Kwispel",
    "/cms/pages/search/results/?q=Kwispel",
    "/cms/pages/usage/cases/dilemmapage/results/",
    "/cms/choose-page/{pk}/",
    "/cms/choose-page/{pk}/?multiple=1",
    "/cms/choose-page/{index}/?page_type=cases.DilemmaPage",
    "/cms/choose-page/?page_type=cases.DilemmaPage",
    "/cms/choose-page/search/?q=Kwispel",
    "/cms/choose-page/search/?q={pk}",
    "/cms/choose-page/?target_pages[]={pk}&user_perms=move_to",
    "/cms/choose-external-link/?parent_page_id={pk}",
    "/cms/api/main/pages/{pk}/",
    "/cms/api/main/pages/{index}/?fields=*",
    "/cms/api/main/pages/?child_of={pk}",
    "/cms/api/main/pages/?descendant_of={index}&fields=*",
    "/cms/api/main/pages/?ancestor_of={pk}",
    "/cms/api/main/pages/?translation_of={pk}",
    "/cms/api/main/pages/?search=Kwispel",
    "/cms/api/main/pages/find/?id={pk}",
    "/cms/api/main/pages/find/?html_path={path}",
    "/cms/workflows/remove/{pk}/",
    "/cms/redirects/add/?redirect_page={pk}",
    "/cms/reports/page-types-usage/results/",
    "/cms/reports/aging-pages/results/",
    "/cms/reports/locked/results/",
    "/cms/reports/site-history/results/",
]
FORM = {
    "new_parent_page": "{pk}",
    "new_title": "Iets",
    "new_slug": "iets",
    "chooser": "{pk}",
    "parent_page": "{pk}",
    "redirect_page": "{pk}",
    "old_path": "",
    "external-link-chooser-url": "/elders/",
    "next": "/cms/",
}
KINDS = {
    "draft": {"state": DilemmaState.DRAFT},
    "invited": {"state": DilemmaState.OPEN},
}


@pytest.fixture(params=list(KINDS))
def dilemma(request, site_home):
    asker = make_member(make_organisation("Gemeente Wispeldam"), "wendelmoet")
    made = make_dilemma(asker, question=QUESTION, readers=Readers.MEMBERS, **KINDS[request.param])
    if request.param == "invited":
        DilemmaPage.objects.filter(pk=made.pk).update(readers=Readers.INVITED)
    return DilemmaPage.objects.get(pk=made.pk)


@pytest.fixture(params=WHO)
def inside(request, client):
    if request.param == "superuser":
        user = make_user("alles@example.org", is_superuser=True, is_staff=True)
    else:
        user = make_editor(f"{request.param}@example.org", Role(request.param))
    client.force_login(user)
    return client


def told(client, address, data=None):
    """Say whether an address, by GET and by POST, gives away the title; what breaks counts too."""
    answers = [client.get(address), client.post(address, data or {})]
    texts = ["" if one.streaming else one.content.decode(errors="replace") for one in answers]
    asked = address.rpartition("?")[2]
    broken = [one.status_code for one in answers if one.status_code >= 500]
    return broken or [text for text in texts if SECRET in text.replace(asked, "").lower()]


@pytest.mark.parametrize("action", ACTIONS)
def test_no_action_on_many_pages_says_a_title(dilemma, inside, action, site_home):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    index = DilemmaIndexPage.objects.get()
    form = {"chooser": str(dilemma.pk)}
    queries = (
        f"id={dilemma.pk}",
        f"id={index.pk}&id={dilemma.pk}",
        f"id=all&childOf={index.pk}",
        f"id={index.pk}",
    )
    for query in queries:
        got = inside.get(f"{address}?{query}&next=/cms/")
        assert SECRET not in got.content.decode().lower(), query
        if f"id={index.pk}" not in query or action == "move":  # the overview stays
            posted = inside.post(f"{address}?{query}&next=/cms/", form)
            assert SECRET not in posted.content.decode().lower(), query
    assert inside.get(f"{address}?id={dilemma.pk}&next=/cms/").status_code == 404


def test_every_action_on_many_pages_leaves_dilemmas_out():
    """Also one that a later Wagtail adds."""
    actions = list(bulk_action_registry.get_bulk_actions_for_model("wagtailcore", "page"))
    assert {action.action_type for action in actions} >= set(ACTIONS)
    assert [one for one in actions if not issubclass(one, LeavingOutDilemmas)] == []


def test_ordinary_pages_are_still_acted_on(site_home, inside):
    index = DilemmaIndexPage.objects.get()
    for action in ACTIONS:
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        response = inside.get(f"{address}?id={index.pk}&next=/cms/")
        assert response.status_code == 200
        assert "Dilemma" in response.content.decode()


def test_a_dilemma_is_never_what_was_chosen(dilemma, inside, site_home):
    address = reverse("wagtailadmin_choose_page_chosen_multiple")
    for query in (f"id={dilemma.pk}", f"id={site_home.pk}&id={dilemma.pk}"):
        assert inside.get(f"{address}?{query}").status_code == 404
    chosen = inside.get(f"{address}?id={site_home.pk}")
    assert chosen.json()["result"][0]["id"] == site_home.pk


def test_the_address_of_a_dilemma_stays_an_address(dilemma, inside, site_home):
    address = reverse("wagtailadmin_choose_page_external_link")
    for tail in ("", "?een=1", "#hier"):
        link = f"{dilemma.full_url or 'http://localhost/dilemmas/x/'}{tail}"
        form = {"external-link-chooser-url": link, "external-link-chooser-link_text": ""}
        response = inside.post(address, form)
        assert QUESTION not in response.content.decode()
        assert response.json()["result"] == response.json()["result"] | {"url": link}
        assert "id" not in response.json()["result"]
    form = {"external-link-chooser-url": DilemmaIndexPage.objects.get().full_url}
    assert "id" in inside.post(address, form).json()["result"]


def test_no_other_screen_says_a_title_for_a_number(dilemma, inside, site_home):
    values = {
        "pk": dilemma.pk,
        "index": DilemmaIndexPage.objects.get().pk,
        "other": Page.objects.child_of(site_home).not_type(DilemmaIndexPage).first().pk,
        "path": dilemma.url_path,
    }
    form = {name: value.format(**values) for name, value in FORM.items()}
    wrong = {}
    for address in OTHERS:
        data = {} if "delete" in address else form
        posts = "/{index}/" not in address  # the overview itself may be changed, and deleted
        url = address.format(**values)
        found = told(inside, url, data) if posts else _got(inside, url)
        if found:
            wrong[address] = [str(one)[:300] for one in found]
    assert wrong == {}
    assert DilemmaPage.objects.filter(pk=dilemma.pk, title=QUESTION).exists()


def _got(client, url):
    text = client.get(url).content.decode(errors="replace")
    return [text] if SECRET in text.lower() else []


def test_the_doors_of_our_own_come_first():
    for address in (
        "/cms/choose-page/1/",
        "/cms/choose-page/chosen-multiple/",
        "/cms/choose-external-link/",
    ):
        assert get_resolver().resolve(address).url_name.startswith("cms_")
