"""What tests of merging share: everything that stands in the database, and who merges."""

from typing import Any

from django.apps import apps
from django.utils import timezone

from accounts.models import AccountClaim, User
from alliantie.choices import Role
from alliantie.merging.carrying_out import carry_out
from alliantie.merging.registry import Mergeable, kind_of
from alliantie.merging.values import kept_fields, plain
from alliantie.models import Merge
from alliantie.visibility import Actor

# What tells that something was done, and may be there twice.
TELLS = {
    "alliantie.AuditEntry", "alliantie.Merge", "alliantie.MergedRow", "search.PendingEntry",
    "wagtailcore.PageLogEntry", "wagtailcore.ModelLogEntry", "wagtailcore.ReferenceIndex",
    "django_tasks_database.DBTaskResult", "django_tasks_db.DBTaskResult", "sessions.Session",
    "alliantie.Receipt", "wagtailsearch.IndexEntry",
}  # fmt: skip


def everything() -> dict[tuple[str, str], dict[str, Any]]:
    """Give every row there is, but those that tell what was done."""
    return {
        (model._meta.label, str(row.pk)): {one.name: plain(row, one) for one in kept_fields(model)}
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label not in TELLS
        if not model._meta.label.startswith(("matchmaking.", "modelsearch.", "wagtailsearch."))
        for row in model._meta.base_manager.all()
    }


def differences(before, after) -> dict[Any, Any]:
    """Give what is not as it was."""
    found = {}
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        if old is None or new is None:
            found[key] = (old, new)
        elif old != new:
            found[key] = {name: (old[name], new[name]) for name in old if old[name] != new[name]}
    return found


def editor(user: User | None = None, role: str = "editor") -> Actor:
    """Give somebody who merges."""
    return Actor(user_id=user.pk if user else None, roles=frozenset({role}))


def known(name: str) -> Mergeable:
    """Give a kind that must be there."""
    kind = kind_of(name)
    assert kind is not None
    return kind


def merge(
    name: str, gone: Any, kept: Any, actor: Actor | None = None, fingerprint: str | None = None
) -> Merge:
    """Merge as an editor would."""
    return carry_out(
        kind=known(name),
        gone_key=gone.pk,
        kept_key=kept.pk,
        actor=actor or editor(),
        fingerprint=fingerprint,
    )


def make_claim(gone: User, kept: User, **given: Any) -> AccountClaim:
    """Let both accounts have said that they are of one person, unless told otherwise."""
    now = timezone.now()
    standard = {"asked_at": now, "confirmed_at": now, "promised_on": timezone.localdate(now)}
    return AccountClaim.objects.create(
        kept=kept, gone=gone, **{"address": gone.email, **standard, **given}
    )


def merge_accounts(gone: User, kept: User) -> Merge:
    """Let one account go up in the other, as a site admin would once both said so."""
    make_claim(gone, kept)
    return merge("account", gone, kept, editor(role=Role.SITE_ADMIN))
