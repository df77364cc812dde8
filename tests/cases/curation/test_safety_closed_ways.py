"""Wagtail's own screens neither change a dilemma nor say who asked it, whoever opens them."""

from datetime import timedelta

import pytest
from django.urls import get_resolver, reverse
from django.utils import timezone
from wagtail.admin.urls import pages as page_urls
from wagtail.models import Page, PageLogEntry, Revision

from alliantie.choices import Role
from cases.choices import DilemmaState, Readers
from cases.models import DilemmaIndexPage, DilemmaPage
from cases.services.dilemmas.writing import save_dilemma
from organisations.actors import actor_for
from tests.factories.accounts import make_editor, make_user
from tests.factories.cases import make_member, make_organisation
from tests.factories.dilemmas import make_dilemma, make_moderator

ASKER = ("Wendelmoet", "Kwispelaar", "wendelmoet@kwispel.example")
WHO = ["editor", "moderator", "superuser"]
LISTS = [
    "/cms/",
    "/cms/pages/",
    "/cms/pages/{index}/",
    "/cms/pages/search/?q=mag",
    "/cms/pages/search/?q=Kwispelaar",
    "/cms/pages/usage/cases/dilemmapage/",
    "/cms/reports/site-history/",
    "/cms/reports/locked/",
    "/cms/reports/aging-pages/",
    "/cms/reports/workflow/",
    "/cms/reports/workflow_tasks/",
    "/cms/reports/page-types-usage/",
    "/cms/reports/logboek/",
    "/cms/choose-page/",
    "/cms/choose-page/{index}/",
    "/cms/choose-page/search/?q=mag",
    "/cms/api/main/pages/",
    "/cms/api/main/pages/?child_of={index}",
    "/cms/api/main/pages/?fields=*&type=cases.DilemmaPage",
    "/cms/api/main/pages/{dilemma}/",
    "/cms/veiligheidscheck/",
    "/cms/veiligheidscheck/online/",
    "/cms/veiligheidscheck/{reference}/",
]


@pytest.fixture
def asker(site_home):
    first, last, email = ASKER
    organisation = make_organisation("Gemeente Wispeldam")
    member = make_member(organisation, "wendelmoet")
    type(member).objects.filter(pk=member.pk).update(first_name=first, last_name=last, email=email)
    member.refresh_from_db()
    return member


@pytest.fixture(params=["intake", "changed"])
def dilemma(request, asker):
    state = DilemmaState.INTAKE if request.param == "intake" else DilemmaState.OPEN
    made = make_dilemma(asker, state=state, readers=Readers.MEMBERS)
    if request.param == "changed":
        save_dilemma(dilemma=made, actor=actor_for(asker), changes={"situation": "Het is anders."})
    return DilemmaPage.objects.get(pk=made.pk)


def sign_in(client, who):
    if who == "superuser":
        user = make_user("alles@example.org", is_superuser=True, is_staff=True)
    elif who in {"moderator", "confidential"}:
        user = make_moderator(Role(who))
    else:
        user = make_editor(f"{who}@example.org", Role(who))
    client.force_login(user)
    return user


def stand(dilemma):
    """Everything that must stay as it is."""
    row = Page.objects.filter(pk=dilemma.pk).values().first()
    own = DilemmaPage.objects.filter(pk=dilemma.pk).values().first()
    revisions = list(Revision.objects.order_by("pk").values("pk", "content", "approved_go_live_at"))
    return row, own, revisions, Page.objects.count(), PageLogEntry.objects.count()


def addresses(dilemma):
    """Every address of Wagtail's page views, filled in for this dilemma."""
    index = DilemmaIndexPage.objects.get()
    revision = dilemma.latest_revision_id
    values = {
        "page_id": dilemma.pk,
        "page_to_move_id": dilemma.pk,
        "pk": dilemma.pk,
        "parent_page_id": dilemma.pk,
        "destination_id": index.get_parent().pk,
        "revision_id": revision,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "action_name": "approve",
        "task_state_id": 1,
        "task_id": 1,
        "workflow_state_id": 1,
        "content_type_app_name": "cases",
        "content_type_model_name": "dilemmapage",
        "app_label": "cases",
        "model_name": "dilemmapage",
    }
    found = {}
    for pattern in page_urls.urlpatterns:
        kwargs = {name: values[name] for name in pattern.pattern.converters}
        if hasattr(pattern.pattern, "regex") and not kwargs:
            kwargs = {name: values[name] for name in pattern.pattern.regex.groupindex}
        found[pattern.name] = reverse(f"wagtailadmin_pages:{pattern.name}", kwargs=kwargs)
    found["add under the overview"] = reverse(
        "wagtailadmin_pages:add", args=["cases", "dilemmapage", index.pk]
    )
    found["explore"] = reverse("wagtailadmin_explore", args=[dilemma.pk])
    found["explore results"] = reverse("wagtailadmin_explore_results", args=[dilemma.pk])
    for action in ("delete", "move", "publish", "unpublish"):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        found[f"bulk {action}"] = f"{address}?id={dilemma.pk}&next=/cms/"
        found[f"bulk {action} all"] = f"{address}?id=all&childOf={index.pk}&next=/cms/"
        found[f"bulk {action} as dilemma"] = (
            reverse("wagtail_bulk_action", args=["cases", "dilemmapage", action])
            + f"?id={dilemma.pk}&next=/cms/"
        )
    found["convert"] = f"/cms/pages/{dilemma.pk}/convert_alias/"
    found["chosen"] = f"/cms/choose-page/{dilemma.pk}/"
    found["chosen many"] = f"/cms/choose-page/chosen-multiple/?id={dilemma.pk}"
    return found


