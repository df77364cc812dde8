"""A small world with one item of every visibility, each with a word that must not come out elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from alliantie.choices import Audience, ReviewStep, Role, TextState
from alliantie.models import Attachment, AttachmentText, Review
from cases.models import CaseAttachment, CasePage
from matchmaking.models import Introduction
from news.models import NewsItem
from organisations.actors import actor_for
from organisations.choices import InvitedBy, MembershipRole, MembershipState
from organisations.models import Membership, Organisation
from organisations.services import Asked, make_invitation
from people.models import Conversation, Person
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case, make_member, make_organisation, make_theme, make_user
from tests.factories.uploads import make_attachment
from tests.trust.profiles import make_profiles
from themes.models import Theme

# Everybody every output and every route is asked as.
ACTORS = (
    "visitor",
    "member_a",
    "admin_a",
    "member_b",
    "as_self",
    "former",
    "suspended",
    "editor",
    "moderator",
    "site_admin",
)
# Canary -> actors that may read the item it stands in.
CURATORS = {"editor", "moderator", "site_admin"}
COLLEAGUES = {"member_a", "admin_a"}
MEMBERS = COLLEAGUES | {"member_b", "as_self"}
MAY_READ: dict[str, set[str]] = {
    "kanariepubliek": {"visitor", "former", "suspended"} | MEMBERS | CURATORS,
    "kanarieleden": MEMBERS | CURATORS,
    "kanarieorganisatie": COLLEAGUES | CURATORS,
    "kanarieprive": {"member_a"} | CURATORS,
    "kanarieconcept": set(),
    "kanarieverlopen": set(),
    "kanariestraks": set(),
    "kanarieteruggezet": {"member_a"} | CURATORS,
}


@dataclass
class World:
    """Who and what there is."""

    organisation: Organisation
    theme: Theme
    actors: dict[str, User | None]
    person: Person
    cases: dict[str, CasePage] = field(default_factory=dict)
    invitation: str = ""  # what stands in the link of one that waits
    month: str = ""  # of the newest round
    hidden_news: dict[str, NewsItem] = field(default_factory=dict)
    asked: Person | None = None
    conversation: Conversation | None = None
    dossier: int = 0
    introduction: Introduction | None = None
    declined: Introduction | None = None
    change: object = None
    check: object = None


def make_world() -> World:
    """Build the world on a site that stands."""
    organisation = make_organisation("Gemeente Kanariedorp")
    other = make_organisation("Gemeente Elders")
    theme, actors = make_theme("Vogelthema"), _actors(organisation, other)
    world = World(organisation, theme, actors, make_profiles(actors, theme))
    owner = world.actors["member_a"]
    world.invitation = _invite(organisation, world.actors["admin_a"])
    now = timezone.now()

    def add(word: str, **fields: object) -> CasePage:
        case = make_case(
            f"Over {word}",
            slug=f"over-{word}",
            organisation=organisation,
            themes=(world.theme,),
            owner=owner,
            summary=f"Samenvatting {word} vogelhuis",
            approach=f"<p>Verhaal {word}</p>",
            attachments=[CaseAttachment(attachment=_file(f"Over {word} in dakpannen", owner))],
            **fields,
        )
        world.cases[word] = case
        return case

    add("kanariepubliek")
    add("kanarieleden", audience=Audience.MEMBERS)
    add("kanarieorganisatie", audience=Audience.ORGANISATION)
    add("kanarieprive", audience=Audience.PRIVATE)
    add("kanarieconcept", publish=False)
    _expire(add("kanarieverlopen"), now)
    _schedule(add("kanariestraks"), now)
    _restore(add("kanarieteruggezet"))
    _ask_about(world.cases.values(), now)
    return world


def _ask_about(cases: Iterable[CasePage], now: datetime) -> None:
    """Let every case be one whose author is asked whether it still holds."""
    told = {"step": ReviewStep.ASKED, "moved_at": now}
    Review.objects.bulk_create(
        Review(kind="praktijkvoorbeeld", key=case.pk, **told) for case in cases
    )


def _invite(organisation: Organisation, admin: User | None) -> str:
    """Invite somebody whose address and link must come out nowhere."""
    asked = Asked("Gevraagde", "kanarieadres@elders.example", organisation)
    actor = actor_for(admin)
    made = make_invitation(asked=asked, by=InvitedBy.ADMIN, actor=actor, key=uuid4())
    return made.link.rstrip("/").rpartition("/")[2]


def _file(text: str, owner: User | None) -> Attachment:
    """Keep a file whose words were read; its name tells nothing."""
    file = make_attachment(owner, title="Bijlage")
    AttachmentText.objects.filter(attachment=file).update(text=text, state=TextState.READ)
    return file


def _actors(organisation: Organisation, other: Organisation) -> dict[str, User | None]:
    former = make_user("oudlid")
    Membership.objects.create(user=former, organisation=organisation, state=MembershipState.ENDED)
    suspended = make_member(organisation, "geschorst")
    User.objects.filter(pk=suspended.pk).update(is_active=False)
    return {
        "visitor": None,
        "member_a": make_member(organisation, "lid-a"),
        "admin_a": make_member(organisation, "beheerder-a", role=MembershipRole.ADMIN),
        "member_b": make_member(other, "lid-b"),
        "as_self": make_member(None, "inwoner"),
        "former": former,
        "suspended": suspended,
        "editor": make_editor("redactie@example.org"),
        "moderator": make_editor("moderatie@example.org", Role.MODERATOR),
        "site_admin": make_editor("beheer@example.org", Role.SITE_ADMIN),
    }


def _expire(case: CasePage, now) -> None:
    """Let a page expire while the job that unpublishes it has not run."""
    CasePage.objects.filter(pk=case.pk).update(expire_at=now - timedelta(minutes=1))


def _schedule(case: CasePage, now) -> None:
    """Let a page be live in the table before its time."""
    CasePage.objects.filter(pk=case.pk).update(go_live_at=now + timedelta(days=1))


def _restore(case: CasePage) -> None:
    """Make a page private in the CMS and publish an older revision of when it was public."""
    public = case.latest_revision
    case.audience = Audience.PRIVATE
    case.save()
    case.save_revision().publish()
    public.publish()
