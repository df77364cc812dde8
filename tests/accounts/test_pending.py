"""What was typed before signing in is found back, by who has the way back and by nobody else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import PendingText
from accounts.pending import KEPT, KEPT_AN_HOUR, drop, keep, take
from accounts.tasks import forget_pending_texts
from alliantie.throttles import ThrottledError

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept() -> str:
    return keep("proef", {"text": "Hoe dan?"}, origin="192.0.2.1")


def test_text_is_found_back_as_often_as_the_page_is_opened(kept):
    assert take(kept, "proef") == {"text": "Hoe dan?"}
    assert take(kept, "proef") == {"text": "Hoe dan?"}


def test_text_for_one_form_does_not_come_out_of_another(kept):
    assert take(kept, "iets anders") is None


@pytest.mark.parametrize("key", ["", "x", "\x00", "é:b:c", "a" * 5000])
def test_key_that_is_not_ours_gives_nothing(kept, key):
    assert take(key, "proef") is None


def test_bare_key_without_our_signature_gives_nothing(kept):
    assert take(str(PendingText.objects.get().key), "proef") is None


def test_text_is_gone_once_it_was_sent(kept):
    drop(kept)
    assert take(kept, "proef") is None


def test_text_is_forgotten_after_thirty_days(kept):
    old = timezone.now() - KEPT - timedelta(minutes=1)
    PendingText.objects.update(created_at=old)
    assert take(kept, "proef") is None
    forget_pending_texts.call()
    assert not PendingText.objects.exists()


def test_fresh_text_is_not_forgotten(kept):
    forget_pending_texts.call()
    assert PendingText.objects.exists()


def test_one_network_address_cannot_fill_the_table():
    for _ in range(KEPT_AN_HOUR):
        keep("proef", {}, origin="192.0.2.1")
    with pytest.raises(ThrottledError):
        keep("proef", {}, origin="192.0.2.1")
