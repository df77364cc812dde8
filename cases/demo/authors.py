"""A trusted author with something to look at afterwards, and a change by an editor in a member's words."""

from django.db import transaction

from accounts.models import Trust
from accounts.services.trust import give_trust
from alliantie.demonstration import DemoRun
from alliantie.models import OutgoingMail
from cases.models import AfterCheck, CasePage, WordChange
from cases.services.at_once import note_published
from organisations.actors import actor_for

from . import reading

TRUSTED, EDITED, EDITOR = "joost", "fatima", "ilse"
BEFORE = "Kort gezegd: "


@transaction.atomic
def load(run: DemoRun) -> None:
    """Give the trust and make the change once; what somebody did since stays."""
    author = reading.member(TRUSTED)
    if not Trust.objects.filter(user=author).exists():
        give_trust(
            user=author,
            actor=actor_for(reading.member(EDITOR)),
            reason="Je schrijft al jaren zorgvuldig.",
            origin="command",
        )
        _look_at_one_of(author.pk)
        _mail_nobody(TRUSTED)
    if not WordChange.objects.exists():
        _edit_one_of(reading.member(EDITED).pk)
        _mail_nobody(EDITED)
    run.say("Trusted authors: 1")


def _look_at_one_of(user_id: int) -> None:
    case = _online(user_id)
    if case is not None and not AfterCheck.objects.filter(page=case.pk).exists():
        check = note_published(page=case, user_id=user_id)
        check.before = None
        check.save(update_fields=["before"])


def _edit_one_of(user_id: int) -> None:
    """Let an editor have made a summary shorter: what is online reads as in the demo's own files."""
    case = _online(user_id)
    if case is None:
        return
    times = {"first_published_at": case.first_published_at}
    times["last_published_at"] = case.last_published_at
    short, draft = case.summary, case.get_latest_revision_as_object()
    draft.summary = f"{BEFORE}{short[0].lower()}{short[1:]}"
    draft.save_revision(user=case.owner, clean=False)
    draft.summary = short
    editor = reading.member(EDITOR)
    draft.save_revision(user=editor, clean=False).publish(user=editor, skip_permission_checks=True)
    CasePage.objects.filter(pk=case.pk).update(**times)


def _online(user_id: int) -> CasePage | None:
    rows = CasePage.objects.live().own().filter(owner=user_id, has_unpublished_changes=False)
    found: CasePage | None = rows.order_by("pk").first()
    return found


def _mail_nobody(key: str) -> None:
    """Take back what was queued: the addresses of the demo's people are made up."""
    OutgoingMail.objects.filter(recipient=reading.member(key).email, sent_at=None).delete()
