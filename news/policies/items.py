"""Who may place short news, how long it may be changed, and what a link may be."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from alliantie.validators import site_of
from news.choices import NewsState
from people.policies.publishing import ActorLike
from people.policies.refusals import PeopleRefusedError

ITEMS_A_DAY = 5
MOST_THEMES = 3
CHANGE_WITHIN = timedelta(minutes=30)
SCHEMES = frozenset({"http", "https"})
CHANGEABLE = frozenset({NewsState.HELD, NewsState.SHOWN})


def may_place(actor: ActorLike) -> bool:
    """Say whether somebody may place short news: every member, and editors."""
    return actor.is_member or actor.is_editor


def check_place(actor: ActorLike) -> None:
    """Refuse who is no member."""
    if not may_place(actor):
        raise PeopleRefusedError(
            _("Alleen leden plaatsen een actualiteit. Word eerst lid; je tekst blijft hier staan.")
        )


def may_change(state: str, *, made: datetime, now: datetime) -> bool:
    """Say whether the author may still change it: half an hour, unless editors refused it."""
    return state in CHANGEABLE and now - made <= CHANGE_WITHIN


def check_change(state: str, *, made: datetime, now: datetime) -> None:
    """Refuse a change that comes too late."""
    if not may_change(state, made=made, now=now):
        raise PeopleRefusedError(
            _(
                "Wijzigen kan een half uur. Trek het in en plaats het opnieuw. Je tekst staat hier nog."
            )
        )


def check_link(url: str) -> None:
    """Refuse a link that is none of the web, or that seems to lead elsewhere than it does."""
    host = site_of(url)
    if not host or urlsplit(url).scheme.lower() not in SCHEMES:
        raise PeopleRefusedError(
            _("Een link begint met https://. Kopieer hem uit de balk van je browser.")
        )
    if "@" in urlsplit(url).netloc or not host.isascii():
        raise PeopleRefusedError(_("Deze link is misleidend geschreven. Kies een gewone link."))
