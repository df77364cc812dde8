"""Who is erased leaves nothing behind, in no table, file, index or cache, also after an older backup."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.core.management import call_command
from django.db import connections

from accounts import erasing
from accounts.erasing.account import erase_account
from accounts.erasing.registry import Keeper
from accounts.models import User
from alliantie.models import AuditEntry, OutgoingMail, Picture
from cases.models import Advice, AuthorQuestion, CasePage, DilemmaPage, SealedAuthor
from people.models import Answer, Conversation, Message, Question
from search.engines import engine
from search.indexing import drain
from tests import databases, forked
from tests.factories.accounts import make_user
from tests.trust import corners, traces
from tests.trust.anonymity import in_a_world_of_its_own
from tests.trust.traces import EMAIL, WORD, make_canary

pytestmark = pytest.mark.django_db
# What the worker takes away a moment later: the farewell, files of pictures, the index.
STILL_WAITING = ("search_pendingentry", "alliantie_outgoingmail", "people.person:")
FORGETFUL = ("people", "cases", "cases.dilemmas", "events.registrations", "accounts", "nobody")


@pytest.fixture
def canary(site_home, settings, tmp_path, run_tasks, client):
    folder = tmp_path / "cache"
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": folder,
        }
    }
    user = make_canary()
    drain()
    traces.warm_cache(client.get)
    return user


def erase(user, run_tasks, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        erase_account(user=user, actor_id=user.pk, origin="web")
    run_tasks()
    drain()


def test_nothing_is_left(canary, run_tasks, mailoutbox, client, django_capture_on_commit_callbacks):
    the_canary_leaves_traces_everywhere()
    before = corners.pictures()
    erase(canary, run_tasks, mailoutbox, django_capture_on_commit_callbacks)
    assert corners.traces() == []
    assert [mail.to for mail in mailoutbox if "gewist" in mail.subject] == [[EMAIL]]
    assert not OutgoingMail.objects.filter(template="account/erased").exclude(recipient="").exists()
    # Words of documents that went stay in the files of the index until they are written anew.
    call_command("search_rebuild", verbosity=0)
    assert not [word for word in engine().words() if WORD in word]
    # The portrait went with its sizes; the picture of the case stayed, without its maker.
    assert corners.pictures() < before
    assert [one.uploaded_by_user for one in Picture.objects.all()] == [None]
    assert WORD not in client.get("/zoeken/?q=vogels").content.decode()
    what_others_have_stays_without_a_name()


def the_canary_leaves_traces_everywhere():
    places = {where.partition(":")[0] for where in corners.traces()}
    assert len(places) >= 40, sorted(places)
    assert {
        "people_person.name",
        "wagtailcore_revision.content",
        "wagtailcore_modellogentry.label",
    } <= places


def what_others_have_stays_without_a_name():
    case = CasePage.objects.get(title="Vogels tellen")
    assert case.organisation.name == "Gemeente Vogelenzang"
    assert (case.owner, case.contact, case.co_authors.count()) == (None, None, 0)
    latest = case.get_latest_revision_as_object()
    assert (latest.owner, latest.contact) == (None, None)
    assert [one.text for one in latest.wagtail_admin_comments.all()] == ["Waarom?"]
    assert Question.objects.get(text="Hoe tel je vogels?").asker is None
    assert Answer.objects.get(text="Met zaad").author is None
    assert Answer.objects.count() == 1
    assert [one.subject for one in Conversation.objects.order_by("pk")] == [
        "Dit bericht is gewist.",
        "Iets",
    ]
    assert set(Message.objects.values_list("text", flat=True)) == {"Dit bericht is gewist."}
    assert AuthorQuestion.objects.get().answer == "Zo"
    dilemma = DilemmaPage.objects.get(title="Mag ik de vogels tellen?")
    assert (dilemma.asker, dilemma.organisation, dilemma.name_choice) == (None, None, "anonymous")
    assert DilemmaPage.objects.count() == 2
    assert Advice.objects.get(text="Voer ze.").author is None
    assert [row.kind for row in SealedAuthor.objects.all()] == ["dilemma", "advice"]  # of the other
    line = AuditEntry.objects.filter(action="account.suspended").get()
    assert (line.actor, line.object_id) == (None, "")
    assert AuditEntry.objects.filter(action="account.erased", actor=None).count() == 1


def test_without_one_keeper_something_is_left(canary, monkeypatch):
    """The scan sees what a keeper forgets: each of them is needed, and all together are enough."""
    all_of_them = {one.name: one for one in erasing.keepers()}

    def left_without(name: str) -> list[str]:
        keepers = dict(all_of_them)
        if name in keepers:
            keepers[name] = Keeper(name, lambda _user: None, keepers[name].export)
        monkeypatch.setattr("accounts.erasing.account.keepers", lambda: tuple(keepers.values()))
        erased(canary.pk)
        return [one for one in corners.traces() if not one.startswith(STILL_WAITING)]

    for name in FORGETFUL:
        left = in_a_world_of_its_own(lambda name=name: left_without(name))
        assert (left == []) == (name == "nobody"), (name, left)


def erased(pk: int) -> None:
    erase_account(user=User.objects.get(pk=pk), actor_id=None, origin="web")


def test_erasing_again_takes_nobody_else(canary, settings):
    for check in (erasing_twice_is_once, who_comes_back_stays, a_number_given_out_again_stays):
        Path(settings.ERASED_LIST).unlink(missing_ok=True)
        in_a_world_of_its_own(lambda check=check: check(canary, Path(settings.ERASED_LIST)))


def erasing_twice_is_once(canary, erased_list):
    user = User.objects.get(pk=canary.pk)
    for _ in range(2):
        erase_account(user=user, actor_id=None, origin="web")
    lines = erased_list.read_text().splitlines()
    assert len(lines) == 1
    assert "@" not in lines[0]
    assert WORD not in lines[0]
    assert erased_list.stat().st_mode & 0o077 == 0


def who_comes_back_stays(canary, _list):
    """Somebody makes an account with the same address."""
    erased(canary.pk)
    again = make_user(EMAIL)
    call_command("erase_again")
    assert User.objects.filter(pk=again.pk).exists()


def a_number_given_out_again_stays(canary, _list):
    erased(canary.pk)
    other = make_user("heel-iemand-anders@example.org", pk=canary.pk)
    call_command("erase_again")
    assert User.objects.filter(pk=other.pk).exists()


def erase_and_restore(file: Path, folder: Path) -> None:
    """Erase somebody, put back a copy of the database of before that, and erase again."""
    user = make_canary()
    drain()
    assert len(corners.traces()) >= 40
    connections["default"].cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()
    shutil.copy(file, folder / "old.sqlite3")
    User.objects.filter(pk=user.pk).update(email="verhuisd@example.org")
    erase_account(user=User.objects.get(pk=user.pk), actor_id=None, origin="command")
    traces.do_tasks()
    drain()
    assert corners.traces() == []
    databases.become(folder / "old.sqlite3")
    assert len(corners.traces()) >= 40
    assert _erased_again() == "Erased again: 1"
    traces.do_tasks()
    drain()
    assert corners.traces() == []
    assert _erased_again() == "Erased again: 0"


def _erased_again() -> str:
    told = StringIO()
    call_command("erase_again", stdout=told)
    return told.getvalue().strip()


def test_an_older_copy_of_the_database_brings_nobody_back(tmp_path, db, settings):
    if site_settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        pytest.skip("copies a file")
    file = Path(shutil.copy(databases.sqlite_template(), tmp_path / "db.sqlite3"))
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": tmp_path / "cache",
        }
    }
    forked.do(erase_and_restore, file, tmp_path, database=file)
