"""Start and stop following; only who follows knows of it."""

from typing import Any

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import User
from alliantie.throttles import ONE_HOUR, hit
from alliantie.visibility import Actor
from organisations.actors import actor_for
from organisations.models import Organisation
from people.choices import FollowKind
from people.models import Follow, Person
from people.policies.following import Target, check_room, check_search
from people.policies.refusals import NotYoursError
from search.gate import visible_keys
from search.parameters import FILTERS, pairs, read_query
from search.presenting import QUESTIONS
from search.registry import facet_labels, key_of, kind_of
from themes.models import Theme

CHANGES_AN_HOUR = 300
LONGEST_WORDS = 300


@transaction.atomic
def follow(*, target: Target, actor: Actor) -> None:
    """Follow something this actor can see; a second time changes nothing.

    There is no line in the audit log: who follows whom is nobody's business, editors included.
    """
    hit(scope="follow", key=str(actor.user_id), limit=CHANGES_AN_HOUR, seconds=ONE_HOUR)
    fields = _fields(target, actor)
    user = User.objects.select_for_update().get(pk=actor.user_id or 0)
    own = Follow.objects.of(actor.user_id)
    if own.filter(**_which(fields)).exists():
        return
    check_room(
        followed=own.count(),
        searches=own.exclude(search="").count(),
        is_search=target.is_search,
    )
    Follow.objects.create(user=user, **fields)


def unfollow(*, target: Target, actor: Actor) -> None:
    """Stop following, also what one may no longer see."""
    own = Follow.objects.of(actor.user_id)
    if target.is_search:
        own.filter(search=target.value).exclude(search="").delete()
    elif target.kind in FollowKind.values and target.number is not None:
        own.filter(**{f"{target.kind}_id": target.number}).delete()


def canonical(address: str) -> str:
    """Write a search as search itself would, so that the same search is followed once."""
    params = QueryDict(mutable=True)
    for name, value in _parts(address):
        params.appendlist(name, value)
    return params.urlencode()


def export(user: User) -> dict[str, Any]:
    """Hand over what somebody follows; who no longer shows their name to them is left out."""
    rows = Follow.objects.of(user.pk).select_related("theme", "organisation", "person", "page")
    people = {row.person_id for row in rows if row.person_id}
    seen = Person.objects.visible_to(actor_for(user)).filter(pk__in=people)
    named = set(seen.values_list("pk", flat=True))
    shown = [row for row in rows if not row.person_id or row.person_id in named]
    return {_("Wat je volgt"): [_name(row) for row in shown]}


def erase(user: User) -> None:
    """Forget what somebody follows."""
    Follow.objects.of(user.pk).delete()


def _parts(address: str) -> list[tuple[str, str]]:
    """Give words and filters; order and page are no part of what one wants to know."""
    known = {"q", "letterlijk", *FILTERS.values()}
    query = read_query(QueryDict(address))
    return [(name, value) for name, value in pairs(query) if name in known]


def _fields(target: Target, actor: Actor) -> dict[str, Any]:
    if target.is_search:
        address = canonical(target.value)
        check_search(address)
        return {"search": address, "search_words": words_of(address)}
    if target.kind not in FollowKind.values or not _is_seen(target, actor):
        raise NotYoursError(_("Dit is er niet, of niet voor jou."))
    return {f"{target.kind}_id": target.number}


def _which(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name != "search_words"}


def _is_seen(target: Target, actor: Actor) -> bool:
    number = target.number
    if number is None:
        return False
    if target.kind == FollowKind.PAGE:
        return _is_page_seen(number, actor)
    if target.kind == FollowKind.THEME:
        return Theme.objects.filter(pk=number).exists()
    if target.kind == FollowKind.ORGANISATION:
        return Organisation.objects.visible_to(actor).filter(pk=number).exists()
    others = Person.objects.visible_to(actor).exclude(user=actor.user_id)
    return others.filter(pk=number).exists()


def _is_page_seen(number: int, actor: Actor) -> bool:
    """Say whether a page may be followed: not what others may not know by its number."""
    page = Page.objects.filter(pk=number).first()
    key = key_of(page.specific_deferred) if page else ""
    kind = kind_of(key)
    return kind is not None and kind.known_by is None and bool(visible_keys(actor, [key]))


def words_of(address: str) -> str:
    """Say in words what is looked for."""
    query = read_query(QueryDict(address))
    said = [f"“{query.text}”"] if query.text else []
    for field in FILTERS:
        values = query.chosen(field)
        labels = facet_labels(field, values)
        said += [f"{QUESTIONS[field]}: {labels.get(value, value)}" for value in values]
    return ", ".join(said)[:LONGEST_WORDS]


def _name(row: Follow) -> str:
    return row.search_words or str(row.theme or row.organisation or row.person or row.page)
