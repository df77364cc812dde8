"""Tell an editor, on the screen where links are set, which of them lead nowhere."""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest

from alliantie.models import FooterSettings, MenuSettings, NotFoundSettings, NoticeSettings

from .answering import Pointing, warnings

LINKS: dict[type[Model], Callable[[Any], Iterable[Pointing]]] = {
    MenuSettings: lambda menu: menu.items.all(),
    NotFoundSettings: lambda not_found: not_found.links.all(),
    FooterSettings: lambda footer: chain.from_iterable(
        column.links.all() for column in footer.columns.all()
    ),
    NoticeSettings: lambda notice: [
        Pointing(notice.link_label or notice.text, notice.page, notice.address)
    ],
}


def warn(request: HttpRequest, setting: Model) -> None:
    """Warn when the screen opens, and so after every change as well; nothing is refused."""
    links = LINKS.get(type(setting))
    if links is None or request.method != "GET":
        return
    for sentence in warnings(links(setting)):
        messages.warning(request, sentence)
