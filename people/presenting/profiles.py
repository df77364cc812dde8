"""A profile as one actor sees it: three blocks, each only when it is meant for them; five queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.urls import NoReverseMatch, reverse

from alliantie.cards import CardPicture, Chip, picture_card, tone_of
from alliantie.models import Picture
from alliantie.visibility import VISITOR, Actor
from organisations.models import Membership, Organisation
from people.choices import MeetingFormat, SpokenLanguage, Visibility
from people.models import Expertise, Person
from people.policies.profile import labels, may_see_block

PORTRAIT = "fill-240x240"


@dataclass(frozen=True)
class Work:
    """An organisation somebody agreed to be shown with."""

    name: str
    url: str
    function: str


@dataclass(frozen=True)
class Known:
    """One thing somebody may be asked about."""

    level: str
    theme: Chip


@dataclass(frozen=True)
class Who:
    """The block "who I am"."""

    name: str
    function: str
    about: str
    portrait: CardPicture | None
    work: Sequence[Work]
    languages: Sequence[str]


@dataclass(frozen=True)
class Knowledge:
    """The block "what I know"."""

    expertises: Sequence[Known]
    formats: Sequence[str]


@dataclass(frozen=True)
class Reach:
    """The block "how to reach me"; `url` leads to the form for a message, if there is one."""

    note: str
    url: str


@dataclass(frozen=True)
class ProfileView:
    """A whole profile; a block that is not meant for who is looking is None."""

    person: Person
    url: str
    who: Who
    knowledge: Knowledge | None
    reach: Reach | None
    is_own: bool
    is_hidden: bool
    public: "ProfileView | None"


def found_profile(actor: Actor, **which: Any) -> Person | None:
    """Find somebody this actor may see, with all that a profile shows; four queries."""
    portraits = Picture.objects.prefetch_renditions(PORTRAIT)
    seen: Person | None = (
        Person.objects.visible_to(actor)
        .filter(**which)
        .prefetch_related(
            Prefetch("portrait", queryset=portraits),
            Prefetch("expertises", queryset=Expertise.objects.select_related("theme")),
            Prefetch(
                "user__memberships",
                queryset=Membership.objects.shown().select_related("organisation"),
                to_attr="shown_memberships",
            ),
        )
        .select_related("user")
        .first()
    )
    return seen


def profile_view(person: Person, actor: Actor) -> ProfileView:
    """Describe what this actor may see of somebody who was found for them; no query but pictures."""
    view = _view(person, actor, public=None)
    everybody = person.show_who == Visibility.EVERYONE and not view.is_hidden
    return _view(person, actor, public=_view(person, VISITOR, public=None) if everybody else None)


def _view(person: Person, actor: Actor, *, public: ProfileView | None) -> ProfileView:
    def sees(visibility: str) -> bool:
        return may_see_block(actor, visibility, owner_id=person.user_id)

    is_own = actor.user_id == person.user_id
    return ProfileView(
        person=person,
        url=person.get_absolute_url(),
        who=_who(person, actor),
        knowledge=_knowledge(person) if sees(person.show_knowledge) else None,
        reach=_reach(person, is_own=is_own) if sees(person.show_contact) else None,
        is_own=is_own,
        is_hidden=person.hidden_at is not None or not person.user.is_active,
        public=public,
    )


def _who(person: Person, actor: Actor) -> Who:
    return Who(
        name=person.name,
        function=person.function,
        about=person.about,
        portrait=picture_card(person.portrait, PORTRAIT),
        work=_work(person, actor),
        languages=labels(SpokenLanguage, person.languages),
    )


def _work(person: Person, actor: Actor) -> list[Work]:
    """Give the organisations somebody is shown with, as far as the actor may see them."""
    rows: list[Membership] = person.user.shown_memberships  # type: ignore[attr-defined]  # prefetched
    return [
        Work(one.name, one.get_absolute_url(), row.function)
        for row in rows
        if (one := row.organisation) is not None and _is_seen(one, actor)
    ]


def _is_seen(organisation: Organisation, actor: Actor) -> bool:
    """Ask what `Organisation.objects.visible_to` asks, of a row that was read already."""
    return (
        actor.is_editor
        or organisation.listing == "listed"
        or organisation.pk in actor.organisation_ids
    )


def _knowledge(person: Person) -> Knowledge | None:
    known = [
        Known(
            level=one.get_level_display(),
            theme=Chip(
                label=one.theme.label,
                url=one.theme.get_absolute_url(),
                tone=tone_of(one.theme.colour),
            ),
        )
        for one in person.expertises.all()
    ]
    formats = labels(MeetingFormat, person.formats)
    return Knowledge(known, formats) if known or formats else None


def _reach(person: Person, *, is_own: bool) -> Reach:
    url = ""
    if not is_own:
        try:
            url = reverse("people:contact", args=[person.slug])
        except NoReverseMatch:  # this site passes no messages on
            url = ""
    return Reach(note=person.contact_note, url=url)
