"""Tell who reported and who made it what was decided and why; never one of them who the other is."""

from typing import Any

from django.conf import settings
from django.db.models import Model
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from alliantie.mail import queue_mail
from alliantie.reportable import Reportable
from reports.choices import AppealState, DossierState
from reports.models import Dossier, Report
from reports.policies.judging import last_day

from .appealing import decided_on


def told_decision(*, dossier: Dossier, kind: Reportable, thing: Model | None) -> None:
    """Tell both sides of a decision."""
    is_hidden = dossier.state == DossierState.HIDDEN
    for one in dossier.reports.select_related("reporter"):
        _mail_reporter(one, dossier, kind, is_hidden=is_hidden, reason=dossier.decision)
    if thing is None or (kind.is_between_two and not is_hidden):
        return
    day = last_day(decided_on(dossier))
    told = {"hidden": is_hidden, "reason": dossier.decision, "until": date_format(day, "j F Y")}
    sentence = (
        _(
            "De moderatie heeft dit verborgen. Waarom: %(reason)s "
            "Niet mee eens? Maak bezwaar tot en met %(until)s: %(url)s"
        )
        if is_hidden
        else _("Iemand meldde dit bij de moderatie. Het blijft staan. Waarom: %(reason)s")
    )
    _tell_author(dossier, kind, thing, "decided", told, sentence)


def told_appeal(*, dossier: Dossier, kind: Reportable, thing: Model | None) -> None:
    """Tell both sides what an appeal led to; who reported hears it only when something changed."""
    is_back = dossier.appeal_state == AppealState.RESTORED
    if is_back and not kind.is_between_two:
        for one in dossier.reports.select_related("reporter"):
            _mail_reporter(
                one, dossier, kind, is_hidden=False, reason=dossier.appeal_decision, is_back=True
            )
    if thing is None:
        return
    told = {"back": is_back, "reason": dossier.appeal_decision, "appeal": True}
    sentence = (
        _("Na je bezwaar staat dit weer op de site. Waarom: %(reason)s")
        if is_back
        else _("Na je bezwaar blijft dit verborgen. Waarom: %(reason)s")
    )
    _tell_author(dossier, kind, thing, "appeal", told, sentence)


def _mail_reporter(
    one: Report,
    dossier: Dossier,
    kind: Reportable,
    *,
    is_hidden: bool,
    reason: str,
    is_back: bool = False,
) -> None:
    active = one.reporter is not None and one.reporter.is_active
    address = one.reporter.email if active and one.reporter else one.email
    if not address:
        return
    context = {
        "kind": str(kind.label).lower(),
        "day": date_format(one.sent_at, "j F Y"),
        "hidden": is_hidden,
        "back": is_back,
        "reason": reason,
    }
    queue_mail(
        template="report_answer",
        to=address,
        context=context,
        once_key=f"report-answer-{one.pk}-{'appeal' if is_back else 'decided'}",
        is_sealed=True,
    )


def _tell_author(
    dossier: Dossier, kind: Reportable, thing: Any, what: str, told: dict[str, Any], sentence: str
) -> None:
    url = settings.SITE_URL + reverse("own_reports:dossier", args=[dossier.pk])
    if kind.tell(thing, sentence % {**told, "url": url}):
        return
    people = User.objects.filter(pk__in=kind.author_ids(thing), is_active=True)
    for person in people.order_by("pk"):
        queue_mail(
            template="report_author",
            to=person.email,
            context={
                **told,
                "name": person.first_name,
                "kind": str(kind.label).lower(),
                "title": kind.title(thing),
                "url": url,
            },
            once_key=f"report-author-{dossier.pk}-{what}-{person.pk}",
        )
