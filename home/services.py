"""Make the site stand: tree, site record, groups, workflow. One idempotent verb for demo, production and tests."""

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
from .starters import EDITORIAL_PAGES, FOOTER, LIBRARIES, MENU

WORKFLOW_NAME = "Redactie"
SNIPPETS_OF_EDITORS = {
    "themes": ("theme", "tag"),
    "search": ("synonym", "bestbet", "stopword"),
    "organisations": ("organisation", "membership", "organisationname", "emaildomain"),
    "wagtailredirects": ("redirect",),
    "alliantie": ("menusettings", "footersettings", "noticesettings"),
    "people": ("person", "ambassadorship", "offer"),
    "cases": ("authorquestion", "submission"),
    "events": ("recipe", "series"),
    "quarters": ("quarterreport",),
}
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
    root = Page.objects.get(depth=1)
    collection = Collection.get_first_root_node()
    admin = Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin")
    # Confidential moderators need the door; what they may do there is asked by our own screens.
    groups[Role.CONFIDENTIAL].permissions.add(admin)
    for role, group in groups.items():
        if role == Role.CONFIDENTIAL:
            continue
        group.permissions.add(admin, *_record_permissions())
        for codename in ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"):
            permission = Permission.objects.get(
                codename=codename, content_type__app_label="wagtailcore"
            )
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
        for app_label, model, verbs in LIBRARIES:
            for verb in verbs:
                permission = Permission.objects.get(
                    codename=f"{verb}_{model}", content_type__app_label=app_label
                )
                GroupCollectionPermission.objects.get_or_create(
                    group=group, collection=collection, permission=permission
                )
    groups[Role.SITE_ADMIN].permissions.add(
        *Permission.objects.filter(content_type__app_label="accounts", content_type__model="user"),
        *Permission.objects.filter(
            content_type__app_label="wagtailcore", codename__endswith="site"
        ),
        *Permission.objects.filter(codename="view_auditentry"),
    )


def _record_permissions() -> list[Permission]:
    found: list[Permission] = []
    for app_label, models in SNIPPETS_OF_EDITORS.items():
        found += Permission.objects.filter(
            content_type__app_label=app_label, content_type__model__in=models
        )
    return found


def _workflow(home: HomePage, groups: dict[Role, Group]) -> None:
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW_NAME, defaults={"active": True})
    task = GroupApprovalTask.objects.filter(name=WORKFLOW_NAME).first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=WORKFLOW_NAME, active=True)
    task.groups.set(group for role, group in groups.items() if role != Role.CONFIDENTIAL)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})
    WorkflowPage.objects.exclude(workflow=workflow).filter(page__depth=1).delete()
