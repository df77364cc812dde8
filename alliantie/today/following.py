"""From one decision to the next: what a screen of an app says and shows when it is part of "Vandaag"."""

from typing import Any, TypeVar

from django.contrib import messages
from django.db.models import QuerySet
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from alliantie.http import ActorRequest
from alliantie.models import Decision

from .presenting import next_for

ONLY = "alleen"
Rows = TypeVar("Rows", bound=QuerySet[Any])
LONGEST_NUMBER = 18


def decided(
    request: ActorRequest,
    sentence: str,
    *,
    what: tuple[str, int] | None = None,
    waits: Decision | None = None,
) -> None:
    """Say what was decided, with the way to the next piece of work; the key V follows it.

    With a decision that still waits, it can be taken back here; the key Z does.
    """
    url = next_for(request.actor, but=what)
    if url:
        word = _("Volgende")
    else:
        url, word = reverse("work_today"), _("Naar Vandaag")
    messages.success(
        request,
        format_html(
            '{} <a class="button button-small" accesskey="v" data-controller="w-kbd"'
            ' data-w-kbd-key-value="alt+v" href="{}">{}</a>{}',
            sentence,
            url,
            word,
            _way_back(request, waits) if waits else "",
        ),
    )


def _way_back(request: ActorRequest, waits: Decision) -> SafeString:
    return format_html(
        '<form class="ao-inline" method="post" action="{}">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<button type="submit" class="button button-small button-secondary" accesskey="z"'
        ' data-controller="w-kbd" data-w-kbd-key-value="alt+z">{}</button></form>',
        reverse("work_take_decision_back", args=[waits.pk]),
        get_token(request),
        _("Maak ongedaan"),
    )


def only(request: ActorRequest, kind: str, rows: Rows) -> Rows:
    """Narrow a screen that lists much to the one row "Vandaag" leads to; the other lists are empty."""
    asked = request.GET.get(ONLY, "")
    if not asked:
        return rows
    name, _dash, number = asked.rpartition("-")
    is_number = number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER
    return rows.filter(pk=int(number)) if name == kind and is_number else rows.none()


def only_url(url_name: str, kind: str, key: int) -> str:
    """Give the address of a screen with one row on it."""
    return f"{reverse(url_name)}?{ONLY}={kind}-{key}"
