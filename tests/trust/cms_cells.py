"""Ask every address of the CMS as every role, without drawing its screen: is the door open or not."""

from collections.abc import Iterator
from uuid import uuid4

from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.test import RequestFactory
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, resolve, reverse
from wagtail.models import Collection, Site

from accounts.models import User
from alliantie.choices import Role
from alliantie.visibility import VISITOR
from home.models import HomePage
from organisations.actors import actor_for
from tests.factories.accounts import make_editor, make_user

CMS = "cms/"
LED_AWAY = ("/cms/", "/account/", "/cms/login/")
NOT_ALLOWED = 405
# Wagtail's own screens about one thing ask the same right as its list; the models' cells hold those.
OF_ONE = frozenset(
    {"usage", "history", "history_results", "inspect", "copy", "list_results", "index_results"}
)


def patterns(resolver=None, path: str = "", names: str = "") -> Iterator[tuple[str, str]]:
    """Give address and name of every route of the CMS."""
    for one in (resolver or get_resolver()).url_patterns:
        here = path + str(one.pattern)
        if not here.startswith(CMS) and not CMS.startswith(here):
            continue
        if isinstance(one, URLResolver):
            inner = f"{names}{one.namespace}:" if one.namespace else names
            yield from patterns(one, here, inner)
        elif isinstance(one, URLPattern) and one.name:
            yield here, f"{names}{one.name}"


def make_people() -> dict[str, User]:
    """Make one of each role, and a member without any."""
    people = {role.value: make_editor(f"{role.value}@example.org", role) for role in Role}
    return {**people, "member": make_user("lid@example.org")}


def values() -> dict[str, object]:
    """Give what fills the addresses: things that exist where the door looks at the thing first."""
    home = HomePage.objects.get()
    page = {"page_id", "parent_page_id", "page_to_move_id", "destination_id"}
    return {
        **dict.fromkeys(page, home.pk),
        "content_type_app_name": "home",
        "content_type_model_name": "editorialpage",
        "app_label": "home",
        "app_name": "alliantie",
        "model_name": "editorialpage",
        "collection_id": Collection.get_first_root_node().pk,
        "action_name": "approve",
        "action": "delete",
        "media_type": "audio",
        "filter_spec": "original",
        "kind": "vraag",
        "uidb64": "x",
        "token": "x",
        "pk_site": Site.objects.get().pk,
    }


def address_of(name: str, known: dict[str, object]) -> str | None:
    """Fill a route; numbers that nothing tells are of nothing that exists."""
    keys = _keys(name)
    filled = {
        key: known.get(key, uuid4() if key in {"reference", "advice"} else 999_999) for key in keys
    }
    try:
        return reverse(name, kwargs=filled)
    except NoReverseMatch:
        return None


def _keys(name: str) -> tuple[str, ...]:
    resolver = get_resolver()
    *spaces, last = name.split(":")
    for space in spaces:
        _prefix, resolver = resolver.namespace_dict[space]
    found = resolver.reverse_dict.getlist(last)
    return tuple(found[0][0][0][1]) if found else ()


def is_open(user: User, address: str) -> bool:
    """Say whether somebody gets further than the door, by asking the view itself."""
    try:
        answer = _answer(user, address, "GET")
        if answer.status_code == NOT_ALLOWED:
            answer = _answer(user, address, "POST")
    except PermissionDenied:
        return False
    except Http404:
        return True
    leads = answer.get("Location", "").partition("?")[0]
    return not (leads and any(leads == way for way in LED_AWAY))


def _answer(user: User, address: str, method: str):
    request: HttpRequest = getattr(RequestFactory(), method.lower())(address)
    request.user = user
    request.actor = actor_for(user) if user else VISITOR
    request.session = {}
    request.htmx = False
    request.csrf_processing_done = True
    request._messages = FallbackStorage(request)
    match = resolve(request.path_info)
    request.resolver_match = match
    return match.func(request, *match.args, **match.kwargs)
