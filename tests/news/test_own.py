"""Only who wrote it changes or withdraws it, whatever page led there."""

import pytest

from alliantie.models import AuditEntry
from news.choices import NewsState
from news.services.items import Short, change_item, withdraw_item
from news.services.lines import withdraw_line
from people.policies.refusals import NotYoursError
from tests.factories.cases import actor
from tests.factories.news import make_item, make_line, make_round
from tests.factories.organisations import make_member


@pytest.fixture
def author(site_home):
    return make_member().user


@pytest.fixture
def other(site_home):
    return make_member().user


def test_somebody_elses_item_is_not_changed(author, other):
    item = make_item("Van de schrijver", author=author)
    with pytest.raises(NotYoursError):
        change_item(
            item=item, short=Short(text="Van een ander", organisation_id=None), actor=actor(other)
        )
    item.refresh_from_db()
    assert item.text == "Van de schrijver"


def test_somebody_elses_item_is_not_withdrawn(author, other):
    item = make_item("Van de schrijver", author=author)
    for user_id in (other.pk, None):
        with pytest.raises(NotYoursError):
            withdraw_item(item=item, user_id=user_id)
    item.refresh_from_db()
    assert item.state == NewsState.SHOWN


def test_somebody_elses_line_is_not_withdrawn(author, other):
    line = make_line(make_round(), "Van de schrijver", author=author)
    for user_id in (other.pk, None):
        with pytest.raises(NotYoursError):
            withdraw_line(line=line, user_id=user_id)
    line.refresh_from_db()
    assert line.state == NewsState.SHOWN


def test_withdrawing_twice_is_withdrawing_once(author):
    line = make_line(make_round(), author=author)
    item = make_item(author=author)
    assert [withdraw_line(line=line, user_id=author.pk) for _ in range(2)] == [True, False]
    assert [withdraw_item(item=item, user_id=author.pk) for _ in range(2)] == [True, False]
    for action in ("line.withdraw", "news.withdraw"):
        assert AuditEntry.objects.filter(action=action).count() == 1
