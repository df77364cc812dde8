"""Suggestions and introductions in the world of the canaries, and the traces they leave of a person."""

from django.utils import timezone

from accounts.models import Notice, User
from cases.models import DilemmaPage
from events.models import EventPage
from matchmaking.choices import IntroductionState, MatchKind, Origin
from matchmaking.models import Introduction, Match, Suggestion
from matchmaking.policies.introductions import expires_on
from people.models import Person
from search.registry import key_of
from tests.factories.matchmaking import make_match, make_reason, make_suggestion
from tests.factories.people import make_person
from tests.trust.world import World

MATCHMAKING_OUTPUTS = {
    "for you": "/mijn/voor-jou/",
    "own introductions": "/mijn/kennismakingen/",
    "introduction": "/mijn/kennismakingen/{introduction.reference}/",
    "declined introduction": "/mijn/kennismakingen/{declined.reference}/",
    "funnel in the CMS": "/cms/kennismakingen/",
}
# Why an editor brings two together, a reason for no, and why not this.
MAY_READ_MATCHMAKING: dict[str, set[str]] = {
    "kanariekennis": {"member_a", "as_self"},
    "kanarieneen": set(),
    "kanarienietdit": set(),
}


def introduce(asker: Person, other: Person, about, **fields) -> Introduction:
    """Keep an introduction as it stands after somebody asked."""
    standard = {
        "origin": Origin.SUGGESTION,
        "kind": MatchKind.ADVISOR,
        "about": key_of(about),
        "reasons": [make_reason(asker, other, about)],
        "state": IntroductionState.ONE_YES,
        "asker_yes_at": timezone.now(),
        "expires_on": expires_on(timezone.localdate()),
    }
    return Introduction.objects.create(asker=asker, other=other, **{**standard, **fields})


def add_matchmaking(world: World) -> None:
    """Suggest people over things that not everybody may see, and introduce two."""
    people = {name: _person(world, name) for name in ("member_a", "admin_a", "member_b", "as_self")}
    for number, case in enumerate(world.cases.values()):
        make_suggestion(people["member_b"], people["admin_a"], case, rank=number)
        make_suggestion(people["as_self"], people["admin_a"], case, rank=number)
    Suggestion.objects.create(
        person=people["member_a"],
        other=people["admin_a"],
        kind=MatchKind.ADVISOR,
        week=timezone.localdate(),
        rank=1,
        state="not_this",
        not_this_because="kanarienietdit",
    )
    about = world.cases["kanariepubliek"]
    world.introduction = introduce(
        people["member_a"],
        people["as_self"],
        about,
        origin=Origin.EDITOR,
        why="Samen kanariekennis",
        reasons=[],
    )
    world.declined = introduce(
        people["admin_a"], people["member_a"], about, state="declined", no_because="kanarieneen"
    )


def add_matches(world: World) -> None:
    """Let the public case, its organisation and all else be matched with what not everybody may see.

    Nothing like this is prepared: it is what is left when something became private a moment ago.
    """
    public = world.cases["kanariepubliek"]
    private = [case for word, case in world.cases.items() if word != "kanariepubliek"]
    private += [*DilemmaPage.objects.all(), *EventPage.objects.all()]
    for kind, source in (
        (MatchKind.RELATED, public),
        (MatchKind.ORGANISATION_INITIATIVE, world.organisation),
    ):
        Match.objects.filter(source=key_of(source)).delete()
        for rank, one in enumerate(private):
            _match(kind, source, one, here=source, there=one, rank=rank)
    # What everybody may see, for a reason that not everybody may hear.
    _match(
        MatchKind.ORGANISATION_INITIATIVE,
        world.organisation,
        public,
        here=private[0],
        there=public,
        rank=0,
    )


def _match(kind, source, target, *, here, there, rank) -> None:
    reason = {
        "kind": "topic",
        "here": key_of(here),
        "there": key_of(there),
        "about": "tag:roerdomp",
    }
    keys = {"source": key_of(source), "target": key_of(target), "owner": ""}
    Match.objects.create(kind=kind, **keys, rank=rank, score=1, reasons=[reason], version="1")


def _person(world: World, name: str) -> Person:
    user = world.actors[name]
    found = Person.objects.filter(user=user).first()
    return found or make_person(f"Iemand {name}", user=user)


def of_matchmaking(owner: User, other: Person) -> dict[str, object]:
    """Give what stands in the addresses of routes: of `owner`, and of `other` the introduction too."""
    person = Person.objects.get(user=owner)
    suggestion = make_suggestion(person, other, other)
    return {
        "suggestion": suggestion.pk,
        "introduction": introduce(person, other, other).reference,
    }


def leave(*, user: User, person: Person, other_person: Person, theme, word: str) -> None:
    """Let somebody match, be suggested, ask, and say no with a reason."""
    make_match(person, other_person, theme)
    make_match(other_person, person, theme)
    make_suggestion(person, other_person, theme, not_this_because=f"{word} wil niet")
    make_suggestion(other_person, person, theme)
    row = introduce(person, other_person, theme, no_because=f"{word} zegt nee", state="declined")
    introduce(other_person, person, theme, made_by=user)
    url = f"/mijn/kennismakingen/{row.reference}/"
    text = "Iemand wil graag met je kennismaken"
    Notice.objects.create(
        user=other_person.user, kind="introduction", text=text, url=url, once_key="i"
    )
