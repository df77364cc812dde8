"""Meetings of every audience and state, each with a word of its own."""

from datetime import timedelta

from django.utils import timezone

from alliantie.choices import Audience
from events.models import (
    ActionItem,
    CoHost,
    EventDoor,
    EventLink,
    EventPage,
    EventPerson,
    Material,
    Recording,
    Report,
    ReportLine,
    Series,
    Turn,
)
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event
from tests.factories.polls import make_poll, make_poll_question
from tests.trust.world import COLLEAGUES, CURATORS, MEMBERS, World

# Whose turn it is to be host, and why not: for who plans the series only, which are editors here.
TURN = "beurtgeheim"
# The link and the code of an online meeting; the page never tells them, to nobody.
DOOR = "kanariedeur"
# What a room was not asked yet, and what its host took away.
UNSAID = "kanariestem"
MAY_READ_EVENT: dict[str, set[str]] = {
    "samenkomstiedereen": {"visitor", "former", "suspended"} | MEMBERS | CURATORS,
    "samenkomstleden": MEMBERS | CURATORS,
    "samenkomstorganisatie": COLLEAGUES | CURATORS,
    "samenkomstafgezegd": MEMBERS | CURATORS,
    "samenkomstwas": MEMBERS | CURATORS,
    "samenkomstconcept": set(),
    "samenkomstingestuurd": set(),
    "samenkomstverlopen": set(),
}
AUDIENCES = {
    "samenkomstiedereen": Audience.PUBLIC,
    "samenkomstorganisatie": Audience.ORGANISATION,
}
STATES = {
    "samenkomstconcept": "draft",
    "samenkomstingestuurd": "submitted",
    "samenkomstafgezegd": "cancelled",
}
EVENT_OUTPUTS = {
    "meetings": "/bijeenkomsten/",
    "meetings that were": "/bijeenkomsten/?beeld=geweest",
    "meetings of this month": "/bijeenkomsten/?beeld=maand",
    "meetings by theme": "/bijeenkomsten/?thema={theme.slug}&soort=workshop",
    "meetings by organisation": "/bijeenkomsten/?organisatie={organisation.slug}",
    "turns as host": "/mijn/bijeenkomsten/beurten/",
    "planning a series": "/mijn/bijeenkomsten/reeksen/samenkomstiedereen/",
    "own actions": "/mijn/bijeenkomsten/acties/",
    "round in a meeting": "/bijeenkomsten/samenkomstorganisatie/rondje/",
    "podcast": "/bijeenkomsten/podcast.xml",
    "phones of no room": "/stem/ABCDEF/",
    "search for what all meetings share": "/zoeken/?q=roerdomp",
    "search meetings": "/zoeken/?soort=event",
    "search meetings by format": "/zoeken/?werkvorm=debate",
    "suggestions for what all meetings share": "/zoeken/suggesties/?q=over+samenkomst",
    "feed of what all meetings share": "/zoeken/feed/?q=roerdomp",
}
for _word in MAY_READ_EVENT:
    EVENT_OUTPUTS |= {
        f"meeting {_word}": f"/bijeenkomsten/{_word}/",
        f"series {_word}": f"/bijeenkomsten/reeksen/{_word}/",
        f"search for {_word}": f"/zoeken/?q={_word}",
    }


def add_events(world: World) -> dict[str, EventPage]:
    """Let somebody of organisation A announce all of them, about what everybody may see."""
    owner = world.actors["admin_a"]
    made = {}
    asked = make_organisation(f"Gemeente {TURN}", listing="hidden", alliance_member_from=_ago(99))
    make_member(asked, role="admin")
    for word in MAY_READ_EVENT:
        event = make_event(
            owner,
            title=f"Over {word} roerdomp",
            goal=f"Samen over {word}",
            description=f"<p>Wat we doen: {word}</p>",
            prepare=f"Lees {word}",
            venue=f"Zaal {word}",
            format="debate",
            mode="hybrid",
            state=STATES.get(word, "planned"),
            audience=AUDIENCES.get(word, Audience.MEMBERS),
            organisation=world.organisation,
            themes=(world.theme,),
            url=f"https://{DOOR}.example/",
            series=Series.objects.create(title=f"Reeks {word}", slug=word),
            series_number=1,
            cancel_reason=f"Geen {word}",
        )
        made[word] = _with_its_word(event, word, world)
        _take_turns(event.series, asked)
    _change(made["samenkomstwas"], starts_at=_ago(3), ends_at=_ago(2))
    _change(made["samenkomstverlopen"], live=True, expire_at=_ago(1))
    for word in ("samenkomstconcept", "samenkomstingestuurd"):
        # Live in the table, as after a mistake: what was not announced stays unseen all the same.
        _change(made[word], live=True, audience=Audience.PUBLIC)
    return made


def _take_turns(series: Series, asked) -> None:
    """Let one say no to the next number and yes to the one after."""
    for number, state in ((2, "declined"), (3, "accepted")):
        Turn.objects.create(
            series=series,
            number=number,
            organisation=asked,
            state=state,
            asked_at=timezone.now(),
            reason=f"Want {TURN}",
            why={"reasons": [TURN]},
        )


def _with_its_word(event: EventPage, word: str, world: World) -> EventPage:
    """Let it say its word in every place, and stand beside what everybody sees."""
    event.slug = word
    event.save()
    EventDoor.objects.filter(event=event).update(note=DOOR)
    EventPerson.objects.create(event=event, name=f"Gast {word}")
    _what_came_of_it(event, word)
    _what_the_room_said(event, word)
    EventPerson.objects.create(event=event, user=world.actors["admin_a"])
    EventLink.objects.create(event=event, page=world.cases["kanariepubliek"])
    EventLink.objects.create(event=event, page=world.cases["kanarieprive"])
    CoHost.objects.create(
        event=event,
        organisation=world.actors["member_b"].memberships.get().organisation,
        state="confirmed",
    )
    return event


def _what_came_of_it(event: EventPage, word: str) -> None:
    now = timezone.now()
    report = Report.objects.create(event=event, text=f"<p>Zei {word}</p>", published_at=now)
    ReportLine.objects.create(report=report, kind="decision", text=f"Ja {word}", added_at=now)
    ReportLine.objects.create(report=report, kind="round", text=f"Nieuws {word}", added_at=now)
    ActionItem.objects.create(
        report=report, text=f"Doe {word}", owner_name=word, due_on=timezone.localdate()
    )
    recording = Recording.objects.create(
        title=f"Opname {word}",
        file=f"recordings/{word}.mp3",
        type="audio",
        media_type="audio/mpeg",
        size=1,
        transcript=f"Hoor {word}",
        published_at=now,
    )
    Material.objects.create(
        event=event, kind="media", title=recording.title, recording=recording, is_podcast=True
    )


def _what_the_room_said(event: EventPage, word: str) -> None:
    poll = make_poll(event, published_at=timezone.now())
    make_poll_question(poll, f"Stem {word}", "Nee", state="closed", text=f"Zeg {word}?")
    said = make_poll_question(poll, state="closed", said=(f"Roep {word}",))
    make_poll_question(said.poll, UNSAID, "Nee", state="ready", text=UNSAID)
    make_poll_question(poll, state="closed", said=(UNSAID,)).votes.update(is_hidden=True)


def _ago(days: int):
    return timezone.now() - timedelta(days=days)


def _change(event: EventPage, **fields) -> None:
    EventPage.objects.filter(pk=event.pk).update(**fields)
    EventPage.objects.get(pk=event.pk).save()  # as the desk would: search is told
