"""Demo accounts can sign in with what was printed, and with nothing else."""

import pytest

from accounts import demo
from accounts.models import User
from alliantie.choices import Role
from alliantie.demonstration import DemoRun, read_rows

pytestmark = pytest.mark.django_db


def printed_passwords(lines: list[str]) -> dict[str, str]:
    words = [line.split() for line in lines if "@" in line]
    return {email: password for email, password, *_ in words}


def test_printed_password_is_the_only_copy():
    run = DemoRun(say=list)
    demo.load(run)
    passwords = printed_passwords(run.at_the_end)
    assert len(passwords) == len(set(passwords.values())) == 21
    for user in User.objects.all()[:3]:
        assert user.check_password(passwords[user.email])
        assert passwords[user.email] not in user.password


def test_second_load_keeps_passwords_to_itself():
    demo.load(DemoRun(say=list))
    again = DemoRun(say=list)
    demo.load(again)
    assert printed_passwords(again.at_the_end) == {}
    assert User.objects.count() == 36


def test_new_passwords_replace_the_old_ones():
    first, second = DemoRun(say=list), DemoRun(say=list, new_passwords=True)
    demo.load(first)
    demo.load(second)
    old, new = printed_passwords(first.at_the_end), printed_passwords(second.at_the_end)
    user = User.objects.get(email="redactie@example.org")
    assert user.check_password(new[user.email])
    assert not user.check_password(old[user.email])


def test_only_the_editorial_team_gets_into_the_cms():
    demo.load(DemoRun(say=list))
    groups = dict(User.objects.filter(groups__isnull=False).values_list("email", "groups__name"))
    staff = {row["email"]: str(Role(row["role"]).label) for row in read_rows(demo.FILE, "staff")}
    assert groups == staff


def test_addresses_cannot_belong_to_anybody():
    rows = read_rows(demo.FILE, "member") + read_rows(demo.FILE, "staff")
    assert all(row["email"].endswith(("@example.org", ".example.org")) for row in rows)
