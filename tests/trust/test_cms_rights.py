"""Each role gets what the table says of each model and each screen of the CMS, and a member gets nothing."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import get_page_models
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from accounts.models import User
from alliantie import cms_doors
from alliantie.choices import Role
from alliantie.cms_doors import NobodysPolicy
from home.models import HomePage
from home.policies import rights
from home.services import ensure_site
from organisations.actors import actor_for
from tests.factories.accounts import make_editor, make_user
from tests.factories.cases import make_case, make_member, make_organisation
from tests.factories.dilemmas import draft_dilemma
from tests.factories.events import make_event
from tests.trust import cms_cells

pytestmark = pytest.mark.django_db
TABLE = tomllib.loads(Path(__file__).with_name("cms_rights.toml").read_text())
ACTIONS = (
    "view", "add", "change", "delete", "publish", "bulk_delete", "lock", "unlock", "choose",
)  # fmt: skip
ROLES = tuple(role.value for role in Role)
OF_A_PAGE = (
    "can_edit", "can_delete", "can_publish", "can_unpublish", "can_add_subpage", "can_move",
    "can_copy", "can_lock", "can_unlock", "can_set_view_restrictions",
)  # fmt: skip
MORE = {"editor", "site_admin"}
CURATE = {"moderator", *MORE}
DOOR = "wagtailadmin.access_admin"


def models() -> set[str]:
    """Give everything the CMS has a screen for."""
    found = {*get_snippet_models(), *settings_registry, *policy_registry.values_by_class}
    found |= {apps.get_model(name) for name in TABLE["models"]}
    own = {one for one in found if not one._meta.abstract and one._meta.app_label != "tests"}
    return {one._meta.label_lower for one in own} | {one._meta.label_lower for one in _pages()}


def _pages():
    return [one for one in get_page_models() if one._meta.app_label != "wagtailcore"]


def may(user: User, model: str) -> str:
    policy = policy_registry.get_by_type(apps.get_model(model))
    return " ".join(one for one in ACTIONS if policy.user_has_permission(user, one))


def test_each_role_may_with_each_model_what_the_table_says(site_home):
    people = cms_cells.make_people()
    assert models() == set(TABLE["models"]), "a model of the CMS without a row, or a row too many"
    for model, row in TABLE["models"].items():
        said = {role: may(people[role], model) for role in ROLES}
        assert {role: given for role, given in said.items() if given} == row, model
        assert may(people["member"], model) == "", model


def test_each_role_may_with_each_kind_of_page_what_the_table_says(site_home):
    people = cms_cells.make_people()
    host = make_member(make_organisation())
    dilemma = draft_dilemma(host)
    dilemma.live = True  # a whole safety check takes long, and Wagtail reads no more of it
    pages = [HomePage.objects.get(), make_case(), make_event(host), dilemma]
    pages += [page.specific for page in HomePage.objects.get().get_children()]
    by_kind = {page._meta.label_lower: page for page in pages}
    for label, page in by_kind.items():
        row = TABLE["pages"].get(label, {})
        for who in (*ROLES, "member"):
            tester = page.permissions_for_user(people[who])
            open_ = " ".join(
                one.removeprefix("can_") for one in OF_A_PAGE if getattr(tester, one)()
            )
            assert open_ == row.get(who, ""), (label, who)
    assert set(by_kind) >= set(TABLE["pages"])


def test_each_role_comes_past_each_door_that_the_table_says(site_home):
    people = cms_cells.make_people()
    actors = {who: actor_for(user) for who, user in people.items()}
    known = cms_cells.values(people)
    rows = {name: set(key.split()) for key, names in TABLE["doors"].items() for name in names}
    asked = {name for _path, name in cms_cells.patterns() if cms_cells.is_asked(name)}
    left_out = set(TABLE["not_asked"])
    assert asked - left_out == set(rows), "an address of the CMS without a row, or a row too many"
    wrong = {}
    for name, expected in rows.items():
        address = cms_cells.address_of(name, known)
        assert address, name
        # Drawing a screen takes long: where all who curate come in, the one with the least rights walks.
        walks = set(people) - (MORE if expected >= CURATE else set())
        found = {who for who in walks if cms_cells.is_open(people[who], actors[who], address)}
        if found != expected & walks:
            wrong[name] = sorted(found)
    assert wrong == {}


def test_who_has_more_rights_has_those_of_less_as_well():
    of = {role: rights.codes(rights.ALL, role) for role in Role}
    few, many, most = of[Role.MODERATOR], of[Role.EDITOR], of[Role.SITE_ADMIN]
    assert few < many < most
    assert of[Role.CONFIDENTIAL] == set()


def test_a_narrow_role_is_led_away_by_the_site_itself(site_home, client, monkeypatch):
    client.force_login(make_editor(role=Role.CONFIDENTIAL))
    choosing = reverse("wagtailadmin_choose_page")
    assert client.get(choosing).status_code == 302
    assert client.get(reverse("confidential_talks")).status_code == 200
    monkeypatch.setattr(cms_doors, "is_closed", lambda _actor, _name: False)
    assert client.get(choosing).status_code == 200  # with the guard off it opens


def comes_in(user: User) -> bool:
    """Say whether somebody gets into the CMS on the next request."""
    client = Client()
    client.force_login(User.objects.get(pk=user.pk))
    return client.get("/cms/").status_code == 200


def test_no_way_in_the_cms_lets_a_member_in(site_home, monkeypatch):
    member, door = make_user("lid@example.org"), Permission.objects.get(codename="access_admin")
    stray = Group.objects.create(name="Vrienden")
    stray.user_set.add(member)
    wide = {
        "permissions": [door.pk],
        "user_permissions": [door.pk],
        "groups": list(Group.objects.values_list("pk", flat=True)),
        "is_superuser": "on",
        "is_staff": "on",
        "is_active": "on",
    }
    named = {"first_name": "Anna", "last_name": "Bakker"}
    chief = User.objects.create_superuser("baas@example.org", "wachtwoord-van-de-baas")
    for tries in (chief, make_editor("beheer@example.org", Role.SITE_ADMIN)):
        client = Client()
        client.force_login(tries)
        group = reverse("wagtailusers_groups:edit", args=[stray.pk])
        assert client.get(group).status_code == 302
        client.post(group, {"name": "Vrienden", **wide})
        client.post(reverse("wagtailusers_groups:add"), {"name": "Nieuw", **wide})
        client.post(reverse("wagtailusers_users:edit", args=[member.pk]), {**named, **wide})
        new = {"email": f"nieuw-{tries.pk}@example.org", **named, **wide}
        client.post(reverse("wagtailusers_users:add"), new)
        for action in ("assign_role", "set_active_state"):
            bulk = f"/cms/bulk/accounts/user/{action}/?id={member.pk}"
            client.post(bulk, {"role": stray.pk, **wide})
    assert not Group.objects.filter(permissions=door).exclude(name__in=names_of_roles()).exists()
    for user in User.objects.exclude(email__in=["baas@example.org", "beheer@example.org"]):
        assert not (user.is_superuser)
        assert not (user.user_permissions.exists())
        assert not (user.has_perm(DOOR))
        assert not comes_in(user), user
    monkeypatch.setattr(NobodysPolicy, "user_has_permission", lambda *_args: True)
    assert client.get(group).status_code == 200  # with the guard off it opens


def names_of_roles() -> list[str]:
    return [str(role.label) for role in Role]


def test_a_right_that_is_no_role_opens_nothing(site_home, settings):
    member, door = make_user("lid@example.org"), Permission.objects.get(codename="access_admin")
    member.user_permissions.add(door)
    stray = Group.objects.create(name="Vrienden")
    stray.permissions.add(door)
    stray.user_set.add(member)
    assert not comes_in(member)
    assert comes_in(make_editor())
    settings.AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
    assert comes_in(member)  # with the guard off it opens


def test_what_was_wider_is_taken_back(site_home):
    group = Group.objects.get(name=str(Role.MODERATOR.label))
    Group.objects.create(name="Editors")
    group.permissions.add(Permission.objects.get(codename="delete_user"))
    ensure_site()
    said = {
        f"{app}.{name}"
        for app, name in group.permissions.values_list("content_type__app_label", "codename")
    }
    assert said == {DOOR} | rights.codes(rights.RECORDS, Role.MODERATOR)
    assert not Group.objects.exclude(name__in=names_of_roles()).exists()
