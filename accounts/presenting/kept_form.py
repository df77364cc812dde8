"""A form that was sent just before something else had to be done first: it goes along in the page.

Nothing of it is stored: some texts must not stand anywhere with the name of who typed them.
"""

import re
from dataclasses import dataclass

from django.http import HttpRequest

PREFIX = "kept-"
MARK = "kept"
NEVER_KEPT = re.compile(r"csrfmiddlewaretoken|.*(passw|wachtwoord).*", re.IGNORECASE)


@dataclass(frozen=True)
class KeptForm:
    """The fields in their order, and whether files have to be chosen again."""

    fields: tuple[tuple[str, str], ...]
    had_files: bool


def kept_first(request: HttpRequest) -> KeptForm:
    """Keep a form that came in and was not taken yet."""
    return KeptForm(
        tuple(
            (name, value)
            for name, values in request.POST.lists()
            if not NEVER_KEPT.fullmatch(name)
            for value in values
        ),
        had_files=bool(request.FILES),
    )


def kept_again(request: HttpRequest) -> KeptForm | None:
    """Take over what the page kept before; nothing when there was no form."""
    if MARK not in request.POST:
        return None
    return KeptForm(
        tuple(
            (name.removeprefix(PREFIX), value)
            for name, values in request.POST.lists()
            if name.startswith(PREFIX)
            for value in values
        ),
        had_files=request.POST[MARK] == "true",
    )
