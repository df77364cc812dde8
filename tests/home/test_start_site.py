"""An empty site is filled once; what people changed or threw away of it stays so."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page, Site

import home.management.commands.start_site as command
from accounts.models import TermsVersion, User
from alliantie.choices import Role
from alliantie.models import AuditEntry, MenuItem, OutgoingMail, Starter
from home.models import EditorialPage, HomePage
from themes.models import Theme

pytestmark = [pytest.mark.django_db, pytest.mark.editorial]
ADDRESS = "Beheer@Alliantie.example"


def start(**options) -> str:
    said = StringIO()
    call_command("start_site", stdout=said, **options)
    return said.getvalue()


def empty():
    """Leave nothing of the site that stands in every test."""
    Page.objects.filter(depth=1).delete()
    MenuItem.objects.all().delete()
    Starter.objects.all().delete()


def everything():
    return {
        "pages": sorted(Page.objects.values_list("slug", "title", "latest_revision")),
        "themes": sorted(Theme.objects.values_list("slug", "label")),
        "menu": sorted(MenuItem.objects.values_list("label", "address")),
        "site": list(Site.objects.values_list("hostname", "site_name", "root_page")),
        "people": sorted(User.objects.values_list("email", "password")),
        "mail": OutgoingMail.objects.count(),
        "terms": TermsVersion.objects.count(),
        "log": AuditEntry.objects.count(),
    }


def test_an_empty_site_is_filled_once_also_after_a_run_that_was_killed(monkeypatch, settings):
    settings.SITE_URL = "https://open.example.org"
    empty()

    def killed() -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as half:
        half.setattr(command, "ensure_themes", killed)
        with pytest.raises(KeyboardInterrupt):
            start(administrator=ADDRESS)
    assert not Theme.objects.exists()
    assert not User.objects.exists()

    said = start(administrator=ADDRESS)
    assert "beheer@" not in said
    assert "/begin/" not in said
    assert EditorialPage.objects.live().count() == 5
    assert Theme.objects.count() == 12
    assert Theme.objects.get(slug="open-source").broader.slug == "open-aanpak"
    assert (Site.objects.get().hostname, Site.objects.get().port) == ("open.example.org", 443)
    asked = TermsVersion.objects.values_list("kind", "number", "agree_from")
    today = timezone.localdate()
    assert sorted(asked) == [("huisregels", 1, today), ("voorwaarden", 1, today)]
    [admin] = User.objects.all()
    assert (admin.email, admin.has_usable_password()) == (ADDRESS.lower(), False)
    assert [group.name for group in admin.groups.all()] == [str(Role.SITE_ADMIN.label)]
    [mail] = OutgoingMail.objects.all()
    assert (mail.recipient, mail.template) == (admin.email, "account/first_administrator")
    assert mail.context["link"].startswith("https://open.example.org/account/begin/")

    before = everything()
    assert "nothing changed" in start(administrator=ADDRESS)
    assert everything() == before
    what_people_changed_stays()


def what_people_changed_stays():
    page = EditorialPage.objects.get(slug="over-ons")
    page.title = "Wie wij zijn"
    page.save_revision().publish()
    for slug in ("privacy", "voorwaarden"):
        EditorialPage.objects.get(slug=slug).delete()
    home = HomePage.objects.get()
    home.heading = "Onze kop"
    home.save_revision().publish()
    Theme.objects.get(slug="open-data").delete()
    Theme.objects.filter(slug="open-contact").update(label="Contact", definition="Eigen woorden")
    MenuItem.objects.all().delete()
    Site.objects.update(site_name="Ons netwerk")
    User.objects.update(email="nieuw-adres@alliantie.example")
    before = everything()
    start(administrator=ADDRESS)
    assert everything() == before
    assert HomePage.objects.get().heading == "Onze kop"
    # Who took a page with terms away asks nobody to agree with it any more.
    assert [one.kind for one in TermsVersion.objects.present()] == ["huisregels"]


def test_only_the_first_administrator_is_made_here(site_home):
    for wrong in ("geen-adres", "a@b"):
        with pytest.raises(CommandError, match="geen e-mailadres"):
            start(administrator=wrong)
    with pytest.raises(CommandError, match="--administrator"):
        start(print_link=True)
    said = start(administrator=ADDRESS, print_link=True)
    assert "/account/begin/" in said
    assert not OutgoingMail.objects.exists()
    start(administrator="ander@alliantie.example")
    assert User.objects.count() == 1
    again = start(administrator=ADDRESS, print_link=True, new_link=True)
    assert "/account/begin/" in again
    User.objects.update(password="iets")
    with pytest.raises(CommandError, match="al een wachtwoord"):
        start(administrator=ADDRESS, new_link=True)
    User.objects.update(is_active=False)
    with pytest.raises(CommandError, match="geschorst"):
        start(administrator=ADDRESS)


def test_the_link_works_once_and_leads_to_the_second_step(site_home, client, settings):
    settings.CMS_REQUIRES_MFA = True
    said = start(administrator=ADDRESS, print_link=True)
    link = next(line for line in said.splitlines() if "/begin/" in line)
    path = link.removeprefix(settings.SITE_URL)
    form = client.get(path, follow=True)
    # Programs that look through mail open links: the link still works after that.
    assert client.get(path, follow=True).status_code == 200
    here = form.redirect_chain[-1][0]
    assert link.rpartition("-")[2].partition("/")[0] not in form.content.decode()
    short = client.post(here, {"password1": "kort"})
    assert "12" in short.content.decode()
    chosen = client.post(here, {"password1": "een lange zin die niemand raadt", "next": "/cms/"})
    assert chosen["Location"] == "/cms/"
    assert client.get("/cms/")["Location"].startswith("/account/2fa/")
    assert "_auth_user_id" in client.session
    client.logout()
    used = client.get(path, follow=True)
    assert "werkt niet (meer)" in used.content.decode()
    assert "password1" not in used.content.decode()


def test_the_link_stops_working_after_three_days(site_home, client):
    said = start(administrator=ADDRESS, print_link=True)
    path = next(line for line in said.splitlines() if "/begin/" in line)
    path = "/" + path.split("/", 3)[3]
    with time_machine.travel(timezone.now() + timedelta(days=3, hours=2)):
        assert "password1" not in client.get(path, follow=True).content.decode()
