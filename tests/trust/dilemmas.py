"""Dilemmas for every choice of readers and every state nobody reads, each with a word of its own."""

from cases.choices import Readers
from cases.models import DilemmaHiddenFrom, DilemmaPage
from organisations.choices import SectorSide
from organisations.models import Organisation
from tests.factories.cases import make_member, make_organisation
from tests.factories.dilemmas import make_dilemma
from tests.trust.world import COLLEAGUES, CURATORS, MEMBERS, World

ASKER = "kanariewieiknietben"
# What is for few, editors do not read because they edit; moderators checked it.
OF_GOVERNMENT = COLLEAGUES | {"member_b"}
MAY_READ_DILEMMA: dict[str, set[str]] = {
    "dilemmaiedereen": {"visitor", "former", "suspended"} | MEMBERS | CURATORS,
    "dilemmaleden": MEMBERS | CURATORS,
    "dilemmaoverheid": OF_GOVERNMENT | {"moderator"},
    "dilemmaelders": (MEMBERS - COLLEAGUES) | CURATORS,
    "dilemmagenodigd": {"member_b", "moderator"},
    "dilemmaconcept": set(),
    "dilemmacheck": set(),
    "dilemmaweg": set(),
}
READERS = {
    "dilemmaiedereen": Readers.EVERYONE,
    "dilemmaoverheid": Readers.GOVERNMENT,
    "dilemmaelders": Readers.NOT_MY_ORGANISATION,
    "dilemmagenodigd": Readers.INVITED,
}
STATES = {"dilemmaconcept": "draft", "dilemmacheck": "intake", "dilemmaweg": "withdrawn"}
DILEMMA_OUTPUTS = {
    "dilemmas": "/dilemmas/",
    "dilemmas by theme": "/dilemmas/?thema={theme.slug}",
    "dilemmas by value": "/dilemmas/?botst=openness&volgorde=titel",
    "dilemmas that wait for me": "/dilemmas/?wacht=mijn",
    "values": "/dilemmas/waarden/",
    "search for what all dilemmas share": "/zoeken/?q=eekhoorn",
    "search dilemmas": "/zoeken/?soort=dilemma",
    "suggestions for what all dilemmas share": "/zoeken/suggesties/?q=mag+dilemma",
    "feed of what all dilemmas share": "/zoeken/feed/?q=eekhoorn",
    "dilemmas that may answer a question": "/vragen/lijkt-op/?text=mag+de+eekhoorn+in+dit+huis",
    "another dilemma": "/dilemmas/mag-dilemmaiedereen-eekhoorn/",
}
DILEMMA_OUTPUTS |= {
    f"dilemma {word}": f"/dilemmas/mag-{word}-eekhoorn/" for word in MAY_READ_DILEMMA
}
DILEMMA_OUTPUTS |= {f"feed of {word}": f"/zoeken/feed/?q={word}" for word in MAY_READ_DILEMMA}
DILEMMA_OUTPUTS |= {f"search for {word}": f"/zoeken/?q={word}" for word in MAY_READ_DILEMMA}


def add_dilemmas(world: World) -> dict[str, DilemmaPage]:
    """Let somebody of organisation A ask everything, without a name."""
    Organisation.objects.update(side=SectorSide.GOVERNMENT)
    apart = [make_organisation(f"Gemeente Apart {number}") for number in (1, 2)]
    others = [make_member(organisation) for organisation in apart]
    # Two, since nobody may ask so many in a day.
    askers = [make_member(world.organisation, f"{ASKER}{number}") for number in (1, 2)]
    invited = [world.actors["member_b"], *others]
    made = {}
    for number, word in enumerate(MAY_READ_DILEMMA):
        readers = READERS.get(word, Readers.MEMBERS)
        made[word] = make_dilemma(
            askers[number % 2],
            question=f"Mag {word} eekhoorn?",
            situation=f"Over {word} in een eekhoornhuis.",
            state=STATES.get(word, "open"),
            readers=readers,
            values=[{"value": "openness"}, {"value": "privacy"}],
            themes=[world.theme],
            moderator=world.actors["moderator"],
            choice={
                "organisation_id": world.organisation.pk,
                "invited_ids": [one.pk for one in invited] if readers == Readers.INVITED else (),
            },
        )
    _hide_from(made["dilemmaelders"], [world.organisation, *apart])
    return made


def _hide_from(dilemma: DilemmaPage, organisations: list[Organisation]) -> None:
    """Let the others that are kept out be these, and not by chance one of the world's."""
    dilemma.hidden_from.all().delete()
    for organisation in organisations:
        DilemmaHiddenFrom.objects.create(page=dilemma, organisation=organisation)
