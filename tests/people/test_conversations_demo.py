"""Demo conversations stand there once and send no mail."""

import pytest

from accounts import demo as accounts_demo
from alliantie.demonstration import DemoRun
from alliantie.models import OutgoingMail
from organisations import demo as organisations_demo
from people.demo import conversations
from people.models import Conversation


@pytest.mark.django_db
def test_conversations_are_loaded_once_and_nobody_is_mailed(site_home):
    run = DemoRun(say=lambda _line: None)
    accounts_demo.load(run)
    organisations_demo.load(run)
    for _ in range(2):
        conversations.load(run)
    assert Conversation.objects.count() == 3
    assert Conversation.objects.filter(is_published=True).count() == 1
    assert not OutgoingMail.objects.filter(template__startswith="conversation").exists()
