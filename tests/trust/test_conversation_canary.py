"""What two people say to each other comes out nowhere else, for editors neither."""

import pytest

from tests.factories.conversations import answer, make_conversation
from tests.factories.people import make_person
from tests.trust.test_canaries import OUTPUTS, said
from tests.trust.world import make_world

WORDS = ("kanarieonderwerp", "kanarievraag", "kanarieantwoord", "kanarievrager@")


@pytest.mark.parametrize("actor", ["visitor", "member_b", "editor", "site_admin"])
def test_no_output_tells_what_two_people_say(site_home, run_tasks, client, actor):
    world = make_world()
    asked = make_person("Inge Inwoner", user=world.actors["as_self"])
    made = make_conversation(
        asker=world.actors["member_a"],
        person=asked,
        subject="Over kanarieonderwerp",
        text="Een kanarievraag van kanarievrager@example.org",
        theme=world.theme,
    )
    answer(made, "Een kanarieantwoord")
    run_tasks()
    if world.actors[actor] is not None:
        client.force_login(world.actors[actor])
    own = {
        "asking": f"/mensen/{asked.slug}/bericht/",
        "thread": f"/mijn/gesprekken/{made.pk}/",
        "report": f"/mijn/gesprekken/{made.pk}/melden/",
        "list": "/mijn/gesprekken/",
        "desk": "/mijn/",
        "reports": "/cms/meldingen/",
        "search": "/zoeken/?q=vogelhuis",
    }
    addresses = {**{name: OUTPUTS[name] for name in ("front page", "theme", "organisation")}, **own}
    leaks = [
        (name, word)
        for name, address in addresses.items()
        for word in WORDS
        if word
        in said(client, address.format(theme=world.theme, organisation=world.organisation)).lower()
    ]
    assert leaks == []
