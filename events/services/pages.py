"""How the page of a meeting is kept: put changes on it, make a version, give it an address."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import User
from alliantie.visibility import Actor
from cases.policies.writing import Ties
from cases.writers import writer_of
from events.choices import EventState
from events.models import EventDoor, EventPage
from events.policies.announcing import Meeting
from events.policies.hosting import EventRefusedError
from search.registry import key_of
from search.services import queue_index
from themes.services import resolve_tags

NAMELESS = "Nog zonder titel"
LONGEST_SLUG = 80
# Addresses under /bijeenkomsten/ and /mijn/bijeenkomsten/ that are no meeting, and some to come.
RESERVED = frozenset(
    {
        *(
            "nieuw",
            "werkvormen",
            "reeksen",
            "reeks",
            "thema",
            "organisatie",
            "beurten",
            "acties",
            "opname",
        ),
        *("agenda.ics", "podcast.xml", "agenda", "podcast", "maand", "mijn", "feed"),
    }
)
WORDS = ("title", "goal", "description", "prepare", "kind", "format", "level")
LISTS = ("themes", "tags")
PLACE = ("starts_at", "ends_at", "zone", "mode", "venue", "address", "travel")
DOOR = ("door_url", "door_note")
AROUND = (
    "region",
    "has_lift",
    "has_ring_line",
    "has_sign_language",
    "has_quiet_room",
    "access_note",
    "registers_elsewhere",
    "opens_at",
    "closes_at",
    "per_organisation",
)
SETTING = ("organisation", "audience")
EDITABLE = frozenset({*WORDS, *LISTS, *PLACE, *DOOR, *AROUND, *SETTING})


def version_of(event: EventPage) -> str:
    """Name what was last saved, so that nobody overwrites what they did not see."""
    return str(event.latest_revision_id or "")


class ChangedMeanwhileError(EventRefusedError):
    """It was saved elsewhere since; `theirs` is what stands there now and `version` its name."""

    def __init__(self, theirs: EventPage) -> None:
        super().__init__(_("Deze bijeenkomst is intussen ook ergens anders bewaard."))
        self.theirs = theirs
        self.version = version_of(theirs)


def locked(event: EventPage) -> EventPage:
    """Give the row as it is now, while nobody else changes it."""
    found: EventPage = EventPage.objects.select_for_update().get(pk=event.pk)
    return found


def meeting_of(event: EventPage) -> Meeting:
    """Read what the rules ask about; one query for who helps."""
    helpers = event.people.exclude(role="speaker").exclude(user=None)
    return Meeting(
        owner_id=event.owner_id,
        organisation_id=event.organisation_id,
        state=event.state,
        was_online=event.first_published_at is not None,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        helper_ids=frozenset(helpers.values_list("user_id", flat=True)),
    )


def filled_of(event: EventPage, actor: Actor) -> set[str]:
    """Name which of the five questions are answered."""
    writer = writer_of(actor)
    online = event.mode == "online"
    answers = {
        "title": bool(event.title) and event.title != NAMELESS,
        "when": event.starts_at is not None and event.ends_at is not None,
        "where": online or bool(event.venue or event.address),
        "host": event.organisation_id is not None or writer.ties is Ties.OPEN,
        "goal": bool(event.goal),
    }
    return {name for name, is_there in answers.items() if is_there}


def put_on(event: EventPage, changes: Mapping[str, Any]) -> None:
    """Write changes on a meeting in memory; a name that is not the host's to change is our error."""
    unknown = set(changes) - EDITABLE
    if unknown:
        raise ValueError(f"not the host's to change: {sorted(unknown)}")
    for name, value in changes.items():
        if name == "tags":
            event.tags.set(resolve_tags(value))
        elif name == "themes":
            event.themes.set(value)
        elif name not in DOOR:
            setattr(event, name, value)
    event.title = event.title or NAMELESS
    event.draft_title = event.title


def keep_door(event: EventPage, changes: Mapping[str, Any]) -> None:
    """Keep the link of an online meeting apart from the page."""
    words = {name.removeprefix("door_"): changes[name] for name in DOOR if name in changes}
    if words:
        EventDoor.objects.update_or_create(event=event, defaults=words)


def keep_version(event: EventPage, user: User | None) -> None:
    """Save the row and a version; of what is online the version is shown at once."""
    if event.first_published_at is None:
        event.slug = free_slug(event.title, parent=event.get_parent(), but=event.pk)
    event.save(clean=False)
    revision = event.save_revision(user=user, clean=False)
    if event.live:
        revision.publish(user=user, skip_permission_checks=True)
        event.refresh_from_db()
    event.latest_revision = revision
    index(event)


def index(event: EventPage) -> None:
    """Have a meeting indexed as it is now; what was never online costs nothing."""
    if event.live or event.first_published_at:
        queue_index(key=key_of(event))


def free_slug(title: str, *, parent: Page, but: int | None = None) -> str:
    """Make an address out of a title that no other meeting has."""
    base = slugify(title)[:LONGEST_SLUG].strip("-") or "bijeenkomst"
    siblings = Page.objects.child_of(parent).filter(slug__startswith=base).exclude(pk=but)
    taken = {*siblings.values_list("slug", flat=True), *RESERVED}
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def calendar_uid(event: EventPage) -> str:
    """Make the name by which calendars know a meeting for ever."""
    return f"{event.reference}@{urlsplit(settings.SITE_URL).hostname or 'alliantie'}"


def is_online(event: EventPage) -> bool:
    """Say whether people plan by it."""
    return bool(event.live and event.state == EventState.PLANNED)
