"""Who is erased leaves nothing behind, in no table, file, index or cache, also after an older backup."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.core.management import call_command

from accounts import erasing
from accounts.erasing.account import erase_account
from accounts.erasing.registry import Keeper
from accounts.models import User
from alliantie.models import AuditEntry, OutgoingMail, Picture
from cases.models import Advice, AuthorQuestion, CasePage, DilemmaPage, SealedAuthor
from people.models import Answer, Conversation, Message, Question
from search.engines import engine
from search.indexing import drain
from tests import databases
from tests.factories.accounts import make_user
from tests.trust import corners, traces
from tests.trust.traces import EMAIL, WORD, make_canary

pytestmark = pytest.mark.django_db
# What the worker takes away a moment later: the farewell, files of pictures, the index.
STILL_WAITING = ("search_pendingentry", "alliantie_outgoingmail", "people.person:")
ROOT = Path(__file__).resolve().parents[2]


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


def test_the_canary_leaves_traces_everywhere(canary):
    places = {where.partition(":")[0] for where in corners.traces()}
    assert len(places) >= 40, sorted(places)
    assert {
        "people_person.name",
        "wagtailcore_revision.content",
        "wagtailcore_modellogentry.label",
    } <= places


def erase(user, run_tasks, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        erase_account(user=user, actor_id=user.pk, origin="web")
    run_tasks()
    drain()


def test_nothing_is_left(canary, run_tasks, mailoutbox, client, django_capture_on_commit_callbacks):
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


def test_what_others_have_stays_without_a_name(
    canary, run_tasks, mailoutbox, django_capture_on_commit_callbacks
):
    erase(canary, run_tasks, mailoutbox, django_capture_on_commit_callbacks)
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


@pytest.mark.parametrize(
    "name", ["nobody", "people", "cases", "cases.dilemmas", "events.registrations", "accounts"]
)
def test_without_one_keeper_something_is_left(canary, monkeypatch, name):
    """The scan sees what a keeper forgets: each of them is needed, and all together are enough."""
    keepers = {one.name: one for one in erasing.keepers()}
    if name in keepers:
        keepers[name] = Keeper(name, lambda _user: None, keepers[name].export)
    monkeypatch.setattr("accounts.erasing.account.keepers", lambda: tuple(keepers.values()))
    erase_account(user=canary, actor_id=canary.pk, origin="web")
    left = [one for one in corners.traces() if not one.startswith(STILL_WAITING)]
    assert (left == []) == (name == "nobody"), left


def test_erasing_twice_is_erasing_once(canary, run_tasks, settings):
    for _ in range(2):
        erase_account(user=canary, actor_id=None, origin="web")
    lines = Path(settings.ERASED_LIST).read_text().splitlines()
    assert len(lines) == 1
    assert "@" not in lines[0]
    assert WORD not in lines[0]
    assert Path(settings.ERASED_LIST).stat().st_mode & 0o077 == 0


def test_who_comes_back_with_the_same_address_is_left_alone(canary, run_tasks):
    erase_account(user=canary, actor_id=None, origin="web")
    again = make_user(EMAIL)
    call_command("erase_again")
    assert User.objects.filter(pk=again.pk).exists()


def test_a_number_given_out_again_is_left_alone(canary, run_tasks):
    erase_account(user=canary, actor_id=None, origin="web")
    other = make_user("heel-iemand-anders@example.org", pk=canary.pk)
    call_command("erase_again")
    assert User.objects.filter(pk=other.pk).exists()


RESTORE = """
import os, shutil
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from home.services import ensure_site
from accounts.erasing.account import erase_account
from accounts.models import User
from search.engines import engine
from search.indexing import drain
from tests import databases
from tests.factories.accounts import make_user
from tests.trust import corners, traces

file = settings.DATABASES["default"]["NAME"]
ensure_site()
user = traces.make_canary()
drain()
assert len(corners.traces()) >= 40
connections["default"].cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
connections.close_all()
shutil.copy(file, file + ".old")
User.objects.filter(pk=user.pk).update(email="verhuisd@example.org")
erase_account(user=User.objects.get(pk=user.pk), actor_id=None, origin="command")
traces.do_tasks(); drain()
print("erased", corners.traces())
connections.close_all()
for end in ("-wal", "-shm"):
    if os.path.exists(file + end):
        os.remove(file + end)
shutil.copy(file + ".old", file)
print("restored", len(corners.traces()) >= 40)
call_command("erase_again")
traces.do_tasks(); drain()
print("again", corners.traces())
call_command("erase_again")
"""


def test_an_older_copy_of_the_database_brings_nobody_back(tmp_path, django_db_setup):
    if site_settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        pytest.skip("copies a file")
    shutil.copy(databases.sqlite_template(), tmp_path / "db.sqlite3")
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.trust.restore_settings",
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
    }
    done = subprocess.run(
        [sys.executable, "-c", RESTORE],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines() == [
        "erased []",
        "restored True",
        "Erased again: 1",
        "again []",
        "Erased again: 0",
    ]
