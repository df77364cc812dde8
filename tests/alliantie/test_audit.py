import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from alliantie.audit import record
from alliantie.choices import Outcome, Role
from alliantie.models import AuditEntry


def signed_in(client, role: Role | None):
    from django.contrib.auth.models import Group

    user = User.objects.create_user("iemand@example.org", "wachtwoord-van-iemand")
    if role:
        user.groups.add(Group.objects.get(name=str(role.label)))
    client.force_login(user)
    return user


def test_line_cannot_be_changed_or_removed(db):
    line = record(action="test.try", actor_id=None)
    with pytest.raises(TypeError):
        line.save()
    with pytest.raises(TypeError):
        line.delete()
    with pytest.raises(TypeError):
        AuditEntry.objects.all().delete()
    with pytest.raises(TypeError):
        AuditEntry.objects.update(action="x")


def test_site_admin_reads_the_log(site_home, client):
    user = signed_in(client, Role.SITE_ADMIN)
    record(action="test.try", obj=user, actor_id=user.pk)
    response = client.get(reverse("audit_log"))
    assert response.status_code == 200
    assert "test.try" in response.content.decode()


@pytest.mark.parametrize("role", [None, Role.EDITOR, Role.MODERATOR])
def test_others_do_not_read_the_log(site_home, client, role):
    signed_in(client, role)
    assert client.get(reverse("audit_log")).status_code in {302, 403}


def test_the_log_costs_as_much_with_many_lines_and_finds_by_every_filter(site_home, client):
    admin = signed_in(client, Role.SITE_ADMIN)
    other = User.objects.create_user("piet.jansen@example.org")
    other.first_name = "Piet"
    other.save(update_fields=["first_name"])
    address = reverse("audit_log_results")

    def asked(**by) -> tuple[int, str]:
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address, by)
        assert page.status_code == 200
        return len(queries), page.content.decode()

    record(action="role.given.editor", obj=other, actor_id=admin.pk, origin="cms")
    asked()
    few, _text = asked()
    many = [AuditEntry(action="test.many", object_type="x.y", object_id=str(n)) for n in range(500)]
    AuditEntry.objects.bulk_create(many)
    record(action="test.tried", obj=other, actor_id=other.pk, outcome=Outcome.REFUSED)
    total, text = asked()
    assert total == few
    assert "?p=11" in text, "the list has pages"
    found = {
        "action": "tried",
        "actor": "piet jansen",
        "outcome": "refused",
        "object_type": "accounts.user",
        "created_at_from": timezone.localdate().isoformat(),
    }
    for name, value in found.items():
        number, text = asked(**{name: value})
        assert ("test.tried" in text, number) == (True, few), name
    AuditEntry.objects.create(action="case.hide", object_type="cases.casepage", object_id="7")
    number, text = asked(object_type="Praktijkvoorb")
    assert ("Van de site gehaald (case.hide)" in text, "test.tried" in text, number) == (
        True,
        False,
        few,
    )
    assert "Praktijkvoorbeeld\n" in text or "Praktijkvoorbeeld<" in text
    assert "listing ao-decide" in text
    _number, text = asked(**{**found, "object_id": "0", "created_at_from": ""})
    assert "test.tried" not in text
    assert "test.tried" not in asked(created_at_to="2020-01-01")[1]


def test_a_file_of_the_log_runs_no_formula_and_is_told(site_home, client):
    signed_in(client, Role.SITE_ADMIN)
    AuditEntry.objects.create(action="=1+1", object_type="@x", object_id="-2", origin="web")
    page = client.get(reverse("audit_log"), {"export": "csv", "action": "1+1"})
    rows = b"".join(page.streaming_content).decode().splitlines()
    assert page.streaming
    assert len(rows) == 2
    assert "'=1+1,'@x,'-2" in rows[1]
    assert AuditEntry.objects.filter(action="audit.export").count() == 1
    assert "export=xlsx" not in client.get(reverse("audit_log")).content.decode()
    assert client.get(reverse("audit_log"), {"export": "xlsx"})["Content-Type"].startswith(
        "text/html"
    )
    client.force_login(User.objects.create_user("lid@example.org"))
    assert client.get(reverse("audit_log"), {"export": "csv"}).status_code == 302
    assert AuditEntry.objects.filter(action="audit.export").count() == 1