FORM = {
    "title": "Gekaapt",
    "slug": "gekaapt",
    "situation": "Gekaapt",
    "action-publish": "1",
    "comment_notifications": "",
    "new_title": "Gekaapt",
    "new_slug": "gekaapt",
    "new_parent_page": "2",
    "publish_copies": "on",
    "chooser": "2",
    "restriction_type": "login",
    "position": "0",
}


@pytest.mark.parametrize("who", WHO)
def test_no_screen_of_wagtail_changes_a_dilemma_or_names_who_asked(dilemma, client, who):
    sign_in(client, who)
    before = stand(dilemma)
    found = addresses(dilemma)
    assert len(found) > len(page_urls.urlpatterns)
    wrong = {}
    for name, address in found.items():
        for method in (client.get, client.post):
            response = method(address, FORM) if method == client.post else method(address)
            text = response.content.decode(errors="replace") if not response.streaming else ""
            told = [word for word in (*ASKER, "Wispeldam") if word in text]
            if response.status_code >= 500 or told or stand(dilemma) != before:
                wrong[name, method.__name__] = (response.status_code, told)
                before = stand(dilemma)
    assert wrong == {}


@pytest.mark.parametrize("who", WHO)
def test_no_list_of_the_cms_names_who_asked(dilemma, client, who):
    sign_in(client, who)
    index = DilemmaIndexPage.objects.get()
    told, broken = {}, {}
    for address in LISTS:
        url = address.format(index=index.pk, dilemma=dilemma.pk, reference=dilemma.reference)
        response = client.get(url, follow=True)
        text = response.content.decode(errors="replace")
        if response.status_code >= 500:
            broken[url] = response.status_code
        words = [word for word in (*ASKER, "Wispeldam") if word in text.replace(url, "")]
        if words and "Kwispelaar" not in address:
            told[url] = words
        at_home = response.request["PATH_INFO"] == "/cms/"  # where moderators read what waits
        if "veiligheidscheck" not in address and not at_home and dilemma.title in text:
            told[url] = [dilemma.title]
    assert (told, broken) == ({}, {})


def test_the_people_of_the_cms_are_listed_without_dilemmas(dilemma, client, asker):
    sign_in(client, "superuser")
    for address in ("/cms/users/", f"/cms/users/edit/{asker.pk}/"):
        text = client.get(address, follow=True).content.decode()
        assert dilemma.title not in text
        assert str(dilemma.reference) not in text


def test_opening_a_dilemma_leads_a_moderator_to_the_check(dilemma, client):
    """Who is only a confidential moderator has no screens of pages at all, and the check in "Vandaag"."""
    ways = {
        "moderator": reverse("dilemma_check", args=[dilemma.reference]),
        "confidential": "/cms/",
    }
    for who, leads in ways.items():
        sign_in(client, who)
        response = client.get(reverse("wagtailadmin_pages:edit", args=[dilemma.pk]))
        assert response.url == leads, who


def test_the_overview_itself_can_be_edited_but_takes_no_dilemma(dilemma, client):
    sign_in(client, "editor")
    index = DilemmaIndexPage.objects.get()
    assert client.get(reverse("wagtailadmin_pages:edit", args=[index.pk])).status_code == 200
    response = client.get(reverse("wagtailadmin_pages:add_subpage", args=[index.pk]))
    assert response.status_code in {302, 403}
    assert not DilemmaPage.can_create_at(index)


def test_an_ordinary_page_is_still_worked_on(site_home, client):
    sign_in(client, "editor")
    assert client.get(reverse("wagtailadmin_pages:edit", args=[site_home.pk])).status_code == 200
    text = client.get(reverse("wagtailadmin_explore", args=[site_home.pk])).content.decode()
    assert DilemmaIndexPage.objects.get().title.split("'")[0] in text


def test_a_scheduled_moment_changes_nothing(dilemma, client):
    """A version with a moment is not made by our services, and by nobody in the CMS."""
    assert not Revision.objects.filter(
        object_id=str(dilemma.pk), approved_go_live_at__lte=timezone.now() + timedelta(days=99)
    ).exists()
    assert get_resolver().resolve("/cms/pages/1/edit/").url_name == "edit"
