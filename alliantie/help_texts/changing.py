"""The one change: what the help of a form says, or that it says the standard again."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.models import HelpText
from alliantie.site_admins import SettingRefusedError, check_sets_the_site
from alliantie.visibility import Actor

from . import state
from .registry import HelpedForm


def version_of(form: HelpedForm) -> str:
    """Give what a screen remembers of the texts it began with."""
    found = HelpText.objects.filter(pk__startswith=f"{form.name}.").aggregate(
        at=Max("changed_at"), number=Count("pk")
    )
    return f"{found['number']} {found['at'].isoformat()}" if found["at"] else ""


@transaction.atomic
def change(*, form: HelpedForm, texts: Mapping[str, str], seen: str, actor: Actor) -> None:
    """Keep what differs from the standard, unless a colleague changed this form since `seen`.

    An empty text is the standard again: a field that asks for help in code never goes without.
    """
    check_sets_the_site(actor)
    fields = {one.key: one for one in form.fields()}
    rows = {row.pk: row for row in HelpText.objects.select_for_update().filter(pk__in=fields)}
    if version_of(form) != seen:
        raise SettingRefusedError(
            _(
                "Een collega heeft deze hulpteksten intussen veranderd. Jouw tekst staat nog in het "
                "formulier. Bewaar nog een keer om die te gebruiken."
            )
        )
    kept = {
        key: text
        for key, text in texts.items()
        if key in fields and text not in {"", fields[key].standard}
    }
    HelpText.objects.filter(pk__in=set(rows) - set(kept)).delete()
    for key, text in kept.items():
        if key not in rows or rows[key].text != text:
            given = {"text": text, "changed_at": timezone.now(), "changed_by_id": actor.user_id}
            HelpText.objects.update_or_create(pk=key, defaults=given)
    record(
        action="help_text.change", obj=HelpText(pk=form.name), actor_id=actor.user_id, origin="cms"
    )
    state.forget()
