"""What was reported before there were dossiers is taken over, with its words and its state."""

from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.utils import timezone

from people.models import Message
from reports.models import Dossier
from tests.factories.conversations import answer, make_conversation
from tests.factories.people import make_question

pytestmark = pytest.mark.django_db
take_over = import_module("reports.migrations.0002_take_over_reports").take_over


class Before:
    """The apps as they were, with the old table in memory."""

    def __init__(self, rows):
        self.rows = SimpleNamespace(objects=SimpleNamespace(order_by=lambda *_: rows))

    def get_model(self, app, name):
        return self.rows if (app, name) == ("people", "Report") else apps.get_model(app, name)


def old(about, reason="Nare toon", **fields):
    given = {"state": "open", "reporter_id": None, "settled_by_id": None, "settled_at": None}
    given |= {"pk": id(fields), "reported_at": timezone.now(), "reason": reason, "about": about}
    return SimpleNamespace(**{**given, **fields})


def test_rows_become_dossiers_with_their_words(site_home):
    talk = answer(make_conversation(text="Geef op"), "Nee zeg")
    answer(talk, "Zei ik later")
    Message.objects.filter(text="Zei ik later").update(sent_at=timezone.now() + timedelta(days=1))
    question, settler = make_question(), talk.person.user
    then = timezone.now() - timedelta(days=40)
    rows = [
        old(f"people.conversation:{talk.pk}", reporter_id=talk.asker_id),
        old(f"people.conversation:{talk.pk}", "Nog eens", reporter_id=talk.person.user_id),
        old(f"people.answer:{question.pk}", "Reclame"),
        old(f"people.answer:{question.pk}", "Ook reclame"),
        old("people.person:3", state="settled", settled_at=then, settled_by_id=settler.pk),
        old("people.person:3", state="settled", settled_at=then, reported_at=then),
        old("people.conversation:99999", "Al weg"),
        old("onbekend", "Ook weg"),
    ]
    take_over(Before(rows), None)
    theirs = talk.messages.get(text="Nee zeg").pk
    mine = talk.messages.get(text="Geef op").pk
    found = {
        (one.kind, one.key, one.state): list(one.reports.values_list("text", flat=True))
        for one in Dossier.objects.exclude(kind="persoon")
    }
    assert found == {
        ("bericht", theirs, "open"): ["Nare toon"],
        ("bericht", mine, "open"): ["Nog eens"],
        ("antwoord", question.pk, "open"): ["Reclame", "Ook reclame"],
        ("bericht", 0, "open"): ["Al weg", "Ook weg"],
    }
    settled = Dossier.objects.filter(kind="persoon", state="left")
    assert [one.decided_at for one in settled] == [then, then]
    assert {one.decided_by for one in settled} == {settler, None}
    assert Dossier.objects.get(key=theirs).reports.get().reporter == talk.asker
