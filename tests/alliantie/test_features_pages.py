"""Parts that a network runs without: gone everywhere while off, all back when on again."""

from collections import defaultdict
from unittest import mock
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.urls import Resolver404, resolve, reverse
from wagtail.admin.menu import MenuItem as CmsMenuItem
from wagtail.models import Site as WagtailSite

from accounts import notices
from alliantie import periodic
from alliantie.choices import Role
from alliantie.features.doors import without_what_is_off
from alliantie.features.registry import Feature, feature, features, route_owner
from alliantie.features.state import is_route_off, leads_nowhere, off
from alliantie.features.switching import switch
from alliantie.frame import frame
from alliantie.mail import queue_mail
from alliantie.mail_texts.registry import mail_text
from alliantie.models import (
    AuditEntry,
    FeatureOff,
    MenuItem,
    MenuSettings,
    OutgoingMail,
    PeriodicRun,
)
from alliantie.sections import _makers
from alliantie.site_admins import SettingRefusedError
from alliantie.today.sources import sources, sources_for
from alliantie.visibility import Actor
from alliantie.weekly_lines import _makers as weekly_makers
from alliantie.weekly_lines import lines_for
from cases.models import Idea
from tests.factories.accounts import make_editor
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event
from tests.factories.ideas import make_idea, make_idea_round
from tests.factories.news import make_line, make_round

pytestmark = pytest.mark.django_db
SITE_ADMIN = frozenset({Role.SITE_ADMIN, Role.EDITOR})
# One address of each part that answers while it is on, to who is named.
DOORS = {
    "stemmen": ("events:poll_enter", "visitor"),
    "podcast": ("events:podcast", "visitor"),
    "ideeen": ("cases:ideas", "visitor"),
    "kennismaken": ("matching:for_you", "member"),
    "rondje": ("news_lines", "editor"),
}
PAGES = (
    "/",
    "/dilemmas/",
    "/actualiteiten/",
    "/mijn/",
    "/mijn/actualiteiten/",
    "/cms/",
)


class Site:
    """A small world, walked as a member and as a site admin."""

    def __init__(self, client, committed) -> None:
        self.client, self.committed = client, committed
        self.member = make_member(make_organisation(), "lid")
        self.admin = make_editor("beheer@example.org", Role.SITE_ADMIN)
        self.actor = Actor(user_id=self.admin.pk, roles=SITE_ADMIN)
        self.idea = make_idea(make_idea_round(), self.member)
        make_line(make_round(), author=self.member)
        event = make_event(owner=self.member)
        self.pages = (*PAGES, reverse("host:event", args=[event.slug]))

    def switch(self, one: Feature, *, is_on: bool) -> None:
        with self.committed(execute=True):
            assert switch(feature=one, is_on=is_on, actor=self.actor)

    def sign_in(self, who: str) -> None:
        self.client.logout()
        if who != "visitor":
            self.client.force_login({"member": self.member, "editor": self.admin}[who])

    def links_on(self, path: str) -> list[str]:
        answer = self.client.get(path, follow=True)
        assert answer.status_code == 200, path
        found = BeautifulSoup(answer.content, "lxml").find_all(["a", "form"])
        links = [tag.get("href") or tag.get("action") or "" for tag in found]
        return [link for link in links if link.startswith("/")]

    def leading(self) -> dict[str, set[tuple[str, str]]]:
        """Give who finds on which page a link to which part."""
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for who in ("member", "editor"):
            self.sign_in(who)
            for path in self.pages:
                if (who == "editor") == path.startswith("/cms/"):
                    for link in self.links_on(path):
                        found[owner_of(link)].add((who, path))
        return found


def owner_of(link: str) -> str:
    try:
        return route_owner(resolve(urlsplit(link).path).view_name)
    except Resolver404:
        return ""


def test_what_parts_name_exists():
    """A renamed section or job would otherwise quietly stay on."""
    known = {
        "sections": {name for makers in _makers.values() for name in makers},
        "jobs": {job.name for job in periodic.jobs()},
        "notices": {kind.name for kind in notices.kinds()},
        "lines": set(weekly_makers),
        "work": {one.kind for one in sources()},
    }
    for one in features():
        for kind, names in known.items():
            assert getattr(one, kind) <= names, f"{one.name}: {kind}"
        assert all(mail_text(name) for name in one.mails), one.name
        assert one.label, one.name
        assert one.description, one.name
    assert set(DOORS) | {"weekmail"} == {one.name for one in features()}


