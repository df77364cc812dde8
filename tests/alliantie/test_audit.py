import pytest
from django.urls import reverse

from accounts.models import User
from alliantie.audit import record
from alliantie.choices import Role
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
