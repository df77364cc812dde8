"""Make the site stand: tree, site record, groups, workflow. One idempotent verb for demo, production and tests."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from alliantie.choices import Role
from alliantie.models import FooterSettings, MenuItem, MenuSettings
from alliantie.pages import BasePage
from cases.models import CaseIndexPage, DilemmaIndexPage
from events.models import EventIndexPage
from events.services.recipes import ensure_recipes
from search.services import load_shipped_synonyms

from .models import EditorialPage, HomePage
from .policies import rights
from .starters import EDITORIAL_PAGES, FOOTER, MENU

WORKFLOW_NAME = "Redactie"
# Groups that Wagtail makes by itself; rights come from ours.
GROUPS_OF_WAGTAIL = ("Editors", "Moderators")
OVERVIEWS: tuple[tuple[type[BasePage], str, str, str], ...] = (
    (
        CaseIndexPage,
        "Praktijkvoorbeelden",
        "praktijkvoorbeelden",
        "Wat anderen deden voor een open overheid, wat het opleverde en wat er misging.",
    ),
    (
        DilemmaIndexPage,
        "Dilemma's",
        "dilemmas",
        "Vragen zonder één goed antwoord: wat anderen adviseren, wat iemand besloot en hoe het afliep.",
    ),
    (
        EventIndexPage,
        "Bijeenkomsten",
        "bijeenkomsten",
        "Workshops, werksessies en webinars: kom langs, doe mee of lees wat eruit kwam.",
    ),
)


@transaction.atomic
def ensure_site(*, hostname: str = "localhost", port: int = 80) -> HomePage:
    """Create what is missing of the site and leave what editors changed as it is."""
    home = _home_page(hostname=hostname, port=port)
    _overviews(home)
    _editorial_pages(home)
    _menu()
    _footer()
    groups = {role: Group.objects.get_or_create(name=str(role.label))[0] for role in Role}
    _permissions(groups)
    _workflow(home, groups)
    load_shipped_synonyms()
    ensure_recipes()
    return home


def _home_page(*, hostname: str, port: int) -> HomePage:
    home = HomePage.objects.first()
    if home is None:
        root = _root()
        home = HomePage(
            title="Alliantie Open Overheid",
            slug="home",
            heading="Leer van elkaar hoe de overheid opener wordt",
            intro=(
                "Ambtenaren, maatschappelijke organisaties, onderzoekers, journalisten en inwoners "
                "delen hier wat ze deden, wat het opleverde en wat er misging."
            ),
        )
        root.add_child(instance=home)
        home.save_revision().publish()
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": hostname,
            "port": port,
            "root_page": home,
            "site_name": "Alliantie Open Overheid",
        },
    )
    return home


def _root() -> Page:
    """Give the root of the tree without Wagtail's welcome page; an emptied database gets a new one."""
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    root = Page.objects.filter(depth=1).first()
    if root is None:
        return Page.add_root(instance=Page(title="Root", slug="root"))
    for page in root.get_children():
        page.delete()
    root.refresh_from_db()
    return root


def _overviews(home: HomePage) -> None:
    """Give every kind of page the overview under which it stands."""
    for kind, title, slug, intro in OVERVIEWS:
        if not kind.objects.exists():
            home.add_child(instance=kind(title=title, slug=slug, intro=intro))


def _editorial_pages(home: HomePage) -> None:
    for starter in EDITORIAL_PAGES:
        if not EditorialPage.objects.child_of(home).filter(slug=starter["slug"]).exists():
            page = home.add_child(instance=EditorialPage(**starter))
            page.save_revision().publish()


def _menu() -> None:
    site = Site.objects.get(is_default_site=True)
    menu = MenuSettings.for_site(site)
    if not menu.items.exists():
        for order, (label, address) in enumerate(MENU):
            MenuItem.objects.create(menu=menu, sort_order=order, label=label, address=address)


def _footer() -> None:
    site = Site.objects.get(is_default_site=True)
    FooterSettings.objects.get_or_create(site=site, defaults={"text": FOOTER})


def _permissions(groups: dict[Role, Group]) -> None:
    """Give each role what the table says and take the rest: nobody widens a role by hand."""
    Group.objects.filter(name__in=GROUPS_OF_WAGTAIL, user=None).delete()
    root = Page.objects.get(depth=1)
    collection = Collection.get_first_root_node()
    for role, group in groups.items():
        group.permissions.set(_named({rights.DOOR} | rights.codes(rights.RECORDS, role)))
        of_pages = _named(rights.codes([rights.PAGES], role))
        GroupPagePermission.objects.filter(group=group).exclude(permission__in=of_pages).delete()
        for permission in of_pages:
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
        of_libraries = _named(rights.codes(rights.LIBRARIES, role))
        kept = GroupCollectionPermission.objects.filter(group=group)
        kept.exclude(permission__in=of_libraries).delete()
        for permission in of_libraries:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=permission
            )


def _named(codes: Iterable[str]) -> list[Permission]:
    wanted = set(codes)
    verbs = {code.partition(".")[2] for code in wanted}
    found = Permission.objects.filter(codename__in=verbs).select_related("content_type")
    return [one for one in found if f"{one.content_type.app_label}.{one.codename}" in wanted]


def _workflow(home: HomePage, groups: dict[Role, Group]) -> None:
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW_NAME, defaults={"active": True})
    task = GroupApprovalTask.objects.filter(name=WORKFLOW_NAME).first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=WORKFLOW_NAME, active=True)
    task.groups.set(group for role, group in groups.items() if role != Role.CONFIDENTIAL)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})
    WorkflowPage.objects.exclude(workflow=workflow).filter(page__depth=1).delete()
