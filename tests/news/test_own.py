"""Only who wrote it changes or withdraws it, whatever page led there."""

import pytest

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
