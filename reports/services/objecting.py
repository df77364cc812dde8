"""What was reported about a thing keeps it off the site, or keeps it from being deleted."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from alliantie.objecting import Objector
from alliantie.reportable import kind_of
from reports.choices import AppealState, DossierState
from reports.models import Dossier


def hidden_since(model: type[Model], key: int, since: datetime) -> str:
    """Say that a moderator hid a thing since a moment, unless an appeal brought it back."""
    hidden = Dossier.objects.filter(key=key, state=DossierState.HIDDEN, decided_at__gte=since)
    hidden = hidden.exclude(appeal_state=AppealState.RESTORED)
    if not any(_is_about(row, model) for row in hidden):
        return ""
    return _(
        "Een moderator besloot dit na een melding te verbergen. Ongedaan maken kan pas als dat "
        "besluit na een bezwaar is teruggedraaid."
    )


def waiting(model: type[Model], keys: Collection[int]) -> dict[int, str]:
    """Give of which things a report or an appeal waits for a moderator."""
    open_ones = Q(state=DossierState.OPEN) | Q(appeal_state=AppealState.OPEN)
    found = Dossier.objects.filter(open_ones, key__in=list(keys))
    return {row.key: _("een melding") for row in found if _is_about(row, model)}


def _is_about(row: Dossier, model: type[Model]) -> bool:
    kind = kind_of(row.kind)
    thing = kind.get(row.key) if kind else None
    return isinstance(thing, model)


OBJECTOR = Objector(to_return=hidden_since, to_deletion=waiting)