def test_each_part_goes_off_everywhere_and_comes_back_whole(
    site_home, client, django_capture_on_commit_callbacks
):
    site = Site(client, django_capture_on_commit_callbacks)
    menu, _new = MenuSettings.objects.get_or_create(site=WagtailSite.objects.get())
    MenuItem.objects.create(menu=menu, label="Ideeën", address="/dilemmas/ideeen/")
    leading = site.leading()
    assert set(DOORS) - {"podcast"} <= set(
        leading
    )  # without a recording nothing leads to a podcast
    for one in features():
        site.switch(one, is_on=False)
        assert off() == {one.name}
        see_it_gone(site, one, leading[one.name])
        see_it_silent(site, one)
        site.switch(one, is_on=True)
        assert off() == frozenset()
        if one.name in DOORS:
            assert client.get(reverse(DOORS[one.name][0])).status_code == 200, one.name
        assert one.jobs <= set(periodic.queue_due()), one.name
        PeriodicRun.objects.all().delete()
    assert Idea.objects.filter(pk=site.idea.pk).exists()
    assert "Ideeën" in [entry.label for entry in frame().menu]


def see_it_gone(site: Site, one: Feature, leading: set[tuple[str, str]]) -> None:
    """See that what led to a part still opens, and leads there no more; its own door says so."""
    for who, path in sorted(leading):
        site.sign_in(who)
        dead = [link for link in site.links_on(path) if leads_nowhere(link)]
        assert dead == [], f"{one.name}: {who} at {path}"
    if one.name in DOORS:
        route, who = DOORS[one.name]
        entries = [CmsMenuItem("x", reverse(route))]
        without_what_is_off(entries)
        assert entries == [], one.name
        site.sign_in(who)
        typed = "Wat ik typte stond hier al lang"
        gone = site.client.post(reverse(route), {"text": typed})
        assert gone.status_code == 404, one.name
        assert "Dit onderdeel gebruikt dit netwerk niet" in gone.content.decode(), one.name
        assert typed in gone.content.decode(), one.name


def see_it_silent(site: Site, one: Feature) -> None:
    """See that nothing of a part is sent, told or done."""
    assert not set(periodic.queue_due()) & one.jobs, one.name
    PeriodicRun.objects.all().delete()
    for name in one.mails:
        queue_mail(template=name, to="a@example.org", context={})
    assert not OutgoingMail.objects.exists(), one.name
    told = {"user_ids": [site.member.pk], "text": "x", "url": "/", "once_key": one.name}
    assert sum(notices.notify(kind=kind, **told) for kind in one.notices) == 0, one.name
    assert not {work.kind for work in sources_for(site.actor)} & one.work, one.name
    reader = site.member.pk
    with mock.patch.dict(
        weekly_makers, dict.fromkeys(one.lines, lambda _ids: {reader: ["line"]}), clear=True
    ):
        assert lines_for([reader]) == {}, one.name


def test_only_site_admins_switch_and_twice_is_once(
    site_home, client, django_capture_on_commit_callbacks
):
    found = feature("stemmen")
    assert found
    for roles in ((), (Role.EDITOR,), (Role.MODERATOR,)):
        with pytest.raises(SettingRefusedError):
            switch(feature=found, is_on=False, actor=Actor(roles=frozenset(roles)))
    client.force_login(make_editor())
    turn = reverse("feature_turn", args=["stemmen"])
    assert client.post(turn, {"stand": "uit"}).status_code == 302
    assert client.get(reverse("features")).status_code == 302
    assert not FeatureOff.objects.exists()

    client.force_login(make_editor("beheer@example.org", Role.SITE_ADMIN))
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(turn, {"stand": "uit"}).url == reverse("features")
    assert "Zet aan: Stemmen en quiz" in client.get(reverse("features")).content.decode()
    assert AuditEntry.objects.filter(action="feature.off", object_id="stemmen").count() == 1
    assert is_route_off("events:poll")
    assert client.post(turn, {"stand": "half"}).status_code == 404
    assert client.post(reverse("feature_turn", args=["niets"]), {"stand": "uit"}).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        client.post(turn, {"stand": "aan"})
    assert not is_route_off("events:poll")
