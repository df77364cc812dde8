"""A register of organisations by the screen: one's own columns, and back again."""

from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from time_machine import travel

from accounts.models import User
from alliantie.choices import ImportedState, Role
from alliantie.imports import retention, working
from alliantie.models import AuditEntry, Import, ImportedItem
from organisations.choices import MembershipState
from organisations.models import Membership, Organisation
from organisations.services import create_unclaimed, register
from tests.alliantie.imports.screen import Screen
from tests.factories.accounts import make_editor, make_user

from .test_import import HEAD, ROWS

pytestmark = pytest.mark.django_db


@pytest.fixture
def screen(site_home, client, run_tasks):
    client.force_login(make_editor("beheer@example.org", Role.SITE_ADMIN))
    return Screen(client, run_tasks)


def brought_in(screen, *rows, head=HEAD):
    run = screen.upload("organisations", "\n".join([head, *rows]))
    return screen.looked(run, do="known", choice="known:register")


def standing():
    rows = Organisation.objects.exclude(register_id=None).order_by("register_id").values()
    return [{name: row[name] for name in row if name != "updated_at"} for row in rows]


def test_register_in_and_back_with_what_people_did_left_alone(screen, monkeypatch):
    # The official entry of one body comes after the other, and goes first in a batch of its own.
    monkeypatch.setattr(working, "UNDO_BATCH", 1)
    run = brought_in(
        screen, *ROWS[:3], ROWS[4], ROWS[3], ROWS[5], "gm9009,Gemeente Fout,kasteel,,,,,,,,proef"
    )
    assert (run.counts["created"], run.counts["linked"], run.counts["refused"]) == (6, 1, 1)
    assert not Organisation.objects.filter(register_id="gm9001").exists()
    assert "soort “kasteel” kennen we niet." in screen.text(run)
    screen.done(run)
    assert (run.state, run.counts["created"], run.counts["linked"]) == ("done", 6, 1)
    changed_while_it_runs(screen, monkeypatch)
    before = standing()
    again = screen.done(brought_in(screen, *ROWS))
    assert (again.counts["unchanged"], again.items.count(), standing()) == (6, 0, before)

    moved = [one.replace("Utrecht,", "Zeeland,") for one in ROWS]
    moved[0] = moved[0].replace("Proefstad", "Nieuwstad")
    second = screen.done(brought_in(screen, *moved))
    assert second.counts["changed"] == 3  # the safety region follows its municipalities
    Organisation.objects.filter(register_id="gm9002").update(place="Hier veranderd")
    screen.done(second, "undo")
    assert [one.name for one in second.items.filter(state=ImportedState.LEFT)] == [
        "Gemeente Oefendorp"
    ]
    others = [one for one in standing() if one["register_id"] != "gm9002"]
    assert others == [one for one in before if one["register_id"] != "gm9002"]
    town = Organisation.objects.get(register_id="gm9001")
    assert set(town.names.values_list("name", flat=True)) == {"Gemeente Proefstad"}

    Membership.objects.create(
        user=make_user("lid@example.org"), organisation=town, state=MembershipState.ACTIVE
    )
    screen.done(run, "undo")
    assert {one["register_id"] for one in standing()} == {"gm9001", "gm9002"}
    assert "4 teruggedraaid, 2 gebleven" in screen.text(run)
    assert AuditEntry.objects.filter(action="organisation.import_undone").count() == 6


def changed_while_it_runs(screen, monkeypatch):
    """Somebody changes, removes and makes organisations after the import has read them all."""
    extra = ("x9101", "x9102", "x9103", "x9104")
    rows = [f"{one},Stichting {one},media,,Utrecht,,,,,,tijdelijk" for one in extra]
    screen.done(brought_in(screen, *rows[:3]))
    moved = [one.replace("Utrecht,", "Zeeland,") for one in rows]
    moved.append("mnre9105,Later,ministerie,,,,,,,,tijdelijk")
    moved.append("alg-y,Ministerie van Later,ministerie,,,,,,,,tijdelijk")
    run = brought_in(screen, *moved)
    hold, link = register.RegisterRun.hold, register.RegisterRun.link
    assert run.counts["linked"] == 1

    def others_first(self, part):
        found = Organisation.objects.filter(register_source="tijdelijk")
        found.filter(register_id="x9101").update(description="Van ons", region="limburg")
        found.filter(register_id="x9102").delete()
        create_unclaimed(
            name="Stichting x9104", kind="media", region="", source="hand", actor_id=None
        )
        hold(self, part)

    def others_link(self):
        other = Organisation.objects.filter(register_id="x9103").values("pk")
        Organisation.objects.filter(register_id="alg-y").update(successor=other)
        link(self)

    with monkeypatch.context() as patch:
        patch.setattr(register.RegisterRun, "hold", others_first)
        patch.setattr(register.RegisterRun, "link", others_link)
        screen.done(run)
    found = {one.register_id: one for one in Organisation.objects.filter(register_id__in=extra)}
    assert (run.state, found["x9101"].description) == ("done", "Van ons")
    assert [found[one].region for one in extra] == ["limburg", "zeeland", "zeeland", "zeeland"]
    assert Organisation.objects.filter(name="Stichting x9104").count() == 1
    assert Organisation.objects.get(register_id="alg-y").successor == found["x9103"]
    Organisation.objects.filter(register_source__in=["tijdelijk", "hand"]).delete()


def gone_on_with_later(screen, run):
    """Undoing is counted from when it last went on."""
    long_ago = timezone.now() - timezone.timedelta(days=40)
    Import.objects.filter(pk=run.pk).update(started_at=long_ago, last_begun_at=long_ago)
    assert "Terugdraaien kan tot" not in screen.text(run)
    screen.done(run)
    assert "Terugdraaien kan tot" in screen.text(run)
    retention.forget(now=timezone.now())
    assert ImportedItem.objects.exists()


def test_own_columns_and_what_goes_by_itself(screen):
    run = screen.upload("organisations", "Code;Naam\nx1;Stichting Een\nx2;=1+1\n;Stichting Drie\n")
    chosen = screen.filled(run)
    assert (chosen["column-org_id"], chosen["column-naam"]) == ("Code", "Naam")
    without = screen.choose(run, **(chosen | {"setting-bron": "proef"}))
    assert "Kies de kolom met de soort, of een soort voor alle rijen." in without.content.decode()
    chosen |= {"setting-bron": "proef", "setting-soort": "media"}
    run = screen.done(screen.looked(run, **chosen))
    found = Organisation.objects.filter(register_source="proef")
    assert {(one.register_id, one.kind) for one in found} >= {("x1", "media")}
    assert run.counts["refused"] >= 1
    DBTaskResult.objects.all().delete()
    assert retention.look_after_lost() == 0
    Import.objects.filter(pk=run.pk).update(state="running")
    assert retention.look_after_lost() == 1
    assert "Het werk is afgebroken" in screen.text(run)
    run.refresh_from_db()
    file = Path(run.file.path)
    now = timezone.now()
    gone_on_with_later(screen, run)
    later = now + timezone.timedelta(days=32)
    with travel(later, tick=False):
        retention.forget(now=later)
        run.refresh_from_db()
        assert (run.file.name, run.rejects.name, run.samples) == ("", "", [])
        assert not ImportedItem.objects.exists()
        screen.client.force_login(User.objects.get(email="beheer@example.org"))
        assert "Het bestand zelf is gewist." in screen.text(run)
        assert screen.act(run, "undo").status_code == 409
    assert file.exists()  # it goes when the transaction is kept
