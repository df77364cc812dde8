"""Traces of a person in the tables of the frame: mail, sessions, tasks, receipts and the log."""

import re
from collections.abc import Iterable
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django_tasks_db.models import DBTaskResult

from accounts.models import FormerAccount, Notice, User
from alliantie.models import AuditEntry, OutgoingMail, Receipt

from .registry import keepers

SOMEBODY = "iemand"
SHORTEST_NAME = 3


def addresses_of(user: User) -> set[str]:
    """Give every address we know of somebody, also those from before it changed, in small letters."""
    others = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    return {one.lower() for one in (user.email, *others)}


def forget_mail(addresses: Iterable[str]) -> None:
    """Throw away every mail to these addresses, and take the addresses out of mail to others."""
    for address in addresses:
        OutgoingMail.objects.filter(recipient__iexact=address).delete()
        OutgoingMail.objects.filter(reply_to__icontains=address).update(reply_to="")
        _forget_in_waiting_mail(re.compile(re.escape(address), re.IGNORECASE))


def forget_name(name: str, *, of: User | None = None) -> None:
    """Take a name out of what others were told, or are about to be told.

    A name of somebody whose account went up in another, and who is called so there too, stays.
    """
    if len(name) < SHORTEST_NAME or (of is not None and _is_called_so_still(of, name)):
        return
    whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    _forget_in_waiting_mail(whole)
    for notice in Notice.objects.filter(text__icontains=name):
        Notice.objects.filter(pk=notice.pk).update(text=whole.sub(SOMEBODY, notice.text))


def _is_called_so_still(user: User, name: str) -> bool:
    former = FormerAccount.objects.filter(number=user.pk).select_related("kept").first()
    if former is None:
        return False
    names = [former.kept.get_full_name()]
    for keeper in keepers():
        names += keeper.names(former.kept)
    return name.casefold() in {one.casefold() for one in names}


def _forget_in_waiting_mail(words: re.Pattern[str]) -> None:
    for mail in OutgoingMail.objects.exclude(context={}).iterator():
        # An appointment is folded: a word may go on after a line break and a space.
        whole = mail.calendar.replace("\r\n ", "")
        calendar = words.sub(SOMEBODY, whole) if words.search(whole) else mail.calendar
        forgotten = without(mail.context, words)
        if (forgotten, calendar) != (mail.context, mail.calendar):
            told = {"context": forgotten, "calendar": calendar}
            OutgoingMail.objects.filter(pk=mail.pk).update(**told)


def without(value: Any, words: re.Pattern[str]) -> Any:
    """Give a value of JSON with these words replaced in every text of it."""
    if isinstance(value, str):
        return words.sub(SOMEBODY, value)
    if isinstance(value, list):
        return [without(one, words) for one in value]
    if isinstance(value, dict):
        return {name: without(one, words) for name, one in value.items()}
    return value


def forget_sessions(user: User) -> None:
    """End every session that knows this person, signed in or on the way to it."""
    address = user.email.lower()
    for session in Session.objects.iterator():
        known = session.get_decoded()
        on_the_way = known.get("account_login") or {}
        numbers = {str(known.get("_auth_user_id")), str(on_the_way.get("user_pk"))}
        if str(user.pk) in numbers or address in str(known).lower():
            session.delete()


def forget_tasks(user: User, addresses: Iterable[str]) -> None:
    """Throw away task rows that name this person; waiting ones too: nobody is left to do them for."""
    rows = DBTaskResult.objects.annotate(said=Cast("args_kwargs", TextField()))
    named = Q()
    for address in addresses:
        named |= Q(said__icontains=address) | Q(traceback__icontains=address)
    rows.filter(named).delete()
    number = re.compile(rf"(?<!\d){user.pk}(?!\d)")
    done = rows.filter(finished_at__isnull=False, said__contains=str(user.pk))
    pks = [pk for pk, said in done.values_list("pk", "said") if number.search(said)]
    DBTaskResult.objects.filter(pk__in=pks).delete()


def forget_who_did(label: str, pks: Iterable[int]) -> None:
    """Let lines of the log stand without who did it and to what: that was kept long enough."""
    lines = Q(object_type=label, object_id__in=[str(pk) for pk in pks])
    told = AuditEntry._base_manager.filter(lines)  # noqa: SLF001 - as below
    told.update(object_id="", actor=None)


def forget_receipts(user: User) -> None:
    """Throw away the receipts of this person's forms."""
    Receipt.objects.filter(owner=f"user:{user.pk}").delete()


def forget_log_of(gone: dict[str, list[str]]) -> None:
    """Let lines of the log about what is gone stand, without saying which account or profile it was.

    The log is append only for everybody else: what was done and when stays true, the actor is
    emptied by the foreign key, and here the number.
    """
    for label, pks in gone.items():
        lines = Q(object_type=label, object_id__in=pks)
        AuditEntry._base_manager.filter(lines).update(object_id="")  # noqa: SLF001 - the one exception to append only
