"""Who gets a letter, and what they care about: a hundred people in a fixed number of questions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Delivery
from accounts.models import MailStanding, Notice, NoticeChoice, User
from accounts.notices import kinds
from alliantie.weekly_lines import Line, lines_for
from newsletter.choices import Kind
from newsletter.digest import Candidate, Interests
from newsletter.models import Issue, Letter
from organisations.models import Membership, Organisation
from people.models import Expertise, Follow

from .window import Window


@dataclass
class Reader:
    """One person with what we know of their wishes."""

    user: User
    follows: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    searches: list[str] = field(default_factory=list)
    own_themes: set[int] = field(default_factory=set)
    organisations: set[int] = field(default_factory=set)
    is_member: bool = False
    told: set[str] = field(default_factory=set)
    notices: list[Notice] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def interests(self) -> Interests:
        """Give what decides which things are for this person."""
        return Interests(
            user_id=self.user.pk,
            themes=frozenset(self.follows["theme"]),
            organisations=frozenset(self.follows["organisation"]),
            people=frozenset(self.follows["person"]),
            pages=frozenset(self.follows["page"]),
            own_themes=frozenset(self.own_themes),
            told=frozenset(self.told),
        )


def recipients(issue: Issue, after: int) -> QuerySet[User]:
    """Select who still gets this letter: who takes part or follows, wants it, and can be reached."""
    no_mail = MailStanding.objects.filter(user=OuterRef("pk")).filter(
        Q(wants_weekly=False) | Q(undeliverable_since__isnull=False)
    )
    return (
        User.objects.filter(is_active=True, pk__gt=after)
        .filter(
            Exists(Membership.objects.active().filter(user=OuterRef("pk")))
            | Exists(Follow.objects.filter(user=OuterRef("pk")))
        )
        .exclude(Exists(no_mail))
        .exclude(Exists(Letter.objects.filter(issue=issue, user=OuterRef("pk"))))
        .order_by("pk")
    )


def readers(users: Iterable[User], window: Window) -> list[Reader]:
    """Read what these people care about; the number of queries does not grow with them."""
    found = {user.pk: Reader(user) for user in users}
    for row in Follow.objects.of_all(list(found)):
        _note_follow(found[row.user_id], row)
    for user_id, theme_id in Expertise.objects.filter(person__user__in=found).values_list(
        "person__user_id", "theme_id"
    ):
        found[user_id].own_themes.add(theme_id)
    _note_organisations(found)
    _note_notices(found, window)
    for user_id, lines in lines_for(list(found)).items():
        found[user_id].lines = lines
    return list(found.values())


def lines_of(reader: Reader) -> list[Candidate]:
    """Give what waits on somebody's desk as lines of their letter."""
    return [
        Candidate(
            key=f"notice:{one.pk}",
            kind=Kind.NOTICE,
            title=one.text,
            url=one.url,
            at=one.created_at,
            note=_("Op je werkplek"),
        )
        for one in reader.notices
    ]


def people_of(reader: Reader) -> list[Candidate]:
    """Give whom somebody could meet as lines of their letter, in the order in which they came."""
    now = timezone.now()
    return [
        Candidate(
            key=one.key,
            kind=Kind.NOTICE,
            title=one.title,
            url=one.url,
            at=now - timedelta(seconds=number),
            note=one.note,
        )
        for number, one in enumerate(reader.lines)
    ]


def _note_follow(reader: Reader, row: Follow) -> None:
    if row.search:
        reader.searches.append(row.search)
    for kind in ("theme", "organisation", "person", "page"):
        pk = getattr(row, f"{kind}_id")
        if pk is not None:
            reader.follows[kind].add(pk)


def _note_organisations(found: dict[int, Reader]) -> None:
    """Count what an organisation is about among what its people are about."""
    memberships = Membership.objects.active().filter(user__in=found)
    for user_id, organisation in memberships.values_list("user_id", "organisation_id"):
        found[user_id].is_member = True
        if organisation is not None:
            found[user_id].organisations.add(organisation)
    themes: dict[int, set[int]] = defaultdict(set)
    every = {one for reader in found.values() for one in reader.organisations}
    links = Organisation.themes.through.objects.filter(organisation__in=every)
    for organisation, theme in links.values_list("organisation_id", "theme_id"):
        themes[organisation].add(theme)
    for reader in found.values():
        for one in reader.organisations:
            reader.own_themes |= themes[one]


def _note_notices(found: dict[int, Reader], window: Window) -> None:
    """Take along what waits for the weekly mail; what it is about was told and is not told again."""
    chosen = {
        (user, kind): delivery
        for user, kind, delivery in NoticeChoice.objects.filter(user__in=found).values_list(
            "user_id", "kind", "delivery"
        )
    }
    standards = {kind.name: kind.standard for kind in kinds()}
    rows = Notice.objects.filter(user__in=found, created_at__lt=window.until).filter(
        Q(created_at__gte=window.since) | Q(mailed_at=None, read_at=None)
    )
    for row in rows:
        reader = found[row.user_id]
        reader.told.add(row.url)
        delivery = chosen.get((row.user_id, row.kind), standards.get(row.kind, Delivery.INBOX))
        if row.mailed_at is None and row.read_at is None and delivery == Delivery.WEEKLY:
            reader.notices.append(row)
