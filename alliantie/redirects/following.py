"""Where an old address ends: through what leads on further, never round and round."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.contrib.redirects.models import Redirect

from alliantie.links.answering import is_taken

MOST_STEPS = 10


def path_here(link: str) -> str:
    """Give the path, query and all, of a link that stays on this site; nothing of another."""
    try:
        parts = urlsplit(link)
    except ValueError:  # kept before such addresses were refused
        return ""
    if parts.netloc and parts.netloc.lower() != urlsplit(settings.SITE_URL).netloc.lower():
        return ""
    rest = parts._replace(scheme="", netloc="").geturl()
    return rest if rest.startswith("/") and not rest.startswith("//") else "/"


def goal(redirect: Redirect) -> str:
    """Give where one redirect leads: a path of this site, or a whole address elsewhere."""
    link = str(redirect.link or "")
    return path_here(link) or link


def next_step(address: str) -> Redirect | None:
    """Give what leads on from an address; where a page stands, nothing does."""
    path = path_here(address)
    if not path or is_taken(urlsplit(path).path):
        return None
    found: Redirect | None = (
        Redirect.objects.filter(old_path=Redirect.normalise_path(path))
        .order_by("site_id", "pk")
        .first()
    )
    return found


def end_of(redirect: Redirect, *, asked: str) -> Redirect | None:
    """Follow to the last redirect; nothing when the way comes back, or is longer than anybody meant."""
    seen = {asked, redirect.old_path}
    for _step in range(MOST_STEPS):
        address = goal(redirect)
        if not address or (Redirect.normalise_path(address) in seen and path_here(address)):
            return None
        further = next_step(address)
        if further is None:
            return redirect
        redirect = further
        seen.add(redirect.old_path)
    return None
