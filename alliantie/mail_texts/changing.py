"""Every change of what mails say, and the mail that tries one out."""

from collections.abc import Mapping

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.mail import queue_mail
from alliantie.models import MailWording
from alliantie.site_admins import SettingRefusedError, check_sets_the_site
from alliantie.throttles import ONE_HOUR, hit
from alliantie.visibility import Actor

from .letters import TRIED
from .registry import MailText, Part
from .samples import sample_of
from .wording import check_wording

TRIALS_AN_HOUR = 30


class WordingChangedError(SettingRefusedError):
    """Somebody else changed the same text in the meantime."""


def version_of(row: MailWording | None) -> str:
    """Give what a form remembers of the text it began with."""
    return row.changed_at.isoformat() if row else ""


@transaction.atomic
def change(*, mail: MailText, texts: Mapping[str, str], seen: str, actor: Actor) -> None:
    """Keep what differs from the standard text, unless a colleague changed it since `seen`."""
    check_sets_the_site(actor)
    for part in Part:
        check_wording(texts[part], part=part, names=mail.names)
    row = MailWording.objects.select_for_update().filter(pk=mail.name).first()
    if version_of(row) != seen:
        raise WordingChangedError(_changed_sentence())
    kept = {str(part): texts[part] for part in Part if texts[part] != mail.standard(part)}
    if not kept:
        MailWording.objects.filter(pk=mail.name).delete()
    else:
        _keep(mail, kept, actor, is_new=row is None)
    record(
        action="mail_text.change",
        obj=MailWording(pk=mail.name),
        actor_id=actor.user_id,
        origin="cms",
    )


@transaction.atomic
def reset(*, mail: MailText, actor: Actor) -> None:
    """Let a mail say its standard text again."""
    check_sets_the_site(actor)
    removed, _rows = MailWording.objects.filter(pk=mail.name).delete()
    if removed:
        record(
            action="mail_text.reset",
            obj=MailWording(pk=mail.name),
            actor_id=actor.user_id,
            origin="cms",
        )


@transaction.atomic
def try_out(*, mail: MailText, texts: Mapping[str, str], actor: Actor) -> str:
    """Send an example with these texts to who asks, and to nobody else; give the address."""
    check_sets_the_site(actor)
    for part in Part:
        check_wording(texts[part], part=part, names=mail.names)
    hit(scope="mail-text", key=str(actor.user_id), limit=TRIALS_AN_HOUR, seconds=ONE_HOUR)
    tried = {str(part): texts[part] for part in Part}
    address: str = (
        get_user_model().objects.values_list("email", flat=True).get(pk=actor.user_id or 0)
    )
    queue_mail(template=mail.name, to=address, context={**sample_of(mail), TRIED: tried})
    record(
        action="mail_text.try",
        obj=MailWording(pk=mail.name),
        actor_id=actor.user_id,
        origin="cms",
    )
    return address


def _keep(mail: MailText, kept: dict[str, str], actor: Actor, *, is_new: bool) -> None:
    given = {"texts": kept, "changed_at": timezone.now(), "changed_by_id": actor.user_id}
    if not is_new:
        MailWording.objects.filter(pk=mail.name).update(**given)
        return
    try:
        with transaction.atomic():
            MailWording.objects.create(pk=mail.name, **given)
    except IntegrityError:
        raise WordingChangedError(_changed_sentence()) from None


def _changed_sentence() -> str:
    return _(
        "Een collega heeft deze tekst intussen veranderd. Hieronder staat wat er nu staat. "
        "Jouw tekst staat nog in het formulier: bewaar nog een keer om die te gebruiken."
    )
