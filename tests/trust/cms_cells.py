"""Ask every address of the CMS as every role, without drawing its screen: is the door open or not."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch
from uuid import uuid4

from django.contrib.auth.models import Group
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest
from django.template.backends.django import Template
from django.test import RequestFactory
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, resolve, reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Workflow

from accounts.models import User
from alliantie.choices import Role
from alliantie.cms_doors import is_closed
from alliantie.visibility import Actor
from home.models import HomePage
from tests.factories.accounts import make_editor, make_user
from tests.factories.uploads import make_attachment, make_picture

CMS = "cms/"
CLOSED, SIGN_IN = {"/cms/", "/cms/login/"}, "/account/"
NOT_ALLOWED = 405
MESSAGE = "wagtailadmin/shared/messages.html"  # who is led away reads one as well
# Of Wagtail's own screens for one model these are asked; the rest ask the same rights: the models' cells.
OF_A_MODEL = {
    "wagtailsnippets_": {"list", "add"},
    "wagtailsnippetchoosers_": {"choose"},
    "wagtailsites": {"index", "add"},
    "wagtailusers_groups": {"index", "add", "edit", "delete"},
    "wagtailusers_users": {"index", "add", "edit", "delete"},
}


def is_asked(name: str) -> bool:
    """Leave out what another door on the same list says already."""
    space, _colon, last = name.rpartition(":")
    for start, asked in OF_A_MODEL.items():
        if space.startswith(start):
            return last in asked
    return not last.endswith("_results")


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


def values(people: dict[str, User]) -> dict[str, object]:
    """Give what fills the addresses: things that exist where the door looks at the thing first."""
    home, member = HomePage.objects.get(), people["member"]
    picture, file = make_picture(member), make_attachment(member)
    pages = {"page_id", "parent_page_id", "page_to_move_id", "destination_id"}
    group = Group.objects.get(name=str(Role.EDITOR.label))
    return {
        **dict.fromkeys(pages, home.pk),
        "content_type_app_name": "home",
        "content_type_model_name": "editorialpage",
        "app_label": "home",
        "app_name": "alliantie",
        "model_name": "editorialpage",
        "collection_id": Collection.get_first_root_node().pk,
        "image_id": picture.pk,
        "document_id": file.pk,
        "doc_id": file.pk,
        "redirect_id": Redirect.objects.create(old_path="/oud", redirect_link="/nieuw").pk,
        "action_name": "approve",
        "action": "delete",
        "media_type": "audio",
        "filter_spec": "original",
        "kind": "vraag",
        "mergeable": "organisatie",
        "uidb64": "x",
        "token": "x",
        "wagtailusers_users pk": member.pk,
        "wagtailusers_groups pk": group.pk,
        "wagtailadmin_collections pk": Collection.get_first_root_node().pk,
        "wagtailadmin_workflows pk": Workflow.objects.get(name="Redactie").pk,
    }


def address_of(name: str, known: dict[str, object]) -> str | None:
    """Fill a route; numbers that nothing tells are of nothing that exists."""
    space = name.rpartition(":")[0]
    filled = {
        key: known.get(
            f"{space} {key}",
            known.get(key, uuid4() if key in {"reference", "advice"} else 999_999),
        )
        for key in _keys(name)
    }
    if name.startswith("wagtailsettings:"):
        filled |= {"app_name": "alliantie", "model_name": "menusettings"}
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


class OpenedError(BaseException):
    """A view began to draw its screen; nothing on the way may take it for an error of its own."""


@contextmanager
def undrawn() -> Iterator[None]:
    """Stop where a screen would be drawn: who gets as far is in, and drawing takes most of the time."""

    real = Template.render

    def stop(template: Template, context: Any = None, request: Any = None) -> str:
        if template.template.name == MESSAGE:
            return real(template, context, request)
        raise OpenedError

    with patch.object(Template, "render", stop):
        yield


def is_open(user: User, actor: Actor, address: str) -> bool:
    """Say whether somebody gets further than the door, by asking the view itself; nothing of it stays."""
    with transaction.atomic(), undrawn():
        try:
            return _is_open(user, actor, address)
        finally:
            transaction.set_rollback(True)


def _is_open(user: User, actor: Actor, address: str) -> bool:
    try:
        answer = _answer(user, actor, address, "GET")
        if answer.status_code == NOT_ALLOWED:
            answer = _answer(user, actor, address, "POST")
    except PermissionDenied:
        return False
    except (Http404, OpenedError):
        return True
    leads = answer.get("Location", "").partition("?")[0]
    return not (leads in CLOSED or leads.startswith(SIGN_IN))


def _answer(user: User, actor: Actor, address: str, method: str):
    request: HttpRequest = getattr(RequestFactory(), method.lower())(address)
    request.user = user
    request.actor = actor
    request.session = {}
    request.htmx = False
    request.csrf_processing_done = True
    request._messages = FallbackStorage(request)
    match = resolve(request.path_info)
    request.resolver_match = match
    if is_closed(actor, match.view_name):
        raise PermissionDenied
    return match.func(request, *match.args, **match.kwargs)
