"""What reports keep of a person: who reported, and what was decided about what they made."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts import erasing
from accounts.erasing.frame import addresses_of
from accounts.models import User
from accounts.services.addresses import rows_at
from alliantie import reportable

from .choices import DossierState
from .models import Dossier, Report

PERSON = "persoon"


def connect() -> None:
    """Say what we keep."""
    erasing.register("reports", erase=erase, export=export)


def erase(user: User) -> None:
    """Forget who reported, what was decided about their own things, and a dossier about themselves.

    A report that still waits stays for who moderates, without its maker. What was decided about a
    dilemma without a name stays for its term: gone the day that somebody leaves it would tell who asked.
    """
    theirs = _about(user, sealed=False)
    Dossier.objects.filter(pk__in=theirs, kind=PERSON).delete()
    left = Dossier.objects.filter(pk__in=theirs)
    left.update(decision="", appeal="", appeal_decision="")
    told = Q(reporter=user) | _by_mail(user)
    Report.objects.filter(told).exclude(dossier__state=DossierState.OPEN).delete()
    Report.objects.filter(told).update(reporter=None, email="", who="")
    Report.objects.filter(dossier__in=theirs).update(text="")


def export(user: User) -> dict[str, Any]:
    """Hand over what somebody reported, and what was decided about what they made."""
    reports = Report.objects.filter(reporter=user).select_related("dossier")
    return {
        _("Meldingen"): [
            {
                _("Wat is er mis"): one.get_reason_display(),
                _("Toelichting"): one.text,
                _("Gemeld op"): one.sent_at,
            }
            for one in reports
        ],
        _("Besluiten over wat je schreef"): [
            {
                _("Besluit"): one.get_state_display(),
                _("Waarom"): one.decision,
                _("Je bezwaar"): one.appeal,
            }
            for one in Dossier.objects.filter(pk__in=_about(user)).exclude(state=DossierState.OPEN)
        ],
    }


def _by_mail(user: User) -> Q:
    found = Q(pk=None)
    for address in addresses_of(user):
        found |= Q(pk__in=rows_at(Report.objects.all(), address))
    return found


def _about(user: User, *, sealed: bool = True) -> list[int]:
    found: list[int] = []
    for kind in (one for one in reportable.kinds() if not one.is_of_a_house):
        if kind.is_sealed and not sealed:
            continue
        rows = dict(Dossier.objects.filter(kind=kind.kind).values_list("pk", "key"))
        mine = kind.made_by(user.pk, set(rows.values())) if rows else set()
        found += [pk for pk, key in rows.items() if key in mine]
    return found
