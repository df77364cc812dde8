"""Every address something could come out of, and what it says to somebody."""

import re

from tests.trust.calendars import CALENDAR_OUTPUTS
from tests.trust.dilemmas import DILEMMA_OUTPUTS
from tests.trust.events import EVENT_OUTPUTS
from tests.trust.matchmaking import MATCHMAKING_OUTPUTS
from tests.trust.profiles import PROFILE_OUTPUTS
from tests.trust.quarters import QUARTER_OUTPUTS
from tests.trust.world import MAY_READ, World

MARKS = re.compile("</?mark[^>]*>")  # a found word is marked inside the title
OUTPUTS = {
    "front page": "/",
    "overview": "/praktijkvoorbeelden/",
    "overview by theme": "/praktijkvoorbeelden/?thema={theme.pk}",
    "overview by organisation": "/praktijkvoorbeelden/?organisatie={organisation.pk}",
    "organisations": "/organisaties/",
    "organisation": "/organisaties/{organisation.slug}/",
    "themes": "/themas/",
    "theme": "/themas/{theme.slug}/",
    "offers and needs": "/vraag-en-aanbod/",
    "offers and needs by theme": "/vraag-en-aanbod/?thema={theme.pk}",
    "related, on the public case": "/praktijkvoorbeelden/over-kanariepubliek/",
    "search for what all share": "/zoeken/?q=vogelhuis",
    "search for what stands in the files of all": "/zoeken/?q=dakpannen",
    "search everything": "/zoeken/",
    "search without answers": "/zoeken/?q=kanarie&jaar=1999&thema={theme.pk}",
    "search by filters": "/zoeken/?organisatie={organisation.pk}&taal=nl&bron=leden",
    "suggestions": "/zoeken/suggesties/?q=over+kanarie",
    "suggestions in the browser": "/zoeken/suggesties/browser/?q=over+kanarie",
    "feed of what all share": "/zoeken/feed/?q=vogelhuis",
    "feed of everything": "/zoeken/feed/",
    "search description": "/zoeken/opensearch.xml",
    "feed of nothing": "/bestaat-niet/",
    "health": "/gezondheid/",
    "ambassadors": "/ambassadeurs/",
    "ambassadors of a theme": "/ambassadeurs/?thema={theme.pk}&regio=bonaire&taal=nl&vorm=speak",
    "questions": "/vragen/",
    "asking": "/vragen/stellen/?q=vogelhuis",
    "what may answer a question": "/vragen/lijkt-op/?text=samenvatting+vogelhuis",
    "asking on from an empty search": "/zoeken/?q=vogelhuisxyz",
    "recipe with the meetings to come": "/bijeenkomsten/werkvormen/debate/",
    "own meetings": "/mijn/bijeenkomsten/",
    "asked whether it holds": "/mijn/klopt-dit-nog/",
}
# Who was invited, at which address and with which link; the link itself shows neither.
INVITATIONS = {
    "ways in": "/meedoen/?q=kanarie",
    "works here": "/organisaties/{organisation.slug}/ik-werk-hier/",
    "own organisations": "/mijn/organisaties/",
    "care": "/mijn/organisaties/{organisation.slug}/",
    "inviting": "/mijn/organisaties/{organisation.slug}/uitnodigen/",
    "invitations in the CMS": "/cms/uitnodigingen/",
    "invitations as a file": "/cms/uitnodigingen/bestand/",
    "coverage as a file": "/cms/uitnodigingen/dekking/",
}
NETWORK = {
    "network": "/netwerk/",
    "network around an organisation": "/netwerk/?rond=organisatie-{organisation.slug}",
    "network around a theme": "/netwerk/?rond=thema-{theme.slug}",
    "network as a file": "/netwerk.csv",
}
NEWS = {
    "news": "/actualiteiten/",
    "news by theme": "/actualiteiten/?thema={theme.slug}",
    "feed of news": "/actualiteiten/feed/",
    "newest round": "/rondje/{month}/",
    "search for a word of all news": "/zoeken/?q=zwaluwnest",
    "suggestions of a word of all news": "/zoeken/suggesties/?q=zwaluwnest",
    "feed of a word of all news": "/zoeken/feed/?q=zwaluwnest",
    "search news": "/zoeken/?soort=news",
}
CONVERSATION = {
    "writing to who was asked": "/mensen/{asked.slug}/bericht/",
    "thread": "/mijn/gesprekken/{conversation.pk}/",
    "report of a message": "/meld/bericht/{message}/",
    "own threads": "/mijn/gesprekken/",
    "desk": "/mijn/",
    "reports in the CMS": "/cms/meldingen/",
    "a report in the CMS": "/cms/meldingen/{dossier}/",
    "reports in numbers": "/meldingen/",
    "own reports": "/mijn/meldingen/",
}
REPORTED = ("kanarieprive", "kanarieorganisatie", "kanarieconcept")
CONVERSATION |= {
    f"report of {word}": f"/meld/praktijkvoorbeeld/{{cases[{word}].pk}}/" for word in REPORTED
}
AUTHORS = {
    "what an editor changed": "/mijn/aangepast/{change}/",
    "objection in the CMS": "/cms/bezwaren/{change}/",
    "looking afterwards in the CMS": "/cms/achteraf-nakijken/{check}/",
    "who publishes at once": "/cms/meteen-publiceren/",
}
OUTPUTS |= AUTHORS
OUTPUTS |= INVITATIONS | NEWS | CONVERSATION | NETWORK
OUTPUTS |= {f"page of {word}": f"/praktijkvoorbeelden/over-{word}/" for word in MAY_READ}
OUTPUTS |= {f"asking about {word}": f"/praktijkvoorbeelden/over-{word}/vraag/" for word in MAY_READ}
OUTPUTS |= {f"applying {word}": f"/praktijkvoorbeelden/over-{word}/toegepast/" for word in MAY_READ}
OUTPUTS |= {f"search for {word}": f"/zoeken/?q={word}" for word in MAY_READ}
OUTPUTS |= {f"suggestions for {word}": f"/zoeken/suggesties/?q={word}" for word in MAY_READ}
OUTPUTS |= {f"feed of {word}": f"/zoeken/feed/?q={word}" for word in MAY_READ}
OUTPUTS |= PROFILE_OUTPUTS | DILEMMA_OUTPUTS | EVENT_OUTPUTS | CALENDAR_OUTPUTS
OUTPUTS |= MATCHMAKING_OUTPUTS | QUARTER_OUTPUTS


def addresses(world: World) -> dict[str, str]:
    """Give every output of this world by its name."""
    told = {
        "theme": world.theme,
        "organisation": world.organisation,
        "month": world.month,
        "asked": world.asked,
        "conversation": world.conversation,
        "message": world.conversation.messages.order_by("pk")[0].pk,
        "dossier": world.dossier,
        "cases": world.cases,
        "introduction": world.introduction,
        "declined": world.declined,
        "change": world.change,
        "check": world.check,
    }
    return {name: address.format(**told) for name, address in OUTPUTS.items()}


def said(client, address: str) -> str:
    """Give what an address answers, headers too, without marks around found words."""
    response = client.get(address)
    headers = " ".join(f"{name}: {value}" for name, value in response.items())
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return headers + MARKS.sub("", body.decode())


def sign_in(client, world: World, actor: str) -> None:
    """Let the client be this actor."""
    client.logout()
    if world.actors[actor] is not None:
        client.force_login(world.actors[actor])
