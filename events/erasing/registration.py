"""What meetings keep of who comes: coming seats go to the next, the rest stays as a number."""

from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.erasing.frame import addresses_of
from accounts.models import User
from events.models import BoxQuestion, HostMail, Registration, Transfer
from events.policies.registering import RegistrationRefusedError
from events.services.leaving import sign_off
from events.services.retention import erase_rows


def erase(user: User) -> None:
    """Sign somebody off what is still to come, and take them out of everything else."""
    addresses = addresses_of(user)
    Transfer.objects.filter(email__in=addresses).delete()
    rows = list(_of(user))
    BoxQuestion.objects.filter(registration__in=rows).delete()
    for row in rows:
        try:
            sign_off(registration=row, actor_id=None)
        except RegistrationRefusedError:
            continue  # it is over
    erase_rows([row.pk for row in rows], timezone.now())
    HostMail.objects.filter(sender=user).update(sender=None)


def _of(user: User) -> QuerySet[Registration]:
    """Select what somebody has as an account, and as a guest under any of their addresses."""
    by_address = Registration.objects.annotate(address=Lower("email"))
    return by_address.filter(Q(user=user) | Q(address__in=addresses_of(user)))


def export(user: User) -> dict[str, Any]:
    """Give where somebody signed up, what they answered and asked."""
    rows = _of(user).select_related("event", "organisation")
    return {
        "Aanmeldingen voor bijeenkomsten": [
            {"Bijeenkomst": one.event.title, "Begint": one.event.starts_at}
            | {"Stand": one.get_state_display(), "Aangemeld op": one.registered_at}
            | {"Naam": one.name, "E-mailadres": one.email}
            | {"Organisatie": str(one.organisation or one.organisation_name)}
            | {"Antwoorden": {row.question.text: row.text for row in one.answers.all()}}
            for one in rows.prefetch_related("answers__question")
        ],
        "Vragen vooraf": [
            {"Bijeenkomst": one.event.title, "Vraag": one.text}
            for one in BoxQuestion.objects.filter(registration__in=rows).select_related("event")
        ],
        "Mails die je aan deelnemers stuurde": [
            {"Bijeenkomst": one.event.title, "Onderwerp": one.subject, "Bericht": one.text}
            for one in HostMail.objects.filter(sender=user).select_related("event")
        ],
    }
