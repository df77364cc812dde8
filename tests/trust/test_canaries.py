"""Nothing that is not meant for somebody comes out of any output."""

import re

import pytest

from tests.factories.reuses import make_reuse
from tests.trust.profiles import IN_PROFILES, PROFILE_OUTPUTS
from tests.trust.world import MAY_READ, make_world

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
}
# Who was invited, at which address and with which link; the link itself shows neither.
WHERE_INVITATIONS_ARE = {
    "ways in": "/meedoen/?q=kanarie",
    "works here": "/organisaties/{organisation.slug}/ik-werk-hier/",
    "own organisations": "/mijn/organisaties/",
    "care": "/mijn/organisaties/{organisation.slug}/",
    "inviting": "/mijn/organisaties/{organisation.slug}/uitnodigen/",
    "invitations in the CMS": "/cms/uitnodigingen/",
    "invitations as a file": "/cms/uitnodigingen/bestand/",
    "coverage as a file": "/cms/uitnodigingen/dekking/",
}
OUTPUTS |= WHERE_INVITATIONS_ARE
OUTPUTS |= {f"page of {word}": f"/praktijkvoorbeelden/over-{word}/" for word in MAY_READ}
OUTPUTS |= {f"asking about {word}": f"/praktijkvoorbeelden/over-{word}/vraag/" for word in MAY_READ}
OUTPUTS |= {f"applying {word}": f"/praktijkvoorbeelden/over-{word}/toegepast/" for word in MAY_READ}
OUTPUTS |= {f"search for {word}": f"/zoeken/?q={word}" for word in MAY_READ}
OUTPUTS |= {f"suggestions for {word}": f"/zoeken/suggesties/?q={word}" for word in MAY_READ}
OUTPUTS |= {f"feed of {word}": f"/zoeken/feed/?q={word}" for word in MAY_READ}
OUTPUTS |= PROFILE_OUTPUTS
# The word somebody typed comes back in the search box; what is looked for then is the item's title.
SHOWN = {word: f"Over {word}" for word in MAY_READ}


@pytest.fixture
def world(site_home, run_tasks):
    made = make_world()
    _apply_to_each_other(made)
    run_tasks()
    return made


def _apply_to_each_other(made):
    """Let the public case descend from every other one, and every other one from it."""
    public = made.cases["kanariepubliek"]
    for word, case in made.cases.items():
        if word != "kanariepubliek":
            make_reuse(case, adapted=public, organisation=made.organisation)
            make_reuse(public, adapted=case)


def said(client, address: str) -> str:
    response = client.get(address)
    headers = " ".join(f"{name}: {value}" for name, value in response.items())
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return headers + MARKS.sub("", body.decode())


@pytest.mark.parametrize(
    "actor",
    [
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
    ],
)
def test_no_output_tells_what_is_not_meant_for_the_actor(world, client, actor):
    if world.actors[actor] is not None:
        client.force_login(world.actors[actor])
    leaks = []
    for name, address in OUTPUTS.items():
        text = said(client, address.format(theme=world.theme, organisation=world.organisation))
        leaks += [
            (name, word)
            for word, title in SHOWN.items()
            if actor not in MAY_READ[word] and title.lower() in text.lower()
        ]
        leaks += [
            (name, words)
            for words, readers in IN_PROFILES.items()
            if actor not in readers and words.lower() in text.lower()
        ]
    assert leaks == []


@pytest.mark.parametrize("actor", ["visitor", "member_a", "member_b", "editor"])
def test_what_is_meant_for_the_actor_does_come_out(world, client, actor):
    if world.actors[actor] is not None:
        client.force_login(world.actors[actor])
    for word, title in SHOWN.items():
        if actor in MAY_READ[word]:
            assert title in said(client, f"/praktijkvoorbeelden/over-{word}/")
            assert title in said(client, f"/zoeken/?q={word}")
            assert title in said(client, f"/zoeken/feed/?q={word}")
            assert title in said(client, f"/zoeken/suggesties/?q={word}")


@pytest.mark.parametrize("actor", ["visitor", "member_b", "editor"])
def test_a_profile_does_come_out_to_who_may_read_it(world, client, actor):
    if world.actors[actor] is not None:
        client.force_login(world.actors[actor])
    text = "".join(said(client, address) for address in PROFILE_OUTPUTS.values())
    assert "Openbare beheerder" in text
    assert {words for words in IN_PROFILES if words in text} == {
        words for words, readers in IN_PROFILES.items() if actor in readers
    }


def test_counts_are_honest(world, client):
    visible = sum("visitor" in actors for actors in MAY_READ.values())
    for said_by_all in ("vogelhuis", "dakpannen"):
        response = client.get(f"/zoeken/?q={said_by_all}")
        assert response.context["results"].total == visible


@pytest.mark.parametrize("actor", ["visitor", "member_a", "admin_a", "member_b", "editor"])
def test_address_and_link_of_who_was_invited_come_out_nowhere(world, client, actor):
    if world.actors[actor] is not None:
        client.force_login(world.actors[actor])
    for address in OUTPUTS.values():
        text = said(client, address.format(theme=world.theme, organisation=world.organisation))
        assert "kanarieadres" not in text
        assert world.invitation not in text
    client.logout()
    assert "kanarieadres" not in said(client, f"/uitnodiging/{world.invitation}/")
