"""What must not come out beside cases and profiles: news that does not stand on the site, and a conversation."""

from news.choices import NewsState
from search.registry import key_of
from search.services import queue_index_many
from tests.factories.conversations import answer, make_conversation
from tests.factories.news import make_item, make_line, make_round
from tests.factories.people import make_person
from tests.factories.reports import make_dossier
from tests.trust.world import World

HIDDEN = [state for state in NewsState if state != NewsState.SHOWN]
# The word of a line or item -> what it stands in and why nobody reads it.
NEWS_WORDS = {f"{kind}{state}x": (kind, state) for kind in ("regel", "bericht") for state in HIDDEN}
PUBLIC_NEWS = "zwaluwnest voor iedereen"
TALK_WORDS = ("kanarieonderwerp", "kanarievraag", "kanarieantwoord", "kanarievrager@")
TALKERS = {"member_a", "as_self"}


def add_news(world: World) -> None:
    """Add a line and an item in every state, and one of each that stands on the site."""
    author, about = world.actors["member_a"], make_round()
    world.month = str(about)
    for word, (kind, state) in NEWS_WORDS.items():
        if kind == "bericht":
            world.hidden_news[word] = make_item(
                f"zwaluwnest {word}",
                author=author,
                state=state,
                organisation=world.organisation,
                themes=[world.theme],
            )
    # One line a person and round: each state in a round of its own.
    for number, state in enumerate(HIDDEN, start=1):
        old = make_round(about.month.replace(year=about.month.year - number))
        make_line(old, f"zwaluwnest regel{state}x", author=author, state=state)
    make_line(about, f"Regel {PUBLIC_NEWS}", author=author)
    shown = make_item(f"Bericht {PUBLIC_NEWS}", author=author, themes=[world.theme])
    queue_index_many(keys=[key_of(item) for item in [*world.hidden_news.values(), shown]])


def add_conversation(world: World) -> None:
    """Let two people talk."""
    world.asked = make_person("Inge Inwoner", user=world.actors["as_self"])
    world.conversation = make_conversation(
        asker=world.actors["member_a"],
        person=world.asked,
        subject="Over kanarieonderwerp",
        text="Een kanarievraag van kanarievrager@example.org",
        theme=world.theme,
    )
    answer(world.conversation, "Een kanarieantwoord")
    world.dossier = make_dossier("praktijkvoorbeeld", world.cases["kanarieprive"].pk).pk
