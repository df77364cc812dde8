"""House rules and terms: a new version when the page is published, and who agrees with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from accounts.choices import TermsKind
from accounts.models import Acceptance, TermsVersion
from alliantie.audit import record

CACHE_KEY = "terms-in-force"
CACHE_SECONDS = 300
AGREED = "agreed_with"  # in the session: what was asked when this person had agreed with all of it


@dataclass(frozen=True)
class Words:
    """What a page says: its title, its text as harmless HTML, from which day it must be agreed with."""

    title: str
    text: str
    agree_from: date | None = None


@transaction.atomic
def publish_terms(*, kind: TermsKind, words: Words, actor_id: int | None) -> TermsVersion | None:
    """Keep what was published as a new version, when it says something else or must be agreed with.

    A day asks anew only the first time it is given: a small edit leaves it as it is.
    """
    versions = TermsVersion.objects.select_for_update().filter(kind=kind).order_by("-number")
    # A day to come that was moved or taken away asks nobody any more.
    to_come = versions.filter(agree_from__gt=timezone.localdate())
    dropped = to_come.exclude(agree_from=words.agree_from) if words.agree_from else to_come
    TermsVersion.objects.filter(pk__in=[one.pk for one in dropped]).update(agree_from=None)
    earlier = list(versions)
    newest = earlier[0] if earlier else None
    asked = {version.agree_from for version in earlier}
    agree_from = None if words.agree_from in asked else words.agree_from
    if newest and newest.ended_at is None and agree_from is None and _says_same(newest, words):
        return None
    made = TermsVersion.objects.create(
        kind=kind,
        number=newest.number + 1 if newest else 1,
        title=words.title,
        text=words.text,
        published_at=timezone.now(),
        agree_from=agree_from,
    )
    record(action="terms.publish", obj=made, actor_id=actor_id, origin="cms")
    transaction.on_commit(forget_what_is_kept)
    return made


@transaction.atomic
def end_terms(*, kind: TermsKind) -> None:
    """Ask nobody any more: the page went offline. What was agreed with stays readable."""
    if TermsVersion.objects.filter(kind=kind, ended_at=None).update(ended_at=timezone.now()):
        record(action="terms.end", actor_id=None, origin="cms")
    transaction.on_commit(forget_what_is_kept)


@transaction.atomic
def accept(*, user_id: int, versions: Iterable[TermsVersion]) -> None:
    """Note that somebody agrees; a second time changes nothing."""
    for version in versions:
        _row, is_new = Acceptance.objects.get_or_create(user_id=user_id, version=version)
        if is_new:
            record(action="terms.accept", obj=version, actor_id=user_id)


def in_force() -> list[TermsVersion]:
    """Give the newest version of each kind that is online; kept in the cache for a few minutes."""
    found: list[TermsVersion] | None = cache.get(CACHE_KEY)
    if found is None:
        found = list(TermsVersion.objects.present().defer("text").order_by("kind"))
        cache.set(CACHE_KEY, found, CACHE_SECONDS)
    return found


def asked_now() -> str:
    """Name what members must have agreed with today, short enough for a session; empty for nothing."""
    if not in_force():
        return ""
    key = f"{CACHE_KEY}:{timezone.localdate():%Y-%m-%d}"
    named: str | None = cache.get(key)
    if named is None:
        asked = TermsVersion.objects.asked_by(timezone.localdate()).order_by("kind")
        named = " ".join(f"{kind}-{number}" for kind, number in asked.values_list("kind", "number"))
        cache.set(key, named, CACHE_SECONDS)
    return named


def owed_by(user_id: int) -> list[TermsVersion]:
    """Give the present version of each kind of which somebody has not agreed with what is asked."""
    asked = {one.kind: one.number for one in TermsVersion.objects.asked_by(timezone.localdate())}
    agreed = Acceptance.objects.filter(user_id=user_id, version__kind__in=asked)
    newest: dict[str, int] = {}
    for kind, number in agreed.values_list("version__kind", "version__number"):
        newest[kind] = max(number, newest.get(kind, 0))
    owed = [kind for kind, number in asked.items() if newest.get(kind, 0) < number]
    return list(TermsVersion.objects.present().filter(kind__in=owed).order_by("kind"))


def forget_what_is_kept() -> None:
    """Let the next question ask the database."""
    cache.delete_many([CACHE_KEY, f"{CACHE_KEY}:{timezone.localdate():%Y-%m-%d}"])


def _says_same(version: TermsVersion, words: Words) -> bool:
    return (version.title, version.text) == (words.title, words.text)
