"""Meetings for every audience and state, each with a word that must not come out of a calendar."""

from datetime import timedelta

from django.utils import timezone

from alliantie.choices import Audience
from events.models import EventPage, PersonalFeed, Series, Transfer
from tests.factories.events import make_event, make_registration
from tests.trust.world import COLLEAGUES, CURATORS, MEMBERS, World

# Where a meeting is held comes out to nobody who looks.
ROOM = "agendakamer"
# Who comes to a meeting whose host has left its organisation since.
COMES = "kanariegast"
MAY_READ_COMES = {"admin_a"} | CURATORS
MAY_READ_CALENDAR: dict[str, set[str]] = {
    "agendaopenbaar": {"visitor", "former", "suspended"} | MEMBERS | CURATORS,
    "agendaleden": MEMBERS | CURATORS,
    "agendaverlaten": {"former"} | CURATORS,
    "agendaorganisatie": COLLEAGUES | CURATORS,
    "agendaprive": {"member_a"} | CURATORS,
    "agendaconcept": set(),
    "agendaverlopen": set(),
}
NOBODY = "00000000-0000-4000-8000-000000000000"
PUBLIC_CALENDARS = {
    "calendar of all": "/bijeenkomsten/agenda.ics",
    "calendar of a theme": "/bijeenkomsten/thema/{theme.slug}/agenda.ics",
    "calendar of an organisation": "/bijeenkomsten/organisatie/{organisation.slug}/agenda.ics",
    "calendar of a series": "/bijeenkomsten/reeks/agendareeks/agenda.ics",
    # Somebody who is no member any more: what they signed up for then is not theirs to see now.
    "calendar of a former member": "/agenda/adres-van-een-oud-lid.ics",
}
CALENDAR_OUTPUTS = PUBLIC_CALENDARS | {"explaining calendars": "/mijn/agenda/"}
CALENDAR_OUTPUTS |= {
    f"calendar file of {word}": f"/bijeenkomsten/{word}/agenda.ics" for word in MAY_READ_CALENDAR
}
CALENDAR_OUTPUTS |= {"own registrations": "/mijn/aanmeldingen/"}
for _word in MAY_READ_CALENDAR:
    CALENDAR_OUTPUTS |= {
        f"signing up for {_word}": f"/bijeenkomsten/{_word}/aanmelden/",
        f"typing the code for {_word}": f"/bijeenkomsten/{_word}/aanmelden/code/{NOBODY}/",
        f"registration of a former member for {_word}": f"/aanmelding/van-oud-lid-{_word}/",
        f"seat of a former member handed on, {_word}": f"/aanmelding/overnemen/door-{_word}/",
        f"workbench of {_word}": f"/mijn/bijeenkomsten/{_word}/",
        f"who comes to {_word}": f"/mijn/bijeenkomsten/{_word}/deelnemers/",
    }
CALENDAR_OUTPUTS |= {
    f"link of a former member to {word}": f"/b/link-naar-{word}/" for word in MAY_READ_CALENDAR
}
# Pages of one person: asked as those they could tell something to, since everybody asks everything else.
ASKED_AS = {
    "signing up": {"visitor", "former", "member_b", "admin_a"},
    "typing the code": {"visitor", "former", "member_b"},
    "registration of": {"visitor"},
    "seat of": {"visitor"},
    "link of": {"visitor", "former"},
    "workbench of": {"former", "member_b"},
    "who comes": {"former", "member_b"},
}
# Each use case and profile by its own word: as who sees it least or knows it differently. What all of
# them say, and so every one of them, is looked for as everybody.
for _start in ("asking about", "applying", "search for kan", "suggestions for kan", "feed of kan"):
    ASKED_AS[_start] = {"visitor", "member_b", "former", "editor"}
for _start in ("search of prof", "suggestions of prof", "feed of prof"):
    ASKED_AS[_start] = {"visitor", "former", "member_b", "admin_a", "editor"}
# Here five others are told one by one which of them comes out, in what is meant for somebody.
for _start in ("search for samen", "search for dilemma", "feed of dilemma"):
    ASKED_AS[_start] = {"former", "admin_a", "moderator"}
# What comes in with a suspended account is a visitor (test_access): one output of each kind.
AS_SUSPENDED = {
    "front page",
    "overview",
    "organisation",
    "search everything",
    "suggestions",
    "feed of everything",
    "desk",
    "thread",
    "page of kanarieorganisatie",
    "meeting samenkomstorganisatie",
    "dilemma dilemmaoverheid",
    "calendar of an organisation",
    "calendar file of agendaleden",
    "profile lid-kanarieprofiel",
    "newest round",
}
# Who has the link of a seat reads the title, as in the mail the link came with.
BY_SECRET = ("registration of", "seat of")


def asks(name: str, actor: str) -> bool:
    """Say whether an output is asked as this actor."""
    if actor == "suspended":
        return name in AS_SUSPENDED
    return all(actor in who for start, who in ASKED_AS.items() if name.startswith(start))


FIELDS = {
    "agendaleden": {"audience": Audience.MEMBERS},
    "agendaorganisatie": {"audience": Audience.ORGANISATION},
    "agendaverlaten": {"audience": Audience.PRIVATE},
    "agendaprive": {"audience": Audience.PRIVATE},
    "agendaconcept": {"state": "draft"},
    "agendaverlopen": {"expire_at": timezone.now() - timedelta(minutes=1)},
}


def add_calendars(world: World) -> None:
    """Let somebody of organisation A hold every meeting, and a former member have signed up for all."""
    series = Series.objects.create(title="Reeks", slug="agendareeks")
    former = world.actors["former"]
    PersonalFeed.objects.create(
        user=former, secret="adres-van-een-oud-lid", renewed_at=timezone.now()
    )
    for number, word in enumerate(MAY_READ_CALENDAR, 1):
        event = make_event(
            former if word == "agendaverlaten" else world.actors["member_a"],
            title=f"Over {word}",
            goal=f"Doel {word}",
            themes=(world.theme,),
            series=series,
            series_number=number,
            starts_at=timezone.now() + timedelta(minutes=10),
            mode="online",
            url=f"https://{ROOM}.example/",
            **FIELDS.get(word, {}),
        )
        EventPage.objects.filter(pk=event.pk).update(slug=word)
        if word == "agendaverlaten":
            make_registration(event, name=COMES, email="gast@elders.example")
            continue
        row = make_registration(
            event, former, door_secret=f"link-naar-{word}", secret=f"van-oud-lid-{word}"
        )
        Transfer.objects.create(
            registration=row,
            email="collega@elders.example",
            secret=f"door-{word}",
            asked_at=timezone.now(),
        )


def of_calendars(owner) -> dict[str, object]:
    """Give what stands in addresses of calendars and personal links."""
    event = make_event(owner, audience=Audience.PRIVATE)
    series = Series.objects.create(title="Forum", slug="forum")
    make_event(owner, series=series, series_number=1)
    feed = PersonalFeed.objects.create(user=owner, renewed_at=timezone.now())
    return {
        "calendar_event": event.slug,
        "calendar_series": series.slug,
        "calendar_secret": feed.secret,
        "calendar_link": make_registration(event, owner).door_secret,
    }
