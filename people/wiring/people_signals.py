"""What happens to accounts, memberships, organisations and themes reaches the profiles that show it."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete

from accounts.models import User
from alliantie.models import AuditEntry
from organisations.models import Membership, Organisation
from people.models import Expertise, Person
from people.services.activity import came_back
from people.services.indexing import people_changed, person_changed, person_gone
from people.services.merging import follow_merge
from themes.models import Theme

MERGED = "organisation.merge"
# What the log tells of: a change of a membership or account that was made without saving the row.
TOLD_BY_THE_LOG = {
    Membership._meta.label_lower: "user__memberships",
    User._meta.label_lower: "user",
}


def _person_saved(instance: Person, *, raw: bool = False, **_kwargs: Any) -> None:
    if not raw:
        person_changed(person=instance)


def _person_deleted(instance: Person, **_kwargs: Any) -> None:
    person_gone(person=instance)


def _expertise_changed(instance: Expertise, **_kwargs: Any) -> None:
    people_changed(Q(pk=instance.person_id))


def _membership_changed(instance: Membership, **_kwargs: Any) -> None:
    people_changed(Q(user=instance.user_id))


def _user_saved(
    instance: User, *, created: bool, update_fields: Any = None, **_kwargs: Any
) -> None:
    if not created and set(update_fields or ()) != {"last_login"}:
        people_changed(Q(user=instance.pk))


def _logged(instance: AuditEntry, *, created: bool, **_kwargs: Any) -> None:
    """Follow the log: services write a line inside the transaction of every change, however they save."""
    if created and instance.action == MERGED:
        follow_merge(organisation=Organisation.objects.get(pk=instance.object_id))
    path = TOLD_BY_THE_LOG.get(instance.object_type)
    if created and path and not instance.action.startswith("account.signed"):
        people_changed(Q(**{path: instance.object_id}))


def _organisation_saved(instance: Organisation, *, created: bool, **_kwargs: Any) -> None:
    if not created:
        people_changed(Q(user__memberships__organisation=instance.pk))


def _theme_changed(instance: Theme, *, created: bool = False, **_kwargs: Any) -> None:
    if not created:
        people_changed(Q(expertises__theme=instance.pk))


def _signed_in(user: Any, **_kwargs: Any) -> None:
    came_back(user=user)


def connect() -> None:
    """Listen; called once when the app is ready."""
    for signal, sender, listener in (
        (post_save, Person, _person_saved),
        (post_delete, Person, _person_deleted),
        (post_save, Expertise, _expertise_changed),
        (post_delete, Expertise, _expertise_changed),
        (post_save, Membership, _membership_changed),
        (post_delete, Membership, _membership_changed),
        (post_save, User, _user_saved),
        (post_save, AuditEntry, _logged),
        (post_save, Organisation, _organisation_saved),
        (post_save, Theme, _theme_changed),
        (pre_delete, Theme, _theme_changed),
    ):
        signal.connect(listener, sender=sender, dispatch_uid=f"people {listener.__name__}")
    user_logged_in.connect(_signed_in, dispatch_uid="people came back")
