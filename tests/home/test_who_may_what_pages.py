"""The page and the handbook say what the rules say."""

from django.urls import reverse

from alliantie.choices import Role
from home.management.commands.who_may_what import written
from home.policies import capabilities
from home.presenting.who_may_what import markdown
from tests.factories.accounts import make_editor, make_user


def test_the_handbook_is_what_the_rules_say_now(monkeypatch):
    assert written() == markdown(), "run manage.py who_may_what"
    wider = capabilities.Capability("Alles", lambda _actor: True)
    monkeypatch.setattr("home.policies.who_may_what.CAPABILITIES", (wider,))
    assert written() != markdown()


def test_editors_and_admins_read_it_and_nobody_else(
    client, site_home, django_assert_max_num_queries
):
    address = reverse("who_may_what")
    allowed = {Role.EDITOR: True, Role.MODERATOR: True, Role.SITE_ADMIN: True}
    for role in Role:
        client.force_login(make_editor(f"{role.value}@example.org", role))
        with django_assert_max_num_queries(20):
            page = client.get(address)
        assert (page.status_code == 200) is allowed.get(role, False), role
    client.force_login(make_user())
    assert client.get(address).status_code == 302
    client.force_login(make_editor("nog-een@example.org", Role.SITE_ADMIN))
    text = client.get(address).content.decode()
    assert f"{Role.SITE_ADMIN.label}: 2" in text
    assert "Accounts uitnodigen, schorsen en rollen geven" in text
