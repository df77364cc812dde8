"""Make the site stand: tree, site record, groups, workflow. One idempotent verb for demo, production and tests."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from wagtail.models import Collection, Locale, Page, Site

from alliantie.choices import Role
from alliantie.models import FooterColumn, FooterLink, FooterSettings, MenuItem, MenuSettings
from alliantie.pages import BasePage
from alliantie.standard_frame import FOOTER_COLUMNS
from alliantie.starting import first_time
from cases.models import CaseIndexPage, DilemmaIndexPage
from events.models import EventIndexPage
from events.services.recipes import ensure_recipes
from home.models import EditorialPage, HomePage
from home.starters import EDITORIAL_PAGES, FOOTER, MENU
from search.services import load_shipped_synonyms

from .rights import set_rights, set_workflow

NAME = "Alliantie Open Overheid"
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
    is_new = not HomePage.objects.exists()
    home = _home_page()
    _site_record(home, hostname=hostname, port=port)
    _overviews(home)
    _editorial_pages(home, is_new_site=is_new)
    _menu()
    _footer()
    groups = {role: Group.objects.get_or_create(name=str(role.label))[0] for role in Role}
    set_rights(groups)
    set_workflow(home, groups)
    load_shipped_synonyms()
    ensure_recipes()
    return home


def _home_page() -> HomePage:
    home = HomePage.objects.first()
    if home is None:
        root = _root()
        home = HomePage(
            title=NAME,
            slug="home",
            heading="Leer van elkaar hoe de overheid opener wordt",
            intro=(
                "Ambtenaren, maatschappelijke organisaties, onderzoekers, journalisten en inwoners "
                "delen hier wat ze deden, wat het opleverde en wat er misging."
            ),
        )
        root.add_child(instance=home)
        home.save_revision().publish()
    return home


def _site_record(home: HomePage, *, hostname: str, port: int) -> None:
    """Follow the address in the settings; name and front page are chosen once."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        site = Site(is_default_site=True, root_page=home, site_name=NAME)
    elif (site.hostname, site.port) == (hostname, port):
        return
    site.hostname, site.port = hostname, port
    site.save()


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


def _editorial_pages(home: HomePage, *, is_new_site: bool) -> None:
    """Give each page once; on a new site everybody agrees with the rules from the first day."""
    for starter in EDITORIAL_PAGES:
        slug = starter["slug"]
        if not first_time(f"page:{slug}"):
            continue
        if EditorialPage.objects.child_of(home).filter(slug=slug).exists():
            continue
        kind = starter.get("terms_kind")
        if kind and EditorialPage.objects.filter(terms_kind=kind).exists():
            continue
        fields = dict(starter)
        if is_new_site and kind:
            fields["agree_from"] = timezone.localdate()
        page = home.add_child(instance=EditorialPage(**fields))
        page.save_revision().publish()


def _menu() -> None:
    menu = MenuSettings.for_site(Site.objects.get(is_default_site=True))
    if not first_time("menu") or menu.items.exists():
        return
    for order, (label, address) in enumerate(MENU):
        MenuItem.objects.create(menu=menu, sort_order=order, label=label, address=address)


def _footer() -> None:
    site = Site.objects.get(is_default_site=True)
    footer, _new = FooterSettings.objects.get_or_create(site=site, defaults={"text": FOOTER})
    if not first_time("footer columns") or footer.columns.exists():
        return
    for place, (heading, links) in enumerate(FOOTER_COLUMNS):
        column = FooterColumn.objects.create(footer=footer, sort_order=place, heading=str(heading))
        for order, (label, address) in enumerate(links):
            FooterLink.objects.create(
                column=column, sort_order=order, label=str(label), address=address
            )
